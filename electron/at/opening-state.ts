import { dataModeFrom, type EngineState, initialEngineState } from './engine-state.ts';
import type { EngineTimings } from './timings.ts';
import { type OpenAnswers, patienceAfter } from './unanswered.ts';

/** What is known of the module when its port is opened. */
export interface OpeningFacts {
  /**
   * Answers that were still open when the previous link on this port closed. The first command then waits for the proof that the module is
   * in sync.
   */
  readonly before?: OpenAnswers | null | undefined;
  /** The module was in data mode when the previous link on this port closed. `noted`: as an earlier program noted it. */
  readonly startsInDataMode?: boolean | 'noted' | undefined;
}

export const stateAtOpening = (
  { before, startsInDataMode = false }: OpeningFacts,
  nowMs: number,
  timings: EngineTimings,
): EngineState => {
  if (startsInDataMode) {
    return { ...initialEngineState, ...before, phase: dataModeFrom(nowMs, startsInDataMode === 'noted') };
  }
  if (!before) return initialEngineState;
  const patienceMs = patienceAfter(before.unanswered.commands, timings);
  return { ...initialEngineState, ...before, phase: { kind: 'out-of-sync', patienceMs, afterRestart: false } };
};
