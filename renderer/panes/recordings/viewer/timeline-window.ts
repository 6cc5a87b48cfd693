/** A part of the time of a recording. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

const shortestMs = 20;

/** Inside of `all`, and not shorter than can be shown. */
const inside = ({ fromMs, toMs }: TimeWindow, all: TimeWindow): TimeWindow => {
  const spanMs = Math.min(Math.max(toMs - fromMs, shortestMs), Math.max(all.toMs - all.fromMs, shortestMs));
  const from = Math.max(all.fromMs, Math.min(fromMs, all.toMs - spanMs));
  return { fromMs: from, toMs: from + spanMs };
};

/** `factor` below 1 shows less. The time `atMs` stays at its place. */
export const zoomed = (window: TimeWindow, all: TimeWindow, atMs: number, factor: number): TimeWindow =>
  inside({ fromMs: atMs - (atMs - window.fromMs) * factor, toMs: atMs + (window.toMs - atMs) * factor }, all);

export const movedBy = (window: TimeWindow, all: TimeWindow, byMs: number): TimeWindow =>
  inside({ fromMs: window.fromMs + byMs, toMs: window.toMs + byMs }, all);

/** The window with a time in it, which is not moved if it is in it already. */
export const showing = (window: TimeWindow, all: TimeWindow, atMs: number): TimeWindow => {
  if (atMs >= window.fromMs && atMs <= window.toMs) return window;
  const half = (window.toMs - window.fromMs) / 2;
  return inside({ fromMs: atMs - half, toMs: atMs + half }, all);
};

const minuteMs = 60_000;
const hourMs = 3_600_000;
const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000],
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * hourMs),
];

/** Round times since the start of the recording, in ms, at most about `count` of them. */
export const ticksOf = ({ fromMs, toMs }: TimeWindow, startMs: number, count: number): readonly number[] => {
  const spanMs = toMs - fromMs;
  const step = steps.find((candidate) => spanMs / candidate <= count) ?? Math.ceil(spanMs / count / hourMs) * hourMs;
  const first = Math.ceil((fromMs - startMs) / step) * step;
  const ticks: number[] = [];
  for (let at = first; at <= toMs - startMs; at += step) ticks.push(at);
  return ticks;
};

/** `01:19`, `01:19.5`, `1:02:03`: minutes and seconds, and what of a second the step needs. */
export const tickText = (ms: number, spanMs: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1_000);
  const hours = Math.floor(seconds / 3_600);
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const whole = hours > 0 ? `${hours}:${clock}` : clock;
  const digits = spanMs < 500 ? 3 : spanMs < 5_000 ? 2 : spanMs < 60_000 ? 1 : 0;
  return digits === 0
    ? whole
    : `${whole}.${String(Math.floor(ms) % 1_000)
        .padStart(3, '0')
        .slice(0, digits)}`;
};
