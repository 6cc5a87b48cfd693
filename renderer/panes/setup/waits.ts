import type { StepView } from '../../../shared/contract.ts';

export type Waiting =
  | { readonly kind: 'bytes'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'time'; readonly elapsedMs: number; readonly limitMs: number | null };

/** Progress of a running step: bytes of a file, or time. */
export const waitingOf = (step: StepView, nowMs: number): Waiting => {
  const { progress } = step;
  if (progress?.kind === 'bytes') return progress;
  const elapsedMs = step.startedAtMs === null ? 0 : Math.max(0, nowMs - step.startedAtMs);
  const limitMs = progress?.limitMs ?? null;
  // An exceeded limit is not shown: proving that a module is in sync may take longer than waiting for a silent
  // one.
  return { kind: 'time', elapsedMs, limitMs: limitMs !== null && elapsedMs <= limitMs ? limitMs : null };
};
