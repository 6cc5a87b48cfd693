/** `300ms`, `2s`, `1.5s`, `1m`, `2h`. A number without a unit is not a duration. */
export const durationPattern = /^(\d{1,10}(?:\.\d{1,3})?) ?(ms|s|m|h)$/;

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** The longest wait that a timer can take (2^31 − 1 ms), rounded down to whole days. */
const longestMs = 24 * 86_400_000;

/** Milliseconds; `null`: not a duration, or longer than 24 days. */
export const parseDuration = (text: string): number | null => {
  const [, number = '', unit = ''] = durationPattern.exec(text) ?? [];
  const ms = Math.round(Number(number) * (unitMs[unit] ?? Number.NaN));
  return ms <= longestMs ? ms : null;
};

/** The shortest form: the largest unit that gives a whole number. */
export const formatDuration = (ms: number): string => {
  for (const unit of ['h', 'm', 's'] as const) {
    const size = unitMs[unit] ?? 1;
    if (ms >= size && ms % size === 0) return `${ms / size}${unit}`;
  }
  return `${ms}ms`;
};
