import type { PublishAbilities } from '../../../../shared/at/publish-way.ts';
import type { SessionHead } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { type StageId, stages } from '../../../../shared/steps.ts';
import { keptSessions } from '../../../../shared/view.ts';
import type { Clock } from '../../../base/clock.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import type { App, OpenedSession } from '../../create-app.ts';
import { type HandlersOf, nothing } from '../../handlers.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import type { Truth } from '../../truth.ts';
import { createLiveSession, type LiveSession, openOnly } from './live-session.ts';
import { deleteFile, noFiles, readFiles } from './session-files.ts';

export interface SessionServiceOptions {
  readonly truth: Truth;
  readonly app: Pick<App, 'openSession'>;
  readonly clock: Clock;
  /** What the form says, ready for the module. */
  readonly planFor: (options: {
    readonly baudRate: number;
    readonly stages: readonly StageId[];
  }) => Promise<Outcome<ProvisionPlan>>;
  /** Told before a port is opened, and waited for: whoever tries ports out must let go of them. */
  readonly beforeOpen?: (address: string, baudRate: number) => Promise<void>;
  /** A session was closed or lost: its recording is complete. */
  readonly onSessionEnded?: () => void;
  /** An exception that nobody waits for. */
  readonly onBug: (bug: unknown) => void;
}

/** Opens ports, one at a time, and does what pages want of the module behind them. */
export interface SessionService {
  readonly handlers: HandlersOf<'session' | 'run' | 'files' | 'terminal' | 'mqtt'>;
  /** Of the newest few sessions; `null`: forgotten. */
  traffic(sessionId: string): TrafficSource | null;
  /** The disk took no more of the recording at this path. */
  noteRecordingFailure(path: string): void;
  /** The machine falls asleep: lets go of the port at once. */
  suspend(): Promise<void>;
  /** Stops what runs, leaves the module in order, closes the port. */
  close(): Promise<void>;
}

export const createSessionService = (options: SessionServiceOptions): SessionService => {
  const { truth, app, clock } = options;
  /** The newest few, oldest first. */
  const sessions = new Map<string, LiveSession>();
  const recordings = new Map<string, string>();
  let opened = 0;
  let current: LiveSession | null = null;
  /** Openings wait for each other: a port is closed before the next one is opened. */
  let opening: Promise<unknown> = Promise.resolve();
  /** The program ends: a port that was opened now would stay so. */
  let isClosing = false;

  const begin = (address: string, baudRate: number, { session, recordingPath }: OpenedSession): string => {
    opened += 1;
    const id = `s${opened}`;
    const live = createLiveSession({
      truth,
      clock,
      session,
      head: newHead(id, address, baudRate, recordingPath, clock.wallMs(), session.publishAbilities()),
      plan: (stages) => options.planFor({ baudRate, stages }),
      onEnded: () => options.onSessionEnded?.(),
      onBug: options.onBug,
    });
    current = live;
    sessions.set(id, live);
    recordings.set(recordingPath, id);
    for (const old of [...sessions.keys()].slice(0, -keptSessions)) sessions.delete(old);
    return id;
  };

  const open = async (address: string, baudRate: number): Promise<Outcome<{ readonly sessionId: string }>> => {
    await current?.close();
    await options.beforeOpen?.(address, baudRate);
    if (isClosing) return fail('stopped');
    let sessionId = '';
    const onOpened = (session: OpenedSession): void => {
      sessionId = begin(address, baudRate, session);
    };
    const session = await app.openSession(address, {
      settings: { baudRate, frame: truth.view().settings.line },
      onOpened,
    });
    return session.ok ? ok({ sessionId }) : session;
  };

  /** Does something with an open session; `busy` stands in its head until it is done. */
  const wish = async <Result>(
    sessionId: string,
    act: (live: LiveSession, signal: AbortSignal) => Promise<Outcome<Result>>,
  ): Promise<Outcome<Result>> => {
    const live = openOnly(sessions.get(sessionId) ?? null);
    return live.ok ? live.value.underWay((signal) => act(live.value, signal)) : live;
  };
  const run = async (sessionId: string, asked: readonly StageId[], resume: boolean): Promise<Outcome<void>> => {
    const live = openOnly(sessions.get(sessionId) ?? null);
    const inOrder = stages.filter((stage) => asked.includes(stage));
    return live.ok ? live.value.runs.start(inOrder, resume) : live;
  };

  return {
    traffic: (sessionId) => sessions.get(sessionId)?.traffic ?? null,
    noteRecordingFailure: (path) => {
      const record = sessions.get(recordings.get(path) ?? '')?.record;
      const recording = record?.head().recording;
      if (record && recording) record.set({ recording: { ...recording, failed: true } });
    },
    suspend: async () => current?.suspend(),
    close: async () => {
      isClosing = true;
      await opening;
      await current?.close();
    },
    handlers: {
      'session.open': ({ address, baudRate }) => {
        const result = opening.then(() => open(address, baudRate));
        opening = result.catch(() => undefined);
        return result;
      },
      'session.close': async ({ sessionId }) => {
        await sessions.get(sessionId)?.close();
        return nothing();
      },
      'run.start': async ({ sessionId, stages: asked, resume }) => nothing(await run(sessionId, asked, resume)),
      'run.stop': async ({ sessionId }) => {
        sessions.get(sessionId)?.runs.stop();
        return nothing();
      },
      'files.read': async ({ sessionId }) => nothing(await wish(sessionId, readFiles(clock))),
      'files.delete': async ({ sessionId, name }) => nothing(await wish(sessionId, deleteFile(clock, name))),
      'terminal.send': async ({ sessionId, line }) => {
        const { lineEnd } = truth.view().settings;
        const answer = await wish(sessionId, ({ typed }, signal) => typed.send(line, lineEnd, signal));
        if (!answer.ok) return answer;
        const { lines, final, acceptedOnly } = answer.value;
        return ok({ lines, final, acceptedOnly });
      },
      'terminal.sendNow': async ({ sessionId, id }) => {
        sessions.get(sessionId)?.typed.sendNow(id);
        return nothing();
      },
      'terminal.cancel': async ({ sessionId, id }) => {
        sessions.get(sessionId)?.typed.cancel(id);
        return nothing();
      },
      'mqtt.open': async ({ sessionId }) => nothing(await run(sessionId, ['connect'], false)),
      'mqtt.close': async ({ sessionId }) => nothing(await wish(sessionId, ({ runs }) => runs.closeConnection())),
      'mqtt.subscribe': async ({ sessionId, topic, qos }) =>
        nothing(await wish(sessionId, ({ session }, signal) => session.subscribe({ topic, qos }, signal))),
      'mqtt.unsubscribe': async ({ sessionId, topic }) =>
        nothing(await wish(sessionId, ({ session }, signal) => session.unsubscribe(topic, signal))),
      'mqtt.publish': async ({ sessionId, topic, qos, payload }) => {
        const message = new TextEncoder().encode(payload);
        return nothing(
          await wish(sessionId, ({ session }, signal) => session.publish({ topic, qos, message }, signal)),
        );
      },
    },
  };
};

const newHead = (
  id: string,
  address: string,
  baudRate: number,
  recordingPath: string,
  openedAtMs: number,
  abilities: PublishAbilities,
): SessionHead => ({
  id,
  address,
  baudRate,
  openedAtMs,
  state: { kind: 'open' },
  recording: { name: fileNameOf(recordingPath), startedAtMs: openedAtMs, failed: false },
  online: { kind: 'offline', failure: null },
  subscriptions: [],
  files: noFiles,
  ...abilities,
  typed: [],
  hold: null,
  busy: false,
  noisy: false,
});

const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
