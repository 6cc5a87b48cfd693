import type { ModuleFacts } from '../../../../shared/contract.ts';
import { noteDetails } from '../../../../shared/link-note.ts';
import { type Failure, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { StageId } from '../../../../shared/steps.ts';
import type { Clock } from '../../../base/clock.ts';
import { noteFailedStep } from '../../../session/module-connection.ts';
import type { Session } from '../../../session/session.ts';
import type { OpenedSession } from '../../place.ts';
import type { ViewStore } from '../../view-store.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { ActingRules } from '../rules/session-rules.ts';
import type { ByteCounters } from './byte-counters.ts';
import { type ConnectionRecord, lossOf } from './connection-record.ts';
import { createOpening, type Opening } from './opening.ts';
import type { OpeningLines } from './opening-lines.ts';
import { createOpeningRecord, type OpeningEnd } from './opening-record.ts';
import type { PortIntent } from './port-intent.ts';
import type { RunTrack } from './run-track.ts';
import type { SessionHeadStore } from './session-head-store.ts';
import type { SessionModule } from './session-module.ts';
import type { SubscriptionList } from './subscription-list.ts';
import type { TrafficHistory } from './traffic-history.ts';

/** The openings of a session, one at a time. */
export interface SessionOpenings {
  /** While the port is open. */
  readonly current: () => Opening | null;
  attach(opened: OpenedSession, baudRate: number): void;
  /** Resolves when everything that ran in the last opening has ended. */
  ended(): Promise<void>;
}

export interface SessionOpeningsOptions {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly headStore: SessionHeadStore;
  readonly lines: OpeningLines;
  readonly counters: ByteCounters;
  readonly connection: ConnectionRecord;
  readonly subscriptions: SubscriptionList;
  readonly track: RunTrack;
  readonly module: SessionModule;
  readonly intent: PortIntent;
  readonly rules: Pick<ActingRules, 'opened'>;
  /** Follows the traffic of an opening. */
  readonly listen: (session: Session, facts: () => ModuleFacts, setFacts: (facts: ModuleFacts) => void) => void;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  readonly plan: (baudRate: number, stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  readonly onRecording: (path: string) => void;
  readonly endRecording: () => void;
  readonly traffic: Pick<TrafficHistory, 'recordIn' | 'goOnIn'>;
  /** The port is lost, everything that ran on it has ended, and it is to be opened again. */
  readonly onLost: (reason: Failure) => void;
  readonly onBug: (bug: unknown) => void;
}

export const createSessionOpenings = (options: SessionOpeningsOptions): SessionOpenings => {
  const { viewStore, clock, headStore, lines, counters, connection, subscriptions, track, module, intent } = options;
  const { nextTraffic, onBug } = options;
  const openings = createOpeningRecord({ headStore, clock, lines, subscriptions, nextTraffic });
  let current: Opening | null = null;
  let typedCommands = 0;
  let ended: Promise<void> = Promise.resolve();

  const closed = (opening: Opening, lost: Failure | null): void => {
    counters.pause();
    const end = endOf(lost, intent, headStore.head().address);
    const reopens = lost !== null && !intent.isClosing && viewStore.view().settings.reopen;
    current = null;
    openings.end(end, reopens);
    module.closed(opening, end.reason !== null);
    ended = opening.end(end.reason).then(() => {
      // The watch that was stopped does not report how the connection ended. A connection that was lost before stays lost.
      const watch = connection.watch();
      if (watch.kind !== 'none') connection.note(lossOf(watch) ?? { kind: 'none', failure: lost });
      // The next opening is not appended to an incomplete recording.
      if (openings.isIncomplete()) options.endRecording();
      if (end.reason !== null && reopens && !intent.isSuspended) options.onLost(end.reason);
    });
  };

  const openingOf = (session: Session, baudRate: number): Opening =>
    createOpening({
      ...{ session, clock, viewStore, headStore, connection, track, subscriptions, nextTraffic, onBug },
      onUnknown: module.loseConnection,
      plan: (stages) => options.plan(baudRate, stages),
      newCommandId: () => {
        typedCommands += 1;
        return typedCommands;
      },
      onUnsent: lines.unsent,
    });

  return {
    current: () => current,
    attach: (opened, baudRate) => {
      const { session, recordingPath, address } = opened;
      const { openings: earlier, address: addressBefore } = headStore.head();
      const isFirst = earlier.length === 0;
      intent.closedForSleep = false;
      module.opened(isFirst);
      // The loss of the port is not shown any more.
      connection.note(lossOf(connection.watch()) ?? { kind: 'none', failure: null });
      openings.begin(opened, baudRate);
      options.traffic.recordIn(recordingPath, session.keepCuts);
      options.onRecording(recordingPath);
      const opening = openingOf(session, baudRate);
      current = opening;
      options.rules.opened(session);
      options.listen(session, module.facts, module.setFacts);
      const isCurrent = (): boolean => current === opening;
      followRuns(opening, options);
      const ask = followRestarts(opening, isCurrent, options);
      session.on('closed', (lost) => closed(opening, lost));
      session.on('further-file', (file) => {
        options.traffic.goOnIn(file);
        options.onRecording(file.path);
        openings.goesOnIn(file.path);
      });
      session.on('note', (note) => {
        // The inputs of the port are not lines of the traffic.
        if (note.kind !== 'modem-lines') lines.divide(note.kind, noteDetails(note));
      });
      lines.opened(isFirst ? null : address === addressBefore ? '' : address, () => {
        if (isCurrent()) ask();
      });
    },
    ended: () => ended,
  };
};

const endOf = (lost: Failure | null, { closedForSleep }: PortIntent, address: string): OpeningEnd => {
  const reason = lost ?? (closedForSleep ? failure('link/slept', { address }) : null);
  return { reason, kind: reason === null ? 'closed' : closedForSleep ? 'slept' : 'lost' };
};

/** Passes the steps of runs on to the view. */
const followRuns = ({ session, runs }: Opening, { track, module, clock }: SessionOpeningsOptions): void => {
  session.on('step', (step) => {
    // A recovery emits its steps as well; they belong to no run.
    if (!runs.isRunning()) return;
    track.note(step);
    if (step.error) module.setFacts(noteFailedStep(module.facts(), step.id, step.error, clock.wallMs()));
  });
  session.on('progress', track.progress);
};

/** Asks the module again after each restart. Returns the function that asks. */
const followRestarts = (
  opening: Opening,
  isCurrent: () => boolean,
  { track, module, headStore, onBug }: SessionOpeningsOptions,
): (() => void) => {
  const { session, runs, signal } = opening;
  const ask = (): void => void module.ask(opening).catch(onBug);
  session.on('restarted', async () => {
    // A run handles a restart itself, so the module is asked after the run.
    await runs.ended();
    if (!isCurrent() || !track.hasResults()) return;
    const isBeingAsked = headStore.head().identity === 'asking';
    module.restarted();
    // The restart ended the earlier query.
    if (isBeingAsked) await module.identity.ask(session, signal).catch(onBug);
    ask();
  });
  return ask;
};
