import type { SessionHead } from '../../../../shared/contract.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import type { ViewStore } from '../../view-store.ts';

/** The head of a session. Each change is published. */
export interface SessionHeadStore {
  readonly head: () => SessionHead;
  set(change: Partial<SessionHead>): void;
  /** For values that may change with every message: published at most twice a second. */
  setSoon(change: Partial<SessionHead>): void;
}

const soonMs = 500;

export const createSessionHeadStore = (viewStore: ViewStore, clock: Clock, first: SessionHead): SessionHeadStore => {
  let head = first;
  let cancel: Undo | null = null;
  const publish = (): void => {
    cancel?.();
    cancel = null;
    viewStore.publish({ type: 'session', sessionId: head.id, head });
  };
  return {
    head: () => head,
    set: (change) => {
      head = { ...head, ...change };
      publish();
    },
    setSoon: (change) => {
      head = { ...head, ...change };
      cancel ??= clock.after(soonMs, publish);
    },
  };
};
