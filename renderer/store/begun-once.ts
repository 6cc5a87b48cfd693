import type { RequestName, SessionView } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';

/** Wishes that begin a run. By whichever button, key or page: of one session there is one at a time. */
const begins: ReadonlySet<RequestName> = new Set<RequestName>(['run.start', 'mqtt.open']);

/**
 * A second press of what begins a run is nothing, however it came: while the first is under way it is the same wish, and once the run goes on what
 * was wished is being done. Only the program itself, asked by somebody else in between, still has a reason to refuse.
 */
export const createBegunOnce = (runOf: (sessionId: string) => SessionView['run'] | null) => {
  const underWay = new Map<string, Promise<Outcome<unknown>>>();
  return <Result>(name: RequestName, params: object, ask: () => Promise<Outcome<Result>>): Promise<Outcome<Result>> => {
    const sessionId = 'sessionId' in params && typeof params.sessionId === 'string' ? params.sessionId : null;
    if (!begins.has(name) || sessionId === null) return ask();
    // All of them answer with nothing.
    const first = underWay.get(sessionId) as Promise<Outcome<Result>> | undefined;
    if (first !== undefined) return first;
    const state = runOf(sessionId)?.state;
    if (state === 'running' || state === 'stopping') return Promise.resolve({ ok: true, value: undefined as Result });
    const mine = ask().finally(() => underWay.delete(sessionId));
    underWay.set(sessionId, mine);
    return mine;
  };
};
