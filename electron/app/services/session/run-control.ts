import { done, type Failure, fail, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import type { Undo } from '../../../base/undo.ts';
import type { OnlineState } from '../../../procedures/keep-online.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import type { Session } from '../../../session/session.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { ConnectionRecord } from './connection-record.ts';
import type { HeadRecord } from './head-record.ts';
import type { RunTrack } from './run-track.ts';

export interface RunControlOptions {
  readonly session: Session;
  readonly track: RunTrack;
  readonly record: HeadRecord;
  readonly connection: ConnectionRecord;
  /** The module no longer answers, or the connection was lost: unless the module said how it stands, it is not known. */
  readonly onUnknown: () => void;
  readonly plan: (stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  /** Connect again by itself. */
  readonly recovers: () => boolean;
  /** The connection was made anew after a loss: what the plan does not know of it is gone. */
  readonly onRecovered: () => void;
  /** A connection is closed or begun by wish. */
  readonly onNewConnection: () => void;
  /** An exception that nobody waits for. */
  readonly onBug: (bug: unknown) => void;
}

/** One run at a time, and between runs the watch over the connection that the last one left. */
export interface RunControl {
  readonly isRunning: () => boolean;
  /** Answers when the run has begun, or why it cannot. */
  start(stages: readonly StageId[], resume: boolean): Promise<Outcome<void>>;
  stop(): void;
  /** The connection that stands, with what it was made by. */
  readonly standing: () => Connection | null;
  /** One that was made in an earlier opening is watched again. `found` `lost`: it ended while the port was lost. */
  adopt(connection: Connection, found: 'online' | 'lost'): void;
  /** A person ended it by a typed command: it is not made again. */
  letGo(): Promise<void>;
  /** Ends MQTT and TCP in order. */
  closeConnection(): Promise<Outcome<void>>;
  /** Resolves when no run goes on. */
  ended(): Promise<void>;
  /** Stops the run and the watch, and waits for both. */
  end(): Promise<void>;
}

/** A connection, with what it was made by. */
export interface Connection {
  readonly planned: PlannedRun;
  readonly result: ProvisionResult;
}

interface UnderWay {
  readonly controller: AbortController;
  ended: Promise<void>;
}

export const createRunControl = (options: RunControlOptions): RunControl => {
  const { session, track, record, connection } = options;
  let running: UnderWay | null = null;
  let watch: UnderWay | null = null;
  /** The connection that stands, and what it was made by: a recovery makes it so again, whatever the form says by then. */
  let standing: Connection | null = null;

  const offline = (failure: Failure | null): void => connection.note({ kind: 'none', failure });
  /** Where no line said that it ended, the module still says that it stands. */
  const lostBy = (failure: Failure): void => {
    options.onUnknown();
    connection.note({ kind: 'none', failure, trafficTo: options.nextTraffic() });
  };

  const stopWatch = async (): Promise<void> => {
    watch?.controller.abort();
    await watch?.ended;
    watch = null;
  };

  const beginWatch = (made: Connection, { recovers = options.recovers, lostWithPort = false } = {}): void => {
    const { planned, result } = made;
    const { plan, shown } = planned;
    standing = made;
    const controller = new AbortController();
    let lost: Failure | null = null;
    const onState = (state: OnlineState): void => {
      if (controller.signal.aborted) return;
      if (state.kind === 'online') {
        const wasLost = lost !== null;
        lost = null;
        connection.note({ kind: 'watched', plan: shown });
        if (wasLost) options.onRecovered();
        return;
      }
      if (state.kind === 'recovering')
        return connection.note({ ...state, plan: shown, failure: state.failure ?? lost });
      lost = state.failure;
      lostBy(lost);
    };
    const { signal } = controller;
    const ended = session.keepOnline({ plan, result, recover: recovers, lostWithPort, signal, onState });
    watch = {
      controller,
      ended: ended
        .catch((bug: unknown) => {
          options.onBug(bug);
          return programBug;
        })
        .then((failure) => {
          if (signal.aborted) return;
          standing = null;
          if (failure === null) offline(null);
          else lostBy(failure);
        }),
    };
  };

  /** A connection of the run before stands until the connect stage ends it. */
  const endStandingAtConnect = (): Undo => {
    let hasBegun = false;
    return session.on('step', ({ id }) => {
      if (hasBegun || stageOf(id) !== 'connect') return;
      hasBegun = true;
      standing = null;
      options.onNewConnection();
      offline(null);
    });
  };

  const run = async (
    planned: PlannedRun,
    stages: readonly StageId[],
    resume: boolean,
    signal: AbortSignal,
  ): Promise<void> => {
    const { plan } = planned;
    await stopWatch();
    // A connection that was being recovered does not stand.
    if (record.head().online.kind !== 'online') standing = null;
    const forget = endStandingAtConnect();
    const report = resume ? usable(session, track.run()?.report ?? null, plan) : null;
    const outcome = await session.provision(plan, signal, report, stages).finally(forget);
    const failure = outcome.ok ? outcome.value.failure : outcome.error;
    record.set(session.publishAbilities());
    track.end(failure, outcome.ok ? outcome.value : null);
    if (failure !== null && endsConnection(failure)) options.onUnknown();
    const next = connectionAfter(standing, planned, outcome, stages);
    if (next) return beginWatch(next);
    standing = null;
    const left = connectionLeft(planned, outcome);
    if (left) return beginWatch(left, { recovers: () => false });
    if (outcome.ok && outcome.value.findings.ownConnection === 'not-closed') return offline(notClosed);
    if (connection.watch().kind !== 'none') offline(failure);
  };

  const start = (stages: readonly StageId[], resume: boolean): Promise<Outcome<void>> => {
    if (running) return Promise.resolve(alreadyRunning());
    const controller = new AbortController();
    const { signal } = controller;
    return new Promise((begun, broken) => {
      let hasBegun = false;
      const act = async (): Promise<void> => {
        const planned = await options.plan(stages);
        if (!planned.ok) return begun(planned);
        if (signal.aborted) return begun(fail('stopped'));
        track.begin(planned.value, stages);
        hasBegun = true;
        begun(done);
        await run(planned.value, stages, resume, signal);
      };
      const mine: UnderWay = { controller, ended: Promise.resolve() };
      running = mine;
      // Whoever asked gets an exception on the way to the beginning; one behind it ends the run.
      mine.ended = act()
        .catch((bug: unknown) => {
          if (!hasBegun) return broken(bug);
          options.onBug(bug);
          standing = null;
          track.end(programBug, null);
          if (connection.watch().kind !== 'none') offline(programBug);
        })
        .finally(() => {
          running = null;
        });
    });
  };

  const stop = (): void => {
    if (!running) return;
    track.stopping();
    running.controller.abort();
  };

  return {
    isRunning: () => running !== null,
    start,
    stop,
    standing: () => standing,
    adopt: (made, found) => {
      if (!running && !watch) beginWatch(made, { lostWithPort: found === 'lost' });
    },
    letGo: async () => {
      if (running || connection.watch().kind !== 'watched') return;
      await stopWatch();
      standing = null;
      options.onNewConnection();
      offline(null);
    },
    closeConnection: async () => {
      if (running) return alreadyRunning();
      await stopWatch();
      standing = null;
      const end = await session.disconnect();
      const { state } = record.head();
      if (state.kind === 'lost') return { ok: false, error: state.failure };
      options.onNewConnection();
      const isOver = end === 'closed' || end === 'none';
      offline(isOver ? null : notClosed);
      return isOver ? done : { ok: false, error: notClosed };
    },
    ended: async () => running?.ended,
    end: async () => {
      stop();
      await running?.ended;
      await stopWatch();
    },
  };
};

/** Nobody watches over it any more, and nobody saw it end. */
const notClosed = failure('connect/close-unconfirmed');

const programBug = failure('program/bug');

const alreadyRunning = (): Outcome<never> => fail('usage/invalid', { field: 'run', problem: 'running' });

/** A report of other steps (the form was changed since) is no place to go on from: the run begins anew, and finds out by itself what holds. */
const usable = (session: Session, report: Report | null, plan: ProvisionPlan): Report | null =>
  report && session.resumption(plan, report) !== 'anew' ? report : null;

/** Failures after which nothing is known of the connection any more. */
const endsConnection = ({ code }: Failure): boolean =>
  code.startsWith('link/') ||
  code === 'module/restarted' ||
  code === 'module/no-answer' ||
  code === 'at/unresponsive' ||
  code === 'mqtt/dropped';

/** A run that failed behind its login leaves a connection that stands. It is watched, and not made again: that would fail at the same place. */
const connectionLeft = (planned: PlannedRun, outcome: Outcome<ProvisionResult>): Connection | null => {
  if (!outcome.ok || !outcome.value.findings.connected) return null;
  const { failure } = outcome.value;
  return failure === null || failure.code === 'stopped' || endsConnection(failure)
    ? null
    : { planned, result: outcome.value };
};

/** What is to be watched after a run: its own connection, or the one before, which it did not come to. */
const connectionAfter = (
  standing: Connection | null,
  planned: PlannedRun,
  outcome: Outcome<ProvisionResult>,
  stages: readonly StageId[],
): Connection | null => {
  if (!outcome.ok) return outcome.error.code === 'stopped' ? standing : null;
  const result = outcome.value;
  if (standsAfter(result, stages)) return { planned: standing?.planned ?? planned, result };
  const isLost = result.failure !== null && endsConnection(result.failure);
  return stages.includes('connect') && !isLost ? standing : null;
};

/** A connect stage that failed leaves nothing to be watched; a proof that failed, or a stage that does not connect, does. */
const standsAfter = ({ findings, failure, steps }: ProvisionResult, stages: readonly StageId[]): boolean => {
  if (!findings.connected) return false;
  if (failure === null) return true;
  if (endsConnection(failure)) return false;
  const broken = steps.find(({ status }) => status === 'failed' || status === 'stopped');
  return !stages.includes('connect') || (broken !== undefined && stageOf(broken.id) === 'proof');
};
