import type { ModuleFacts, OnlineView, RunPlanView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { SessionHeadStore } from './session-head-store.ts';

/** Whether this program watches the connection to the broker. */
export type ConnectionWatch =
  /**
   * No watch. `failure`: why the last connection ended or could not be made. `trafficTo`: if this program did not end it, the sequence
   * number after the traffic that shows the end.
   */
  | { readonly kind: 'none'; readonly failure: Failure | null; readonly trafficTo?: number }
  /** This program made the connection with this plan, or found it again, and watches it. */
  | { readonly kind: 'watched'; readonly plan: RunPlanView }
  | {
      readonly kind: 'recovering';
      readonly plan: RunPlanView;
      readonly attempt: number;
      readonly waitMs: number;
      readonly failure: Failure | null;
    };

/** How a connection was lost, apart from the loss of its port. */
export type ConnectionLoss = Extract<ConnectionWatch, { readonly kind: 'none' }>;

/** `null`: no connection was lost, or only the port. */
export const lossOf = (watch: ConnectionWatch): ConnectionLoss | null => {
  if (watch.kind === 'watched' || watch.failure === null || watch.failure.code.startsWith('link/')) return null;
  return watch.kind === 'none' ? watch : { kind: 'none', failure: watch.failure };
};

/**
 * The connection in the head of the session. Its state is the last one that the module reported, also after typed commands or a run that
 * failed after the login. Its plan, and that it is being recovered, come from the watch.
 */
export interface ConnectionRecord {
  note(watch: ConnectionWatch): void;
  /** The module reported its state, or the state is unknown now. */
  noteFacts(facts: Pick<ModuleFacts, 'mqtt'>): void;
  readonly watch: () => ConnectionWatch;
}

export const createConnectionRecord = (headStore: Pick<SessionHeadStore, 'head' | 'set'>): ConnectionRecord => {
  let watch: ConnectionWatch = { kind: 'none', failure: null };
  let mqtt: ModuleFacts['mqtt'] = null;
  /** The time of the login, if it was observed. */
  let sinceMs: number | null = null;

  const show = (): void => {
    const online = viewOf(watch, mqtt, sinceMs);
    if (!isSame(headStore.head().online, online)) headStore.set({ online });
  };
  return {
    watch: () => watch,
    note: (next) => {
      watch = next;
      show();
    },
    noteFacts: (facts) => {
      if (facts.mqtt?.state === 'online' && mqtt?.state !== 'online') {
        // The answer to a query does not contain the time of the login.
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
