import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { FoundConnection, OnlineState } from '../../../procedures/keep-online.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import type { Session } from '../../../session/session.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { ConnectionRecord } from './connection-record.ts';

/** A connection, and what it was made with. A recovery uses the same values, even if the form has changed since. */
export interface Connection {
  readonly planned: PlannedRun;
  readonly result: ProvisionResult;
}

export interface ConnectionWatcherOptions {
  readonly session: Pick<Session, 'keepOnline'>;
  readonly connection: ConnectionRecord;
  /** The module does not answer any more, or the connection was lost: its state is unknown unless the module reported it. */
  readonly onUnknown: () => void;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  /** The setting: reconnect automatically. */
  readonly recovers: () => boolean;
  /** Reconnected after a loss: subscriptions that are not in the plan are lost. */
  readonly onRecovered: () => void;
  /** An exception that no caller receives. */
  readonly onBug: (bug: unknown) => void;
}

/** Keeps the open connection of a module, and watches it between runs. */
export interface ConnectionWatcher {
  /** The connection that is open. */
  readonly open: () => Connection | null;
  /** The connection is not open any more. Does not stop the watch. */
  drop(): void;
  watch(made: Connection, how?: { readonly recovers?: () => boolean; readonly found?: FoundConnection }): void;
  readonly isWatching: () => boolean;
  /** Resolves when the watch has ended. */
  stop(): Promise<void>;
  /** Shows that there is no connection. `failure`: why it ended. */
  showOffline(failure: Failure | null): void;
}

export const programBug = failure('program/bug');

export const createConnectionWatcher = (options: ConnectionWatcherOptions): ConnectionWatcher => {
  const { session, connection } = options;
  let open: Connection | null = null;
  let watch: { readonly controller: AbortController; readonly ended: Promise<void> } | null = null;

  const showOffline = (failure: Failure | null): void => connection.note({ kind: 'none', failure });
  /** If no line reported the end, the last reported state is still online. */
  const showLost = (failure: Failure): void => {
    options.onUnknown();
    connection.note({ kind: 'none', failure, trafficTo: options.nextTraffic() });
  };
  const follow = ({ planned: { shown: plan } }: Connection): ((state: OnlineState) => void) => {
    let lost: Failure | null = null;
    return (state) => {
      if (state.kind === 'recovering') return connection.note({ ...state, plan, failure: state.failure ?? lost });
      if (state.kind === 'offline') {
        lost = state.failure;
        return showLost(lost);
      }
      const wasLost = lost !== null;
      lost = null;
      connection.note({ kind: 'watched', plan });
      if (wasLost) options.onRecovered();
    };
  };

  return {
    open: () => open,
    drop: () => {
      open = null;
    },
    watch: (made, { recovers = options.recovers, found = 'online' } = {}) => {
      open = made;
      const controller = new AbortController();
      const { signal } = controller;
      const { plan } = made.planned;
      const note = follow(made);
      const onState = (state: OnlineState): void => {
        if (!signal.aborted) note(state);
      };
      const ended = session
        .keepOnline({ plan, result: made.result, recover: recovers, found, signal, onState })
        .catch((bug: unknown) => {
          options.onBug(bug);
          return programBug;
        })
        .then((failure) => {
          if (signal.aborted) return;
          open = null;
          if (failure === null) showOffline(null);
          else showLost(failure);
        });
      watch = { controller, ended };
    },
    isWatching: () => watch !== null,
    stop: async () => {
      watch?.controller.abort();
      await watch?.ended;
      watch = null;
    },
    showOffline,
  };
};
