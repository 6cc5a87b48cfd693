import type { ModuleFacts } from '../../../../shared/contract.ts';
import type { Connection } from './connection-watcher.ts';
import type { Opening } from './opening.ts';
import type { SubscriptionList, Topics } from './subscription-list.ts';

/** A connection that stood when its port was closed or lost. */
export interface KeptConnection {
  readonly made: Connection;
  readonly topics: Topics;
  /** Nobody closed the port. */
  readonly wasLost: boolean;
}

/** The connections that stood at the end of an opening, by the IMEI of their module. A module with power of its own keeps its connection. */
export interface KeptConnections {
  keep(imei: string | null, kept: KeptConnection | null): void;
  /** Returns it once. */
  take(imei: string | null): KeptConnection | null;
}

/** The most modules in one place. */
const mostKept = 16;

export const createKeptConnections = (): KeptConnections => {
  const all = new Map<string, KeptConnection>();
  const take: KeptConnections['take'] = (imei) => {
    const kept = all.get(imei ?? '') ?? null;
    all.delete(imei ?? '');
    return kept;
  };
  return {
    keep: (imei, kept) => {
      take(imei);
      if (imei !== null && kept !== null) all.set(imei, kept);
      const [oldest] = all.keys();
      if (all.size > mostKept && oldest !== undefined) all.delete(oldest);
    },
    take,
  };
};

/** What stands at the end of an opening, with its topics. */
export const standingAtEnd = (
  runs: Opening['runs'],
  subscriptions: SubscriptionList,
  wasLost: boolean,
): KeptConnection | null => {
  const made = runs.connection();
  return made && { made, topics: subscriptions.all(), wasLost };
};

/**
 * Asks a module that is back whether its connection stands, and watches over it as before. One that ended while its port was lost is a dropped
 * connection like any other: the watch says so, and makes it again if the person wants that.
 */
export const takeUpAgain = async (
  kept: KeptConnection | null,
  { session, runs, signal }: Opening,
  mqtt: () => ModuleFacts['mqtt'],
  subscriptions: SubscriptionList,
): Promise<void> => {
  if (mqtt() === null) await session.askMqttState(signal);
  const state = mqtt()?.state;
  if (kept === null || signal.aborted || state === undefined) return;
  if (state !== 'online' && !kept.wasLost) return;
  subscriptions.restore(kept.topics);
  if (state !== 'online') subscriptions.clear();
  runs.adopt(kept.made, state === 'online' ? 'online' : 'lost');
};
