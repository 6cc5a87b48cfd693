import { done, fail, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import type { Undo } from '../../../base/undo.ts';
import type { FoundConnection } from '../../../procedures/keep-online.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import type { Session } from '../../../session/session.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import { connectionAfter, connectionLeft, endsConnection } from './connection-after-run.ts';
import {
  type Connection,
  type ConnectionWatcher,
  type ConnectionWatcherOptions,
  createConnectionWatcher,
  programBug,
} from './connection-watcher.ts';
import type { RunTrack } from './run-track.ts';
import type { SessionHeadStore } from './session-head-store.ts';

export interface RunControlOptions extends ConnectionWatcherOptions {
  readonly session: Session;
  readonly track: RunTrack;
  readonly headStore: SessionHeadStore;
  readonly plan: (stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  /** The user or a run closes the connection, or makes a new one. */
  readonly onNewConnection: () => void;
}

/** Runs, one at a time. Between runs it watches the connection that the last one left. */
export interface RunControl {
  readonly isRunning: () => boolean;
  /** Resolves when the run has begun, or with the reason why it cannot. */
  start(stages: readonly StageId[], resume: boolean): Promise<Outcome<void>>;
  stop(): void;
  /** The connection that is open. */
  readonly connection: () => Connection | null;
  /** Watches a connection that was made in an earlier opening. */
  adopt(connection: Connection, found: FoundConnection): void;
  /** The user ended the connection with a typed command: it is not recovered. */
  abandonConnection(): Promise<void>;
  /** Closes MQTT, then TCP. */
  closeConnection(): Promise<Outcome<void>>;
  /** Resolves when no run is in progress. */
  ended(): Promise<void>;
  /** Stops the run and the watch, and waits for both. */
  end(): Promise<void>;
}

export const createRunControl = (options: RunControlOptions): RunControl => {
  const { connection } = options;
  const watcher = createConnectionWatcher(options);
  const runs = createRunner(options, watcher);
  const dropConnection = (): void => {
    watcher.drop();
    options.onNewConnection();
    watcher.showOffline(null);
  };

  return {
    ...runs,
    connection: watcher.open,
    adopt: (made, found) => {
      if (!runs.isRunning() && !watcher.isWatching()) watcher.watch(made, { found });
    },
    abandonConnection: async () => {
      if (runs.isRunning() || connection.watch().kind !== 'watched') return;
      await watcher.stop();
      dropConnection();
    },
    closeConnection: async () => (runs.isRunning() ? alreadyRunning() : closeConnection(options, watcher)),
    end: async () => {
      runs.stop();
      await runs.ended();
      await watcher.stop();
    },
  };
};

const closeConnection = async (
  { session, headStore, onNewConnection }: RunControlOptions,
  watcher: ConnectionWatcher,
): Promise<Outcome<void>> => {
  await watcher.stop();
  watcher.drop();
  const end = await session.disconnect();
  const { state } = headStore.head();
  if (state.kind === 'lost') return { ok: false, error: state.failure };
  onNewConnection();
  const isOver = end === 'closed' || end === 'none';
  watcher.showOffline(isOver ? null : notClosed);
  return isOver ? done : { ok: false, error: notClosed };
};

/** Runs, one at a time, from the plan to the connection that is left. */
const createRunner = (
  options: RunControlOptions,
  watcher: ConnectionWatcher,
): Pick<RunControl, 'isRunning' | 'start' | 'stop' | 'ended'> => {
  const { track, connection } = options;
  let running: { readonly controller: AbortController; ended: Promise<void> } | null = null;

  const noteBug = (bug: unknown): void => {
    options.onBug(bug);
    watcher.drop();
    track.end(programBug, null);
    if (connection.watch().kind !== 'none') watcher.showOffline(programBug);
  };
  const begin = (stages: readonly StageId[], resume: boolean, controller: AbortController): Promise<Outcome<void>> =>
    new Promise((resolve, reject) => {
      const { signal } = controller;
      let hasBegun = false;
      const act = async (): Promise<void> => {
        const planned = await options.plan(stages);
        if (!planned.ok) return resolve(planned);
        if (signal.aborted) return resolve(fail('stopped'));
        track.begin(planned.value, stages);
        hasBegun = true;
        resolve(done);
        await runPlan(options, watcher, { planned: planned.value, stages, resume, signal });
      };
      const current = { controller, ended: Promise.resolve() };
      running = current;
      // The caller receives an exception before the beginning; a later one ends the run.
      current.ended = act()
        .catch((bug: unknown) => (hasBegun ? noteBug(bug) : reject(bug)))
        .finally(() => {
          running = null;
        });
    });

  return {
    isRunning: () => running !== null,
    start: (stages, resume) =>
      running ? Promise.resolve(alreadyRunning()) : begin(stages, resume, new AbortController()),
    stop: () => {
      if (!running) return;
      track.stopping();
      running.controller.abort();
    },
    ended: async () => running?.ended,
  };
};

interface AskedRun {
  readonly planned: PlannedRun;
  readonly stages: readonly StageId[];
  readonly resume: boolean;
  readonly signal: AbortSignal;
}

const runPlan = async (
  options: RunControlOptions,
  watcher: ConnectionWatcher,
  { planned, stages, resume, signal }: AskedRun,
): Promise<void> => {
  const { session, track, headStore, connection } = options;
  const { plan } = planned;
  await watcher.stop();
  // A connection that was being recovered is not open.
  if (headStore.head().online.kind !== 'online') watcher.drop();
  const unlisten = dropAtConnect(options, watcher);
  const report = resume ? usable(session, track.run()?.report ?? null, plan) : null;
  const outcome = await session.provision(plan, signal, report, stages).finally(unlisten);
  const failure = outcome.ok ? outcome.value.failure : outcome.error;
  headStore.set(session.publishAbilities());
  track.end(failure, outcome.ok ? outcome.value : null);
  if (failure !== null && endsConnection(failure)) options.onUnknown();
  const next = connectionAfter(watcher.open(), planned, outcome, stages);
  if (next) return watcher.watch(next);
  watcher.drop();
  const left = connectionLeft(planned, outcome);
  if (left) return watcher.watch(left, { recovers: () => false });
  if (outcome.ok && outcome.value.findings.ownConnection === 'not-closed') return watcher.showOffline(notClosed);
  if (connection.watch().kind !== 'none') watcher.showOffline(failure);
};

/** The connection of an earlier run is open until the connect stage closes it. */
const dropAtConnect = ({ session, onNewConnection }: RunControlOptions, watcher: ConnectionWatcher): Undo => {
  let hasBegun = false;
  return session.on('step', ({ id }) => {
    if (hasBegun || stageOf(id) !== 'connect') return;
    hasBegun = true;
    watcher.drop();
    onNewConnection();
    watcher.showOffline(null);
  });
};

/** The module did not confirm the end, and the connection is not watched any more. */
const notClosed = failure('connect/close-unconfirmed');

const alreadyRunning = (): Outcome<never> => fail('usage/invalid', { field: 'run', problem: 'running' });

/** The report of other steps cannot be continued (the form has changed since): the run then starts over and checks everything itself. */
const usable = (session: Session, report: Report | null, plan: ProvisionPlan): Report | null =>
  report && session.resumption(plan, report) !== 'start-over' ? report : null;
