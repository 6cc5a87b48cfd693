import { type SessionHead, type TypedCommandView, typedCommandLimit } from '../../../../shared/contract.ts';
import { done, type Failure, fail, type Outcome } from '../../../../shared/outcome.ts';
import type { UnsentReason } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import { shortName, type TypedAnswer, type TypedOptions } from '../../../session/console.ts';
import type { Session } from '../../../session/session.ts';
import type { SessionHeadStore } from './session-head-store.ts';

/** The typed commands of one session, from the key press to the result. */
export interface TypedCommands {
  /**
   * Resolves with the answer. A command that is not sent is also reported to `onUnsent`. Fails with `usage/invalid` (fact `problem`:
   * `too-many`) when too many commands wait.
   */
  send(
    line: string,
    how: Required<Pick<TypedOptions, 'lineEnd' | 'cause'>>,
    signal: AbortSignal,
  ): Promise<Outcome<TypedAnswer>>;
  /** Sends a waiting command at once, if possible. */
  sendNow(id: number): void;
  cancel(id: number): void;
  /** Sends the data that a prompt asks for. Fails with `usage/invalid` if it is the wrong number of bytes. */
  provide(id: number, data: Uint8Array): Outcome<void>;
}

interface Waiting {
  readonly view: TypedCommandView;
  readonly stop: AbortController;
  readonly sendNow: () => void;
  readonly provide: (data: Uint8Array) => void;
}

export const createTypedCommands = (options: {
  readonly session: Session;
  readonly clock: Clock;
  readonly headStore: SessionHeadStore;
  readonly newId: () => number;
  readonly onUnsent: (name: string, reason: UnsentReason) => void;
}): TypedCommands => {
  const { session, clock, headStore, newId, onUnsent } = options;
  const waiting = new Map<number, Waiting>();

  /** Shown also when nothing is typed: nothing of this program reaches the module. */
  const isShownAlways = (): boolean => ['data-mode', 'raw'].includes(session.hold()?.reason ?? '');
  const show = (): void => {
    const views = [...waiting.values()].map(({ view }) => view);
    const isQueued = views.some(({ sentAtMs }) => sentAtMs === null);
    const change: Pick<SessionHead, 'typed' | 'hold'> = {
      typed: views,
      hold: isQueued || isShownAlways() ? session.hold() : null,
    };
    headStore.set(change);
  };
  // The module may be in data mode since an earlier opening.
  if (isShownAlways()) show();
  session.on('hold', () => {
    if (headStore.head().hold !== null || waiting.size > 0 || isShownAlways()) show();
  });

  return {
    send: async (line, how, signal) => {
      if (waiting.size >= typedCommandLimit) return fail('usage/invalid', { field: 'command', problem: 'too-many' });
      const id = newId();
      const stop = new AbortController();
      const change = (next: Partial<Waiting>): void => {
        const now = waiting.get(id);
        if (now) waiting.set(id, { ...now, ...next });
      };
      const view = { id, name: shortName(line.trim()), typedAtMs: clock.wallMs(), sentAtMs: null, wanted: null };
      waiting.set(id, { view, stop, sendNow: () => undefined, provide: () => undefined });
      const changeView = (next: Partial<TypedCommandView>): void => {
        change({ view: { ...(waiting.get(id)?.view ?? view), ...next } });
        show();
      };
      try {
        const running = session.sendTyped(line, {
          signal: AbortSignal.any([signal, stop.signal]),
          ...how,
          onQueued: (sendNow) => change({ sendNow }),
          onSent: () => changeView({ sentAtMs: clock.wallMs() }),
          onDataWanted: (wanted, provide) => {
            change({
              provide: (data) => {
                changeView({ wanted: null });
                provide(data);
              },
            });
            changeView({ wanted });
          },
        });
        show();
        const answer = await running;
        const isSent = waiting.get(id)?.view.sentAtMs !== null;
        // An invalid line is reported where it was typed.
        if (!answer.ok && !isSent && answer.error.code !== 'usage/invalid') {
          onUnsent(view.name, stop.signal.aborted ? 'cancelled' : reasonOf(answer.error));
        }
        return answer;
      } finally {
        waiting.delete(id);
        show();
      }
    },
    sendNow: (id) => waiting.get(id)?.sendNow(),
    cancel: (id) => waiting.get(id)?.stop.abort(),
    provide: (id, data) => {
      const { view, provide } = waiting.get(id) ?? {};
      const sizeBytes = view?.wanted?.sizeBytes ?? data.length;
      if (sizeBytes !== data.length) {
        return fail('usage/invalid', { field: 'data', problem: 'data-size', expected: sizeBytes, found: data.length });
      }
      if (view?.wanted) provide?.(data);
      return done;
    },
  };
};

const reasonOf = ({ code }: Failure): UnsentReason => {
  if (code === 'at/unresponsive') return 'silent';
  if (code.startsWith('link/')) return 'lost';
  return code === 'stopped' ? 'closed' : 'other';
};
