import {
  type ModuleFacts,
  noCounters,
  noFacts,
  noMessageCounts,
  type SessionHead,
} from '../../../../shared/contract.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { StageId } from '../../../../shared/steps.ts';
import { type TrafficPiece, watchName } from '../../../../shared/traffic.ts';
import { utf8Of } from '../../../at/syntax.ts';
import type { Clock } from '../../../base/clock.ts';
import { latin1Of } from '../../../framer/latin1.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import { createCommandBook } from '../../../session/command-book.ts';
import { noteFailedStep } from '../../../session/module-connection.ts';
import { noteLine } from '../../../session/module-facts.ts';
import type { RecordedItem, Session } from '../../../session/session.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import type { Truth } from '../../truth.ts';
import { createByteCounters } from './byte-counters.ts';
import { createHeadRecord, type HeadRecord } from './head-record.ts';
import { messageView } from './message-view.ts';
import { createNoiseMeter } from './noise-meter.ts';
import { createRunControl, type RunControl } from './run-control.ts';
import { createRunTrack, type RunTrack } from './run-track.ts';
import { createSentRequests } from './sent-requests.ts';
import { createSubscriptionList } from './subscription-list.ts';
import { createTrafficRing } from './traffic-ring.ts';
import { createTypedCommands, type TypedCommands } from './typed-commands.ts';
import { createWallTimes } from './wall-times.ts';

export interface LiveSessionOptions {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly session: Session;
  /** As it is at the opening. */
  readonly head: SessionHead;
  readonly plan: (stages: readonly StageId[]) => Promise<Outcome<ProvisionPlan>>;
  /** The link is gone or was closed. */
  readonly onEnded: () => void;
  readonly onBug: (bug: unknown) => void;
}

/** One opened module as the window knows it: everything the session tells becomes events. */
export interface LiveSession {
  readonly session: Session;
  readonly record: HeadRecord;
  readonly runs: RunControl;
  readonly track: Pick<RunTrack, 'noteFileGone'>;
  readonly traffic: TrafficSource;
  readonly typed: TypedCommands;
  /** Runs a wish while `busy` stands in the head; the signal ends it when the session is closed. */
  underWay<Result>(wish: (signal: AbortSignal) => Promise<Outcome<Result>>): Promise<Outcome<Result>>;
  /** Stops what runs, leaves the module in order within a deadline, closes the port. */
  close(): Promise<void>;
  /** The machine falls asleep: the port is closed at once, and nothing is asked of the module any more. */
  suspend(): Promise<void>;
}

/** A module that no longer answers must not keep its port open. */
const leaveMs = 20_000;

export const createLiveSession = (options: LiveSessionOptions): LiveSession => {
  const { truth, clock, session } = options;
  const sessionId = options.head.id;
  const ring = createTrafficRing();
  const ending = new AbortController();
  let facts: ModuleFacts = noFacts;
  let messages = 0;
  let wishes = 0;
  let closing: Promise<void> | null = null;
  let fallsAsleep = false;

  truth.publish({
    type: 'session-opened',
    session: { ...options.head, facts, run: null, counters: noCounters, messageCounts: noMessageCounts, messages: [] },
  });
  const record = createHeadRecord(truth, clock, options.head);
  const counters = createByteCounters(clock, (now) => truth.publish({ type: 'counters', sessionId, counters: now }));
  const track = createRunTrack({ truth, clock, sessionId, nextTraffic: () => ring.next });
  const subscriptions = createSubscriptionList();
  const showSubscriptions = (): void => record.set({ subscriptions: subscriptions.shown() });
  const typed = createTypedCommands({ session, clock, record });
  const runs = createRunControl({
    ...{ session, clock, track, record },
    plan: options.plan,
    recovers: () => truth.view().settings.recover,
    onRecovered: () => {
      for (const lost of subscriptions.lost()) void session.subscribe(lost, ending.signal);
      subscriptions.forgetLost();
    },
    onNewConnection: subscriptions.forgetLost,
    onBug: options.onBug,
  });

  const setFacts = (next: ModuleFacts): void => {
    if (next === facts) return;
    const wasOnline = facts.mqtt?.state === 'online';
    facts = next;
    truth.publish({ type: 'facts', sessionId, facts });
    if (!wasOnline || facts.mqtt?.state === 'online') return;
    subscriptions.clear();
    showSubscriptions();
  };
  const tellMessage = (message: Omit<Parameters<typeof messageView>[0], 'number'>): void => {
    messages += 1;
    truth.publish({ type: 'message', sessionId, message: messageView({ ...message, number: messages }) });
  };

  const book = createCommandBook();
  const noise = createNoiseMeter();
  const requests = createSentRequests({
    onPublished: (message) => tellMessage({ ...message, direction: 'up', complete: true }),
    onSubscribed: (topic, qos) => {
      subscriptions.add(topic, qos);
      showSubscriptions();
    },
    onUnsubscribed: (topic) => {
      subscriptions.remove(topic);
      showSubscriptions();
    },
  });
  // Pieces are shown once they are written, a moment after they came.
  const wallTimeOf = createWallTimes(clock);
  const noteTraffic = (item: RecordedItem): void => {
    const atMs = wallTimeOf(item.atMs);
    ring.push(pieceOf(item, atMs));
    counters.add(item.direction, item.bytes.length);
    const noisy = noise.note(item);
    if (noisy !== record.head().noisy) record.set({ noisy });
    const heard = book.lineOf(item, atMs);
    requests.note(item, heard, atMs);
    if (heard) setFacts(noteLine(facts, heard));
  };

  session.on('traffic', noteTraffic);
  session.on('message', (topicBytes, payload, complete) => {
    const topic = utf8Of(latin1Of(topicBytes));
    tellMessage({ direction: 'down', atMs: clock.wallMs(), topic, qos: null, payload, complete });
    if (subscriptions.count(topic)) record.setSoon({ subscriptions: subscriptions.shown() });
  });
  session.on('step', (step: StepRecord) => {
    // A recovery tells its steps too; they are no part of a run.
    if (!runs.isRunning()) return;
    track.note(step);
    if (step.error) setFacts(noteFailedStep(facts, step.id, step.error, clock.wallMs()));
  });
  session.on('progress', track.progress);
  session.on('closed', (lost) => {
    counters.end();
    const reason = lost ?? (fallsAsleep ? failure('link/slept', { address: options.head.address }) : null);
    record.set(endedHead(record.head(), reason, clock.wallMs()));
    options.onEnded();
  });

  const underWay: LiveSession['underWay'] = async (wish) => {
    wishes += 1;
    if (wishes === 1) record.set({ busy: true });
    try {
      return await wish(ending.signal);
    } finally {
      wishes -= 1;
      if (wishes === 0) record.set({ busy: false });
    }
  };

  const close = async (): Promise<void> => {
    if (record.head().state.kind === 'open') {
      const isInOrder = nothingToEnd(facts) && !runs.isRunning();
      ending.abort();
      const left = runs.end().then(async () => {
        if (!isInOrder && isWorthAsking(track.run()?.failure ?? null)) await session.disconnect();
      });
      await within(clock, leaveMs, left);
      await session.close();
      await left;
    }
    const { state, online } = record.head();
    if (online.kind !== 'offline') record.set({ online: { kind: 'offline', failure: null } });
    if (state.kind !== 'closed') record.set({ state: { kind: 'closed', atMs: clock.wallMs() } });
  };

  return {
    session,
    record,
    runs,
    track,
    traffic: ring,
    typed,
    underWay,
    close: () => {
      closing ??= close();
      return closing;
    },
    suspend: async () => {
      if (record.head().state.kind !== 'open') return;
      fallsAsleep = true;
      ending.abort();
      const left = runs.end();
      await session.close();
      await left;
      if (record.head().online.kind !== 'offline') record.set({ online: { kind: 'offline', failure: null } });
    },
  };
};

/** Nothing is recorded any more; that it was not to the end is still said. */
const endedHead = ({ recording }: SessionHead, reason: Failure | null, atMs: number): Partial<SessionHead> => ({
  state: reason ? { kind: 'lost', failure: reason, atMs } : { kind: 'closed', atMs },
  recording: recording?.failed ? recording : null,
});

const nothingToEnd = ({ tls, mqtt }: ModuleFacts): boolean =>
  [tls, mqtt].every((fact) => fact === null || !['up', 'online', 'connecting'].includes(fact.state));

/** A module that did not answer a moment ago is not asked to say goodbye. */
const isWorthAsking = (failure: Failure | null): boolean =>
  failure?.code !== 'module/no-answer' && failure?.code !== 'at/unresponsive';

const within = (clock: Clock, limitMs: number, running: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, resolve);
    running.then(resolve, reject).finally(cancel);
  });

const pieceOf = (
  { direction, owner, bytes, isRecorded }: RecordedItem,
  atMs: number,
): Omit<TrafficPiece, 'sequence'> => ({
  atMs,
  direction,
  owner: owner.kind,
  commandId: 'id' in owner ? owner.id : 0,
  name: nameOf(owner),
  bytes,
  isRecorded,
});

const nameOf = (owner: RecordedItem['owner']): string => {
  if (owner.kind === 'urc') return owner.name;
  return owner.kind === 'command' && owner.watch ? watchName : '';
};

/** Why nothing can be asked of it any more, or the session. */
export const openOnly = (live: LiveSession | null): Outcome<LiveSession> => {
  const state = live?.record.head().state;
  if (live && state?.kind === 'open') return ok(live);
  if (state?.kind === 'lost') return { ok: false, error: state.failure };
  return fail('usage/invalid', { field: 'session', problem: 'closed' });
};
