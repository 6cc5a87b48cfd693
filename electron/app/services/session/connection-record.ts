import type { ModuleFacts, OnlineView, RunPlanView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { HeadRecord } from './head-record.ts';

/** Whether this program watches over the connection to the broker. */
export type ConnectionWatch =
  /**
   * Nothing. `failure`: how the last connection ended, or why it did not come about; `trafficTo`: where it ended by itself, the sequence number
   * behind the traffic that shows it.
   */
  | { readonly kind: 'none'; readonly failure: Failure | null; readonly trafficTo?: number }
  /** It made the connection by this plan, or found it again, and watches over it. */
  | { readonly kind: 'watched'; readonly plan: RunPlanView }
  | {
      readonly kind: 'recovering';
      readonly plan: RunPlanView;
      readonly attempt: number;
      readonly waitMs: number;
      readonly failure: Failure | null;
    };

/**
 * The connection as every page shows it. Whether it stands is what the module said last, also where a person typed the commands or a run failed
 * behind the login; by which plan it was made, and that it is being made again, is known here only.
 */
export interface ConnectionRecord {
  note(watch: ConnectionWatch): void;
  /** The module told something of it, or nothing is known of it any more. */
  noteFacts(facts: Pick<ModuleFacts, 'mqtt'>): void;
  readonly watch: () => ConnectionWatch;
}

export const createConnectionRecord = (record: Pick<HeadRecord, 'head' | 'set'>): ConnectionRecord => {
  let watch: ConnectionWatch = { kind: 'none', failure: null };
  let mqtt: ModuleFacts['mqtt'] = null;
  /** When it logged in, where that was seen. */
  let sinceMs: number | null = null;

  const show = (): void => {
    const online = viewOf(watch, mqtt, sinceMs);
    if (!isSame(record.head().online, online)) record.set({ online });
  };
  return {
    watch: () => watch,
    note: (next) => {
      watch = next;
      show();
    },
    noteFacts: (facts) => {
      if (facts.mqtt?.state === 'online' && mqtt?.state !== 'online') {
        // A state that was asked for says nothing of its beginning.
        sinceMs = facts.mqtt.command.startsWith('AT+MQTTSTATU') ? null : facts.mqtt.atMs;
      }
      mqtt = facts.mqtt;
      show();
    },
  };
};

const viewOf = (watch: ConnectionWatch, mqtt: ModuleFacts['mqtt'], sinceMs: number | null): OnlineView => {
  if (watch.kind === 'recovering') return watch;
  if (mqtt?.state === 'online') {
    return { kind: 'online', sinceMs, plan: watch.kind === 'watched' ? watch.plan : null };
  }
  if (watch.kind !== 'none') return { kind: 'offline', failure: null };
  const { failure, trafficTo } = watch;
  return { kind: 'offline', failure, ...(trafficTo !== undefined && { trafficTo }) };
};

const isSame = (before: OnlineView, now: OnlineView): boolean => {
  if (before.kind === 'offline') {
    return now.kind === 'offline' && before.failure === now.failure && before.trafficTo === now.trafficTo;
  }
  if (before.kind === 'online') {
    return now.kind === 'online' && before.sinceMs === now.sinceMs && before.plan === now.plan;
  }
  return before === now;
};
