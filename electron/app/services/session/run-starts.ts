import { fail, type Outcome } from '../../../../shared/outcome.ts';
import { type StageId, stages } from '../../../../shared/steps.ts';
import type { SessionList } from './session-list.ts';

/** Starts the runs of all sessions, one at a time in each. */
export interface RunStarts {
  /** Resolves when the run has begun, or with the reason why it cannot. */
  start(sessionId: string, requested: readonly StageId[], resume: boolean): Promise<Outcome<void>>;
  stop(sessionId: string): void;
  /** Resolves when no run is in progress or about to begin. */
  ended(sessionId: string): Promise<void>;
}

/** A run that is about to begin: the module is being requested for its identity, or the plan is being made. */
interface Starting {
  readonly stop: AbortController;
  readonly begun: Promise<unknown>;
}

export const createRunStarts = (sessions: SessionList): RunStarts => {
  const starting = new Map<string, Starting>();

  const begin = async (
    sessionId: string,
    requested: readonly StageId[],
    resume: boolean,
    signal: AbortSignal,
  ): Promise<Outcome<void>> => {
    const live = sessions.get(sessionId);
    const free = live?.opening()?.raw.isFree();
    if (free && !free.ok) return free;
    // Earlier results are used only if they belong to the module that is connected now.
    await Promise.race([live?.identify(), abortOf(signal)]);
    if (signal.aborted) return fail('stopped');
    const opening = sessions.openingOf(sessionId);
    if (!opening.ok) return opening;
    live?.setAside();
    return opening.value.runs.start(
      stages.filter((stage) => requested.includes(stage)),
      resume,
    );
  };

  return {
    start: (sessionId, requested, resume) => {
      if (starting.has(sessionId)) return Promise.resolve(fail('usage/invalid', { field: 'run', problem: 'running' }));
      const stop = new AbortController();
      const begun = begin(sessionId, requested, resume, stop.signal).finally(() => starting.delete(sessionId));
      starting.set(sessionId, { stop, begun });
      return begun;
    },
    stop: (sessionId) => {
      starting.get(sessionId)?.stop.abort();
      sessions.get(sessionId)?.opening()?.runs.stop();
    },
    ended: async (sessionId) => {
      await starting.get(sessionId)?.begun.catch(() => undefined);
      await sessions.get(sessionId)?.opening()?.runs.ended();
    },
  };
};

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
