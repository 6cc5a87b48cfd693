import type { ModuleFacts } from '../../../../shared/contract.ts';
import { type ConnectionLoss, type ConnectionRecord, type ConnectionWatch, lossOf } from './connection-record.ts';
import type { Connection } from './connection-watcher.ts';
import type { Opening } from './opening.ts';
import type { SubscriptionList, Topics } from './subscription-list.ts';

/** A connection that was open when its port was closed or lost. */
export interface KeptConnection {
  /** `null`: it was lost earlier and was not being recovered. */
  readonly made: Connection | null;
  /** How the connection was lost before the port; `null`: it was still open. */
  readonly loss: ConnectionLoss | null;
  readonly topics: Topics;
  /** The port was lost, not closed. */
  readonly wasLost: boolean;
}

/**
 * The connections that were open at the end of an opening, keyed by the IMEI of the module. A module with its own power supply keeps its
 * connection.
 */
export interface KeptConnections {
  keep(imei: string | null, kept: KeptConnection | null): void;
  /** Returns it once. */
  take(imei: string | null): KeptConnection | null;
}

/** Maximum number of modules of one port. */
const maxKept = 16;

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
      if (all.size > maxKept && oldest !== undefined) all.delete(oldest);
    },
    take,
  };
};

/** The connection at the end of an opening, with its topics, even if it was lost earlier. */
export const keptAtEnd = (
  runs: Opening['runs'],
  subscriptions: SubscriptionList,
  watch: ConnectionWatch,
  wasLost: boolean,
): KeptConnection | null => {
  const made = runs.connection();
  const loss = lossOf(watch);
  return made || loss ? { made, loss, topics: subscriptions.all(), wasLost } : null;
};

/**
 * Queries the connection of a module that is back, and watches it again. If it ended while the port was lost, the watch reports it as
 * dropped and recovers it if the user has enabled that.
 */
export const resumeConnection = async (
  kept: KeptConnection | null,
  { session, runs, signal }: Opening,
  mqtt: () => ModuleFacts['mqtt'],
  subscriptions: SubscriptionList,
  connection: ConnectionRecord,
): Promise<void> => {
  if (mqtt() === null) await session.askMqttState(signal);
  const state = mqtt()?.state;
  if (kept === null || signal.aborted) return;
  if (kept.loss !== null && state !== 'online') connection.note(kept.loss);
  if (kept.made === null || state === undefined || (state !== 'online' && !kept.wasLost)) return;
  subscriptions.restore(kept.topics);
  if (state !== 'online') subscriptions.clear();
  runs.adopt(kept.made, state === 'online' ? 'online' : (kept.loss?.failure ?? 'with-port'));
};
