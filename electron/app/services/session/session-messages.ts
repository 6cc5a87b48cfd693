import { type MessageOwner, noMessageCounts, type SessionView } from '../../../../shared/contract.ts';
import type { ViewStore } from '../../view-store.ts';
import { messageView } from './message-view.ts';

type Counts = SessionView['messageCounts'];

export interface SessionMessages {
  show(message: Omit<Parameters<typeof messageView>[0], 'number'>): void;
  /** The module of the following messages is unknown until it has reported its identity. `module`: the one so far. */
  doubt(module: string): void;
  /** The messages since the identity became uncertain belong to another module; '': it has no name. */
  ofAnother(module: string): void;
}

/** Maximum number of modules whose counts are kept. */
const maxModules = 50;

/** The messages of a session, with consecutive numbers over all openings, and their counts for each module. */
export const createSessionMessages = (viewStore: ViewStore, sessionId: string): SessionMessages => {
  let count = 0;
  let firstInDoubt = 1;
  /** The name of the module whose messages are counted. */
  let current = '';
  let settled = noMessageCounts;
  let inDoubt = noMessageCounts;
  const ofModules = new Map<string, Counts>();
  const publishOwner = (owner: MessageOwner, counts: Counts): void =>
    viewStore.publish({ type: 'message-owner', sessionId, owner, counts });
  return {
    show: (message) => {
      count += 1;
      inDoubt = sum(inDoubt, { ...noMessageCounts, [message.direction]: 1 });
      viewStore.publish({ type: 'message', sessionId, message: messageView({ ...message, number: count }) });
    },
    doubt: (module) => {
      firstInDoubt = count + 1;
      if (module !== '') current = module;
      settled = sum(settled, inDoubt);
      inDoubt = noMessageCounts;
    },
    ofAnother: (module) => {
      if (firstInDoubt === 1 && count === 0) return;
      // The messages before the first change have an owner as well.
      if (ofModules.size === 0 && current !== '') publishOwner({ from: 1, module: current }, settled);
      ofModules.delete(current);
      ofModules.set(current, settled);
      const [oldest] = ofModules.keys();
      if (ofModules.size > maxModules && oldest !== undefined) ofModules.delete(oldest);
      settled = (module === '' ? undefined : ofModules.get(module)) ?? noMessageCounts;
      current = module;
      publishOwner({ from: firstInDoubt, module }, sum(settled, inDoubt));
    },
  };
};

const sum = (one: Counts, other: Counts): Counts => ({ up: one.up + other.up, down: one.down + other.down });
