import type { StepView } from '../../../shared/contract.ts';

export interface Bar {
  /** Percentage of the axis. */
  readonly left: number;
  readonly width: number;
}

export interface Waterfall {
  /** Of the whole axis, in ms. */
  readonly spanMs: number;
  /** Labels in ms, evenly spaced from 0 to `spanMs`. */
  readonly ticks: readonly number[];
  /** One per step, in order; `null` if it did not run. */
  readonly bars: readonly (Bar | null)[];
}

const tickCount = 4;

/** 1, 2, 3, 4, 6, 8 times a power of ten: such an axis divides by four into round numbers and grows in steps. */
const roundSpans = [1, 2, 3, 4, 6, 8];

/** The smallest round span that contains `ms`. */
export const spanFor = (ms: number): number => {
  const least = Math.max(ms, 400);
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = roundSpans.find((candidate) => candidate * power >= least);
  return factor === undefined ? 10 * power : factor * power;
};

/** The position of each step on the time axis of its stage. A running step ends now. */
export const waterfall = (steps: readonly StepView[], nowMs: number): Waterfall => {
  const started = steps.flatMap(({ startedAtMs }) => startedAtMs ?? []);
  const origin = started.length === 0 ? nowMs : Math.min(...started);
  const endOf = (step: StepView, startedAtMs: number): number =>
    step.status === 'running' ? Math.max(nowMs, startedAtMs) : startedAtMs + step.ms;
  const ends = steps.map((step) => (step.startedAtMs === null ? origin : endOf(step, step.startedAtMs)));
  const spanMs = spanFor(Math.max(origin, ...ends) - origin);
  return {
    spanMs,
    ticks: Array.from({ length: tickCount + 1 }, (_, index) => (spanMs * index) / tickCount),
    bars: steps.map((step, index) => {
      if (step.startedAtMs === null || step.status === 'waiting') return null;
      const left = ((step.startedAtMs - origin) / spanMs) * 100;
      return { left, width: (((ends[index] ?? origin) - step.startedAtMs) / spanMs) * 100 };
    }),
  };
};
