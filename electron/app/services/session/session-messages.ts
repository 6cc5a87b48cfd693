import { type MessageOwner, noMessageCounts, type SessionView } from '../../../../shared/contract.ts';
import type { ViewStore } from '../../view-store.ts';
import { messageView } from './message-view.ts';

type Counts = SessionView['messageCounts'];

export interface SessionMessages {
  show(message: Omit<Parameters<typeof messageView>[0], 'number'>): void;
  /** The module of the following messages is unknown until it has reported its identity. `module`: the one so far. */
  moduleUncertain(module: string): void;
  /** The messages since `moduleUncertain` belong to another module; '': it has no name. */
  moduleReplaced(module: string): void;
}

/** Maximum number of modules whose counts are kept. */
const maxModules = 50;

/** The messages of a session, with consecutive numbers over all openings, and their counts for each module. */
export const createSessionMessages = (viewStore: ViewStore, sessionId: string): SessionMessages => {
  let count = 0;
  let firstUncertain = 1;
  /** The name of the module whose messages are counted. */
  let current = '';
  /** The counts of that module. */
  let certain = noMessageCounts;
  /** The counts since the module became uncertain. */
  let uncertain = noMessageCounts;
  const ofModules = new Map<string, Counts>();
  const publishOwner = (owner: MessageOwner, counts: Counts): void =>
    viewStore.publish({ type: 'message-owner', sessionId, owner, counts });
  return {
    show: (message) => {
      count += 1;
      uncertain = sum(uncertain, { ...noMessageCounts, [message.direction]: 1 });
      viewStore.publish({ type: 'message', sessionId, message: messageView({ ...message, number: count }) });
    },
    moduleUncertain: (module) => {
      firstUncertain = count + 1;
      if (module !== '') current = module;
      certain = sum(certain, uncertain);
      uncertain = noMessageCounts;
    },
    moduleReplaced: (module) => {
      if (firstUncertain === 1 && count === 0) return;
      // The messages before the first change have an owner as well.
      if (ofModules.size === 0 && current !== '') publishOwner({ from: 1, module: current }, certain);
      ofModules.delete(current);
      ofModules.set(current, certain);
      const [oldest] = ofModules.keys();
      if (ofModules.size > maxModules && oldest !== undefined) ofModules.delete(oldest);
      certain = (module === '' ? undefined : ofModules.get(module)) ?? noMessageCounts;
      current = module;
      publishOwner({ from: firstUncertain, module }, sum(certain, uncertain));
    },
  };
};

const sum = (one: Counts, other: Counts): Counts => ({ up: one.up + other.up, down: one.down + other.down });
