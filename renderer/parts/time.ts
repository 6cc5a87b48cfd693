/** Local time as `15:02:11.668`; without `withMs`, `15:02:11`. */
export const clockText = (atMs: number, withMs = true): string => {
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return withMs ? `${time}.${String(date.getMilliseconds()).padStart(3, '0')}` : time;
};

/** For tooltips: `2026-11-20 07:02:11`. */
export const utcText = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');

/** `787 ms`, `1.440 s`, `12.4 s`, `2 min 8 s`. */
export const durationText = (ms: number): string => {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(3)} s`;
  if (ms < 100_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1_000)} s`;
};

/** `00:12:31` */
export const elapsedText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

/** Created once: creating one costs more than formatting a hundred numbers. */
const counts = new Intl.NumberFormat('en-US');

/** `61,902` */
export const countText = (value: number): string => counts.format(value);

/** `UTC+08:00` */
export const zoneOf = (minutesAhead: number): string => {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const distance = Math.abs(minutesAhead);
  return `UTC${minutesAhead < 0 ? '−' : '+'}${two(distance / 60)}:${two(distance % 60)}`;
};
