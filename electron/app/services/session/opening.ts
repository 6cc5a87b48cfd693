import type { Outcome } from '../../../../shared/outcome.ts';
import type { StageId } from '../../../../shared/steps.ts';
import type { UnsentReason } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Session } from '../../../session/session.ts';
import type { Truth } from '../../truth.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import { watchAnswers } from './answering.ts';
import type { ConnectionRecord } from './connection-record.ts';
import type { HeadRecord } from './head-record.ts';
import { createRunControl, type RunControl } from './run-control.ts';
import type { RunTrack } from './run-track.ts';
import type { SubscriptionList } from './subscription-list.ts';
import { createTypedCommands, type TypedCommands } from './typed-commands.ts';

/** What can be done while the port of a session is open. */
export interface Opening {
  readonly session: Session;
  readonly record: HeadRecord;
  readonly track: Pick<RunTrack, 'noteFileGone' | 'noteTyped'>;
  readonly runs: RunControl;
  readonly typed: TypedCommands;
  /** The module answered when it was last asked anything. */
  readonly answers: () => boolean;
  /** Runs a wish while `busy` stands in the head; the signal ends it when the port is closed. */
  underWay<Result>(wish: (signal: AbortSignal) => Promise<Outcome<Result>>): Promise<Outcome<Result>>;
  readonly signal: AbortSignal;
  /** Ends wishes, the run and the watch. Resolves when they have ended. */
  end(): Promise<void>;
}

export const createOpening = (options: {
  readonly session: Session;
  readonly clock: Clock;
  readonly truth: Truth;
  readonly record: HeadRecord;
  readonly connection: ConnectionRecord;
  readonly onUnknown: () => void;
  readonly track: RunTrack;
  readonly subscriptions: SubscriptionList;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  readonly plan: (stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  /** For a typed command: another one in each opening, so that what a page asks late is never done to a command of the next. */
  readonly newCommandId: () => number;
  readonly onUnsent: (name: string, reason: UnsentReason) => void;
  readonly onBug: (bug: unknown) => void;
}): Opening => {
  const { session, clock, truth, record, connection, track, subscriptions } = options;
  const ending = new AbortController();
  const wishes = new Set<Promise<unknown>>();
  const runs = createRunControl({
    ...{ session, track, record, connection },
    ...{ plan: options.plan, onUnknown: options.onUnknown, nextTraffic: options.nextTraffic },
    recovers: () => truth.view().settings.recover,
    onRecovered: () => {
      for (const lost of subscriptions.lost()) void session.subscribe(lost, ending.signal);
      subscriptions.forgetLost();
    },
    onNewConnection: subscriptions.forgetLost,
    onBug: options.onBug,
  });
  return {
    session,
    record,
    track,
    runs,
    typed: createTypedCommands({ session, clock, record, newId: options.newCommandId, onUnsent: options.onUnsent }),
    answers: watchAnswers(session),
    underWay: async (wish) => {
      const mine = wish(ending.signal);
      wishes.add(mine);
      if (wishes.size === 1) record.set({ busy: true });
      try {
        return await mine;
      } finally {
        wishes.delete(mine);
        if (wishes.size === 0) record.set({ busy: false });
      }
    },
    signal: ending.signal,
    end: async () => {
      ending.abort();
      await runs.end();
      // What they find is written to the same record as that of the next opening.
      await Promise.allSettled(wishes);
    },
  };
};
