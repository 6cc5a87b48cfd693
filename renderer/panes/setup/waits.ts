import type { StepView } from '../../../shared/contract.ts';
import type { StepId } from '../../../shared/steps.ts';

/** How long the program waits for a step that does not tell its limit while it waits. */
const usualLimitsMs: Partial<Readonly<Record<StepId, number>>> = {
  'module.answer': 10_000,
  'connect.open': 60_000,
  'connect.login': 15_000,
  'connect.subscribe': 10_000,
  'proof.publish': 10_000,
  'proof.return': 15_000,
};

export type Waiting =
  | { readonly kind: 'bytes'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'time'; readonly elapsedMs: number; readonly limitMs: number | null };

/** What a running step has behind it and before it: bytes of a file, or time. */
export const waitingOf = (step: StepView, nowMs: number): Waiting => {
  const { progress } = step;
  if (progress?.kind === 'bytes') return progress;
  const elapsedMs = step.startedAtMs === null ? 0 : Math.max(0, nowMs - step.startedAtMs);
  return { kind: 'time', elapsedMs, limitMs: progress?.limitMs ?? usualLimitsMs[step.id] ?? null };
};
