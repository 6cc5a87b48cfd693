import type { ModuleFacts, SessionView } from '../../../../shared/contract.ts';
import { noCounters, noFacts, noMessageCounts } from '../../../../shared/contract.ts';
import { done, type Failure, fail, failure, type Outcome } from '../../../../shared/outcome.ts';
import { stages as allStages, type StageId } from '../../../../shared/steps.ts';
import type { Clock } from '../../../base/clock.ts';
import { within } from '../../../base/within.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import { noteFailedStep } from '../../../session/module-connection.ts';
import type { OpenedSession, Place } from '../../place.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import type { Truth } from '../../truth.ts';
import type { Draft } from '../draft/draft.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import { stageInputsOf } from '../draft/stage-inputs.ts';
import { createByteCounters } from './byte-counters.ts';
import { endsByCommand, nothingToEnd, triedToLogIn } from './connection-facts.ts';
import { createConnectionRecord } from './connection-record.ts';
import { firstHead } from './first-head.ts';
import { createHeadRecord, type HeadRecord } from './head-record.ts';
import { createKeptConnections, standingAtEnd, takeUpAgain } from './kept-connections.ts';
import { createListening } from './listening.ts';
import { createModuleIdentity, learntOf, unidentified } from './module-identity.ts';
import { createOpening, type Opening } from './opening.ts';
import { createOpeningLines } from './opening-lines.ts';
import { withEnd, withOpening } from './opening-list.ts';
import { createReopening } from './reopening.ts';
import { noteResumption } from './resume-note.ts';
import { createRunTrack } from './run-track.ts';
import { fileNameOf, noFiles } from './session-files.ts';
import { createSessionMessages } from './session-messages.ts';
import { createSubscriptionList } from './subscription-list.ts';
import { createTrafficRing } from './traffic-ring.ts';

export interface LiveSessionOptions {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly place: Place;
  readonly id: string;
  readonly address: string;
  readonly draft: () => Draft;
  /** The draft as panes see it at the beginning. */
  readonly draftView: SessionView['draft'];
  readonly plan: (baudRate: number, stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  /** Before the port is opened again; waited for. */
  readonly beforeOpen: (baudRate: number) => Promise<void>;
  /** A recording was begun. */
  readonly onRecording: (path: string) => void;
  readonly onBug: (bug: unknown) => void;
}

/** One place as the window knows it, over all its openings: everything that its modules tell becomes events. */
export interface LiveSession {
  readonly id: string;
  readonly record: HeadRecord;
  readonly traffic: TrafficSource;
  /** While the port is open. */
  readonly opening: () => Opening | null;
  /** The first opening. Later ones are made here. */
  attach(opened: OpenedSession, baudRate: number): void;
  /** Opens the port again, unless it is open at this rate; at once, if it is waited for. What fails changes nothing: it is waited for as before. */
  open(baudRate: number): Promise<Outcome<void>>;
  /** Asks the module who it is, if that is in doubt. */
  identify(): Promise<void>;
  /** A run begins: results that may be another module's are put aside. */
  setAside(): void;
  draftChanged(): void;
  /** Its file is about to be deleted: a later opening is recorded in another one. */
  leaveRecording(): void;
  stopReopening(): void;
  /** A port that is lost already is waited for. */
  waitAgain(): Promise<void>;
  /** Stops what runs, leaves the module in order within a deadline, closes the port. */
  close(): Promise<void>;
  /** The machine falls asleep: the port is closed at once, and nothing is asked of the module any more. */
  suspend(): Promise<void>;
  /** The machine has slept: what was open or waited for is opened again. */
  resume(): void;
  /** Closed, and its recording is complete. */
  end(): Promise<void>;
}

/** A module that no longer answers must not keep its port open. */
const leaveMs = 20_000;

export const createLiveSession = (options: LiveSessionOptions): LiveSession => {
  const { truth, clock, place, id: sessionId } = options;
  const ring = createTrafficRing();
  const lines = createOpeningLines(ring, clock);
  let facts: ModuleFacts = noFacts;
  let opening: Opening | null = null;
  /** Wishes to open and to close are done one after the other. */
  let wishes: Promise<unknown> = Promise.resolve();
  let isClosing = false;
  /** The session is gone: nothing opens its port any more. */
  let isOver = false;
  let fallsAsleep = false;
  /** From `suspend` until `resume`, or until somebody asks for the port again. */
  let isAsleep = false;
  let recording: SessionView['recording'] = null;
  /** How many openings in a row were lost at once, with nothing heard. */
  let fruitless = 0;
  let typedCommands = 0;
  /** A connection that nothing is known of any more, and that was not seen to end. */
  let mayStand = false;
  /** What still goes on of the opening before. */
  let leftover: Promise<void> = Promise.resolve();

  const first = firstHead({ id: sessionId, address: options.address }, clock.wallMs());
  truth.publish({
    type: 'session-opened',
    session: {
      ...first,
      ...{ draft: options.draftView, facts, run: null, lastRun: null },
      ...{ counters: noCounters, messageCounts: noMessageCounts, messages: [], messageOwners: [] },
    },
  });
  const record = createHeadRecord(truth, clock, first);
  const connection = createConnectionRecord(record);
  const messages = createSessionMessages(truth, sessionId);
  const counters = createByteCounters(clock, (now) => truth.publish({ type: 'counters', sessionId, counters: now }));
  const track = createRunTrack({
    ...{ truth, clock, sessionId },
    nextTraffic: () => ring.next,
    draft: () => ({ subject: options.draft().subject(), inputs: stageInputsOf(options.draft().content()) }),
    ...{ module: () => identity.known(), facts: () => facts },
    onChangedStages: (changedStages) => {
      if (changedStages.join() !== record.head().changedStages.join()) record.set({ changedStages });
    },
    onSeenFiles: (seenFiles) => {
      if (seenFiles !== record.head().seenFiles) record.set({ seenFiles });
    },
  });
  const stopNoting = noteResumption({
    ...{ truth, record, run: track.run, onBug: options.onBug },
    plan: () => options.plan(record.head().baudRate, allStages),
    judge: (report, plan) => opening?.session.resumption(plan, report) ?? null,
  });
  const subscriptions = createSubscriptionList();
  const showSubscriptions = (): void => record.set({ subscriptions: subscriptions.shown() });
  const setFacts = (next: ModuleFacts): void => {
    if (next === facts) return;
    const wasOnline = facts.mqtt?.state === 'online';
    facts = next;
    if (facts.mqtt !== null || facts.tls !== null) mayStand = false;
    truth.publish({ type: 'facts', sessionId, facts });
    connection.noteFacts(facts);
    identity.note(facts);
    if (!wasOnline || facts.mqtt?.state === 'online') return;
    subscriptions.clear();
    showSubscriptions();
    if (endsByCommand(facts)) void opening?.runs.letGo().catch(options.onBug);
  };
  /** Nobody saw it end, and nobody knows whether it stands. */
  const forgetConnection = (): void => {
    if (nothingToEnd(facts)) return;
    mayStand = true;
    setFacts({ ...facts, tls: null, mqtt: null });
  };
  const kept = createKeptConnections();
  /** Of the opening before: what a module keeps over a restart. Its number it has to say itself, and a card can be moved. */
  let lasting: Partial<ModuleFacts> = {};
  const identity = createModuleIdentity({
    ...{ record, track },
    onOther: () => {
      lines.divide('other-module', identity.name());
      messages.ofAnother(identity.name());
      subscriptions.ofAnother();
      lasting = {};
      opening?.session.forgetFindings();
      record.set({ files: noFiles, subscriptions: subscriptions.shown() });
    },
    onSame: (isProven) => {
      const mine = isProven ? lasting : {};
      lasting = {};
      if (Object.keys(mine).length > 0) setFacts({ ...facts, ...mine, ...learntOf(facts) });
    },
  });

  const listen = createListening({ messages, clock, ring: lines, counters, record, subscriptions });
  const reopening = createReopening({
    ...{ place, clock, record },
    onOpened: (opened) => attach(opened, record.head().baudRate),
  });

  const closed = (ended: Opening, lost: Failure | null): void => {
    counters.pause();
    const atMs = clock.wallMs();
    const reason = lost ?? (fallsAsleep ? failure('link/slept', { address: record.head().address }) : null);
    const reopens = lost !== null && !isClosing && truth.view().settings.reopen;
    recording = record.head().recording;
    const { openings } = record.head();
    opening = null;
    fruitless = lines.ended(reason === null ? 'closed' : fallsAsleep ? 'slept' : 'lost') ? fruitless + 1 : 0;
    record.set({
      state: reason ? { kind: 'lost', failure: reason, atMs, reopens } : { kind: 'closed', atMs },
      openings: withEnd(openings, atMs, reason),
      // Nothing is recorded any more; that it was not to the end is still said.
      recording: recording?.failed ? recording : null,
    });
    kept.keep(identity.known().imei, standingAtEnd(ended.runs, subscriptions, reason !== null));
    forgetConnection();
    leftover = ended.end().then(() => {
      // A recovery that was cut off has nobody left who would say how it ended.
      if (connection.watch().kind !== 'none') connection.note({ kind: 'none', failure: lost });
      // A file that misses a part is not gone on with.
      if (recording?.failed) place.endRecording();
      if (reason !== null && reopens && !isAsleep) reopening.begin(reason);
    });
  };

  /** What the module said of itself is not known of the one that is there now. */
  const doubt = (left: ModuleFacts): void => {
    const { model, firmware } = facts;
    // What is told while nobody knows by whom is nobody's.
    if (record.head().identity === 'same') lasting = learntOf({ model, firmware });
    facts = left;
    truth.publish({ type: 'facts', sessionId, facts });
    connection.noteFacts(facts);
    messages.doubt(identity.name());
    identity.doubt();
  };
  /** A module that is there again is asked who it is, and, if it was logged in, whether its connection stands. */
  const ask = async (mine: Opening): Promise<void> => {
    await identity.ask(mine.session, mine.signal);
    if (opening !== mine || record.head().identity !== 'same') return;
    const before = kept.take(identity.known().imei);
    if (before === null && !triedToLogIn(track.run())) return;
    await takeUpAgain(before, mine, () => facts.mqtt, subscriptions);
    if (opening === mine) showSubscriptions();
  };

  const attach = ({ session, recordingPath, address }: OpenedSession, baudRate: number): void => {
    const openedAtMs = clock.wallMs();
    const { openings, address: before } = record.head();
    const isFirst = openings.length === 0;
    const number = (openings.at(-1)?.number ?? 0) + 1;
    const name = fileNameOf(recordingPath);
    const startedAtMs = recording?.name === name ? recording.startedAtMs : openedAtMs;
    fallsAsleep = false;
    mayStand = false;
    if (!isFirst) {
      doubt(noFacts);
      subscriptions.clear();
    }
    // How the port was lost has been said.
    connection.note({ kind: 'none', failure: null });
    record.set({
      ...{ address, baudRate, state: { kind: 'open' }, typed: [], hold: null, busy: false, noisy: false },
      openings: withOpening(
        // Of such a row only the first stays listed, which has its lines in the terminal.
        fruitless > 1 ? openings.slice(0, -1) : openings,
        { openedAtMs, trafficFrom: ring.next },
        number,
      ),
      recording: { name, startedAtMs, failed: false, hasGap: recording?.name === name && recording.hasGap },
      ...{ subscriptions: subscriptions.shown(), files: noFiles },
      ...session.publishAbilities(),
    });
    options.onRecording(recordingPath);
    const mine = createOpening({
      ...{ session, clock, truth, record, connection, track, subscriptions },
      onUnknown: forgetConnection,
      nextTraffic: () => ring.next,
      plan: (stages) => options.plan(baudRate, stages),
      newCommandId: () => {
        typedCommands += 1;
        return typedCommands;
      },
      onUnsent: lines.unsent,
      onBug: options.onBug,
    });
    opening = mine;
    listen(session, () => facts, setFacts);
    session.on('step', (step: StepRecord) => {
      // A recovery tells its steps too; they are no part of a run.
      if (!mine.runs.isRunning()) return;
      track.note(step);
      if (step.error) setFacts(noteFailedStep(facts, step.id, step.error, clock.wallMs()));
    });
    session.on('progress', track.progress);
    const askInTurn = (): void => void ask(mine).catch(options.onBug);
    session.on('restarted', async () => {
      // What a run does after a restart is its own: it is asked about when it has ended.
      await mine.runs.ended();
      if (opening !== mine || !track.hasResults()) return;
      const isBeingAsked = record.head().identity === 'asking';
      doubt({ ...facts, ...unidentified });
      // The restart cut that question off.
      if (isBeingAsked) await identity.ask(session, mine.signal).catch(options.onBug);
      askInTurn();
    });
    session.on('closed', (lost) => closed(mine, lost));
    lines.opened(isFirst ? null : address === before ? '' : address, () => {
      if (opening === mine) askInTurn();
    });
  };

  const close = async (): Promise<void> => {
    reopening.stop();
    const standing = opening;
    if (standing) {
      const isInOrder = nothingToEnd(facts) && !mayStand && !standing.runs.isRunning();
      const left = standing.end().then(async () => {
        // A module that did not answer a moment ago is not asked to say goodbye.
        if (!isInOrder && standing.answers()) await standing.session.disconnect();
      });
      await within(clock, leaveMs, left);
      await standing.session.close();
      await left;
    }
    await leftover;
    const { state, online } = record.head();
    if (state.kind !== 'closed') record.set({ state: { kind: 'closed', atMs: clock.wallMs() } });
    // How a port was lost that nobody waits for any more is over.
    if (online.kind === 'offline' && online.failure?.code.startsWith('link/')) {
      connection.note({ kind: 'none', failure: null });
    }
  };
  const inTurn = <Result>(wish: () => Promise<Result>): Promise<Result> => {
    const mine = wishes.then(wish);
    wishes = mine.catch(() => undefined);
    return mine;
  };
  const closeInTurn = (): Promise<void> => {
    isClosing = true;
    return inTurn(close);
  };
  const open = async (baudRate: number): Promise<Outcome<void>> => {
    if (!isOver) await options.beforeOpen(baudRate);
    if (isOver) return fail('stopped');
    await leftover;
    if (opening && record.head().baudRate === baudRate) return done;
    if (opening) {
      isClosing = true;
      await close();
    }
    isClosing = false;
    reopening.pause();
    const frame = truth.view().settings.line;
    const opened = await place.open({ baudRate, frame }, (session) => attach(session, baudRate));
    const { state } = record.head();
    if (isAsleep) await fallAsleep();
    else if (!opened.ok && state.kind === 'lost') reopening.begin(state.failure);
    return opened.ok ? done : opened;
  };
  const fallAsleep = async (): Promise<void> => {
    const standing = opening;
    if (standing) {
      fallsAsleep = true;
      const left = standing.end();
      await standing.session.close();
      await left;
      await leftover;
    }
    place.endRecording();
  };

  return {
    id: sessionId,
    record,
    traffic: ring,
    opening: () => opening,
    attach,
    open: (baudRate) => {
      isAsleep = false;
      return inTurn(() => open(baudRate));
    },
    identify: () => (opening ? identity.ask(opening.session, opening.signal) : Promise.resolve()),
    setAside: identity.setAside,
    draftChanged: track.draftChanged,
    leaveRecording: () => {
      if (opening === null) place.endRecording();
    },
    stopReopening: reopening.stop,
    waitAgain: () =>
      inTurn(async () => {
        await leftover;
        if (!isOver && !isAsleep && truth.view().settings.reopen) reopening.beginAgain();
      }),
    close: closeInTurn,
    suspend: async () => {
      isAsleep = true;
      reopening.pause();
      await fallAsleep();
    },
    resume: () => {
      isAsleep = false;
      const { state } = record.head();
      const isWanted = state.kind === 'lost' && (state.reopens || fallsAsleep) && truth.view().settings.reopen;
      fallsAsleep = false;
      if (isWanted) reopening.beginAgain();
    },
    end: async () => {
      isOver = true;
      await closeInTurn();
      stopNoting();
      place.endRecording();
    },
  };
};
