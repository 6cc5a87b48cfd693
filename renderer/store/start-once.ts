import type { RequestName, SessionView } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';

/** Requests that start a run. A session has one run at a time, whichever button, key or page started it. */
const begins: ReadonlySet<RequestName> = new Set<RequestName>(['run.start', 'mqtt.open']);

/**
 * Ignores repeated starts. While the first request is pending, a second one returns its answer; while the run is in
 * progress, it succeeds at once. Only the program can still refuse, if another page asked in between.
 */
export const createStartOnce = (runOf: (sessionId: string) => SessionView['run'] | null) => {
  const pending = new Map<string, Promise<Outcome<unknown>>>();
  return <Result>(name: RequestName, params: object, ask: () => Promise<Outcome<Result>>): Promise<Outcome<Result>> => {
    const sessionId = 'sessionId' in params && typeof params.sessionId === 'string' ? params.sessionId : null;
    if (!begins.has(name) || sessionId === null) return ask();
    // All of them return nothing.
    const first = pending.get(sessionId) as Promise<Outcome<Result>> | undefined;
    if (first !== undefined) return first;
    const state = runOf(sessionId)?.state;
    if (state === 'running' || state === 'stopping') return Promise.resolve({ ok: true, value: undefined as Result });
    const answer = ask().finally(() => pending.delete(sessionId));
    pending.set(sessionId, answer);
    return answer;
  };
};
