import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { keptSettings } from '../../../../shared/port-settings.ts';
import type { StageId } from '../../../../shared/steps.ts';
import type { UnsentReason } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Session } from '../../../session/session.ts';
import type { ViewStore } from '../../view-store.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import { watchAnswers } from './answering.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { createRawPort, type RawPort } from './raw-port.ts';
import { createRunControl, type RunControl } from './run-control.ts';
import type { RunTrack } from './run-track.ts';
import type { SessionHeadStore } from './session-head-store.ts';
import type { SubscriptionList } from './subscription-list.ts';
import { createTypedCommands, type TypedCommands } from './typed-commands.ts';

/** An open port of a session, and what can be done with it. */
export interface Opening {
  readonly session: Session;
  readonly headStore: SessionHeadStore;
  readonly track: Pick<RunTrack, 'noteFileGone' | 'noteTyped'>;
  readonly runs: RunControl;
  readonly typed: TypedCommands;
  readonly raw: RawPort;
  /** The module answered the last command. */
  readonly answers: () => boolean;
  /** Runs an action while the head shows `busy`. The signal aborts it when the port is closed. */
  underWay<Result>(action: (signal: AbortSignal) => Promise<Outcome<Result>>): Promise<Outcome<Result>>;
  readonly signal: AbortSignal;
  /** Why the port is gone; `null`: it is there, or a person closed it. */
  readonly lost: () => Failure | null;
  /** Ends actions, the run and the watch. Resolves when they have ended. `lost`: the port is gone. */
  end(lost?: Failure | null): Promise<void>;
}

export const createOpening = (options: {
  readonly session: Session;
  readonly clock: Clock;
  readonly viewStore: ViewStore;
  readonly headStore: SessionHeadStore;
  readonly connection: ConnectionRecord;
  readonly onUnknown: () => void;
  readonly track: RunTrack;
  readonly subscriptions: SubscriptionList;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  readonly plan: (stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  /** The ID of a typed command. Never reused, so that a late request does not affect a command of the next opening. */
  readonly newCommandId: () => number;
  readonly onUnsent: (name: string, reason: UnsentReason) => void;
  readonly onBug: (bug: unknown) => void;
}): Opening => {
  const { session, clock, viewStore, headStore, connection, track, subscriptions } = options;
  session.splitPackets(keptSettings(viewStore.view(), headStore.head().address)?.packetMs ?? null);
  const ending = new AbortController();
  let lost: Failure | null = null;
  const actions = new Set<Promise<unknown>>();
  const runs = createRunControl({
    ...{ session, track, headStore, connection },
    ...{ plan: options.plan, onUnknown: options.onUnknown, nextTraffic: options.nextTraffic },
    recovers: () => viewStore.view().settings.recover,
    onRecovered: () => {
      for (const lost of subscriptions.lost()) void session.subscribe(lost, ending.signal);
      subscriptions.forgetLost();
    },
    onNewConnection: subscriptions.forgetLost,
    onBug: options.onBug,
  });
  const raw = createRawPort({
    session,
    isRunning: runs.isRunning,
    usesTool: () => viewStore.view().sessions[headStore.head().id]?.modulePage.work != null,
    onLine: track.noteTyped,
  });
  return {
    session,
    raw,
    headStore,
    track,
    runs,
    typed: createTypedCommands({ session, clock, headStore, newId: options.newCommandId, onUnsent: options.onUnsent }),
    answers: watchAnswers(session),
    underWay: async (action) => {
      const running = action(ending.signal);
      actions.add(running);
      if (actions.size === 1) headStore.set({ busy: true });
      try {
        return await running;
      } finally {
        actions.delete(running);
        if (actions.size === 0) headStore.set({ busy: false });
      }
    },
    signal: ending.signal,
    lost: () => lost,
    end: async (reason = null) => {
      if (!ending.signal.aborted) lost = reason;
      ending.abort();
      // What ends the connection of the module waits for the line.
      raw.end();
      await runs.end();
      // They write to the record that the next opening uses as well.
      await Promise.allSettled(actions);
    },
  };
};
