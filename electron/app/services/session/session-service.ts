import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { type StageId, stages } from '../../../../shared/steps.ts';
import { sessionLimit } from '../../../../shared/view.ts';
import type { Clock } from '../../../base/clock.ts';
import type { App, Place } from '../../create-app.ts';
import { type HandlersOf, nothing } from '../../handlers.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import type { Truth } from '../../truth.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftService } from '../draft/draft-service.ts';
import { createLiveSession, type LiveSession } from './live-session.ts';
import type { Opening } from './opening.ts';
import { deleteFile, readFiles } from './session-files.ts';

export interface SessionServiceOptions {
  readonly truth: Truth;
  readonly app: Pick<App, 'place'>;
  readonly clock: Clock;
  readonly drafts: Pick<DraftService, 'of' | 'begin' | 'end' | 'planFor' | 'onChange'>;
  /** Told before a port is opened, and waited for: whoever tries ports out must let go of them. */
  readonly beforeOpen?: (address: string, baudRate: number) => Promise<void>;
  /** An exception that nobody waits for. */
  readonly onBug: (bug: unknown) => void;
}

/** Opens ports, side by side, and does what pages want of the modules behind them. */
export interface SessionService {
  readonly handlers: HandlersOf<'session' | 'run' | 'files' | 'terminal' | 'mqtt'>;
  /** `null`: there is no such session. */
  traffic(sessionId: string): TrafficSource | null;
  /** The disk took no more of the recording at this path. */
  noteRecordingFailure(path: string): void;
  /** It takes it again. `isWhole`: what was refused meanwhile is in the file now. */
  noteRecordingResumed(path: string, isWhole: boolean): void;
  /** The recording at this path is about to be deleted. */
  leaveRecording(path: string): void;
  /** Resolves when no run goes on or begins in this session. */
  runEnded(sessionId: string | null): Promise<void>;
  /** The machine falls asleep: lets go of every port at once. */
  suspend(): Promise<void>;
  /** The machine has slept: what was open is opened again. */
  resume(): void;
  /** Stops what runs, leaves the modules in order, closes the ports. */
  close(): Promise<void>;
}

export const createSessionService = (options: SessionServiceOptions): SessionService => {
  const { truth, app, clock, drafts } = options;
  const sessions = new Map<string, LiveSession>();
  /** By the path of its newest recording, each session. What becomes of an earlier file says nothing of the one that is written. */
  const recordings = new Map<string, string>();
  const forgetRecordings = (sessionId: string): void => {
    for (const [path, id] of recordings) if (id === sessionId) recordings.delete(path);
  };
  let begun = 0;
  /** First openings wait for each other: the next one sees what the one before has made. Later ones wait in their session. */
  let opening: Promise<unknown> = Promise.resolve();
  /** Runs whose module is being asked who it is, or that are being planned. */
  const beginning = new Map<string, { readonly stop: AbortController; readonly begun: Promise<unknown> }>();
  /** The program ends: a port that was opened now would stay so. */
  let isClosing = false;
  let { reopen } = truth.view().settings;
  truth.onEvent((event) => {
    if (event.type !== 'settings' || event.settings.reopen === reopen) return;
    reopen = event.settings.reopen;
    for (const live of sessions.values()) {
      if (reopen) void live.waitAgain().catch(options.onBug);
      else live.stopReopening();
    }
  });
  drafts.onChange((owner) => {
    if (owner !== null) sessions.get(owner)?.draftChanged();
  });

  const begin = (address: string, place: Place): LiveSession => {
    begun += 1;
    const id = `s${begun}`;
    const draftView = drafts.begin(id);
    const draft = (): Draft => {
      const own = drafts.of(id);
      if (!own) throw new Error(`no draft of ${id}`);
      return own;
    };
    const live = createLiveSession({
      ...{ truth, clock, place, id, address, draft, draftView },
      plan: async (baudRate, stages) => drafts.planFor(id, { baudRate, stages }),
      beforeOpen: async (baudRate) => options.beforeOpen?.(address, baudRate),
      onRecording: (path) => {
        forgetRecordings(id);
        recordings.set(path, id);
      },
      onBug: options.onBug,
    });
    sessions.set(id, live);
    return live;
  };

  const known = (address: string): LiveSession | undefined =>
    // Ports can have changed their names with each other: the one that is open has it.
    [...sessions.values()]
      .filter((live) => live.record.head().address === address)
      .sort((one, other) => Number(other.opening() !== null) - Number(one.opening() !== null))[0];
  const openAgain = async (live: LiveSession, baudRate: number): Promise<Outcome<{ readonly sessionId: string }>> => {
    const opened = await live.open(baudRate);
    return opened.ok ? ok({ sessionId: live.id }) : opened;
  };
  const open = async (address: string, baudRate: number): Promise<Outcome<{ readonly sessionId: string }>> => {
    const live = known(address);
    if (live) return openAgain(live, baudRate);
    await options.beforeOpen?.(address, baudRate);
    if (isClosing) return fail('stopped');
    if (sessions.size >= sessionLimit) return fail('usage/invalid', { field: 'session', problem: 'too-many' });
    const place = app.place(address);
    let sessionId = '';
    const frame = truth.view().settings.line;
    const opened = await place.open({ baudRate, frame }, (session) => {
      const live = begin(address, place);
      sessionId = live.id;
      live.attach(session, baudRate);
    });
    return opened.ok ? ok({ sessionId }) : opened;
  };

  /** Does something with an open session; `busy` stands in its head until it is done. */
  const wish = async <Result>(
    sessionId: string,
    act: (opening: Opening, signal: AbortSignal) => Promise<Outcome<Result>>,
  ): Promise<Outcome<Result>> => {
    const open = openOnly(sessions.get(sessionId) ?? null);
    return open.ok ? open.value.underWay((signal) => act(open.value, signal)) : open;
  };
  const run = (sessionId: string, asked: readonly StageId[], resume: boolean): Promise<Outcome<void>> => {
    if (beginning.has(sessionId)) return Promise.resolve(fail('usage/invalid', { field: 'run', problem: 'running' }));
    const stop = new AbortController();
    const begun = beginRun(sessionId, asked, resume, stop.signal).finally(() => beginning.delete(sessionId));
    beginning.set(sessionId, { stop, begun });
    return begun;
  };
  const beginRun = async (
    sessionId: string,
    asked: readonly StageId[],
    resume: boolean,
    signal: AbortSignal,
  ): Promise<Outcome<void>> => {
    const live = sessions.get(sessionId) ?? null;
    // Of which module the results are must be known before anything goes on from them.
    await Promise.race([live?.identify(), abortOf(signal)]);
    if (signal.aborted) return fail('stopped');
    const open = openOnly(live);
    if (open.ok) live?.setAside();
    const inOrder = stages.filter((stage) => asked.includes(stage));
    return open.ok ? open.value.runs.start(inOrder, resume) : open;
  };
  const forget = async (sessionId: string): Promise<void> => {
    const live = sessions.get(sessionId);
    if (!live) return;
    await live.end();
    if (!sessions.delete(sessionId)) return;
    forgetRecordings(sessionId);
    drafts.end(sessionId);
    truth.publish({ type: 'session-forgotten', sessionId });
  };

  return {
    traffic: (sessionId) => sessions.get(sessionId)?.traffic ?? null,
    noteRecordingFailure: (path) => {
      const record = sessions.get(recordings.get(path) ?? '')?.record;
      const recording = record?.head().recording;
      if (record && recording) record.set({ recording: { ...recording, failed: true } });
    },
    noteRecordingResumed: (path, isWhole) => {
      const live = sessions.get(recordings.get(path) ?? '');
      const recording = live?.record.head().recording;
      if (!live || !recording) return;
      const isStillWhole = isWhole && !recording.hasGap;
      live.record.set({
        recording: { ...recording, failed: false, hasGap: !isStillWhole },
        ...(isStillWhole && { recordedBefore: live.traffic.next }),
      });
    },
    leaveRecording: (path) => sessions.get(recordings.get(path) ?? '')?.leaveRecording(),
    runEnded: async (sessionId) => {
      const id = sessionId ?? '';
      await beginning.get(id)?.begun.catch(() => undefined);
      await sessions.get(id)?.opening()?.runs.ended();
    },
    suspend: async () => {
      await Promise.all([...sessions.values()].map((live) => live.suspend()));
    },
    resume: () => {
      for (const live of sessions.values()) live.resume();
    },
    close: async () => {
      isClosing = true;
      await opening;
      await Promise.all([...sessions.values()].map((live) => live.end()));
    },
    handlers: {
      'session.open': ({ address, baudRate }) => {
        const live = known(address);
        if (live) return openAgain(live, baudRate);
        const result = opening.then(() => open(address, baudRate));
        opening = result.catch(() => undefined);
        return result;
      },
      'session.close': async ({ sessionId }) => {
        await sessions.get(sessionId)?.close();
        return nothing();
      },
      'session.forget': async ({ sessionId }) => {
        await forget(sessionId);
        return nothing();
      },
      'session.stopReopening': async ({ sessionId }) => {
        sessions.get(sessionId)?.stopReopening();
        return nothing();
      },
      'run.start': async ({ sessionId, stages: asked, resume }) => nothing(await run(sessionId, asked, resume)),
      'run.stop': async ({ sessionId }) => {
        beginning.get(sessionId)?.stop.abort();
        sessions.get(sessionId)?.opening()?.runs.stop();
        return nothing();
      },
      'files.read': async ({ sessionId, unasked }) => nothing(await wish(sessionId, readFiles(clock, unasked))),
      'files.delete': async ({ sessionId, name }) => nothing(await wish(sessionId, deleteFile(clock, name))),
      'terminal.send': async ({ sessionId, line, byButton }) => {
        const { lineEnd } = truth.view().settings;
        const cause = byButton ? 'wish' : 'typed';
        const answer = await wish(sessionId, ({ typed, track }, signal) => {
          track.noteTyped(line);
          return typed.send(line, { lineEnd, cause }, signal);
        });
        if (!answer.ok) return answer;
        const { lines, final, acceptedOnly } = answer.value;
        return ok({ lines, final, acceptedOnly });
      },
      'terminal.sendNow': async ({ sessionId, id }) => {
        sessions.get(sessionId)?.opening()?.typed.sendNow(id);
        return nothing();
      },
      'terminal.cancel': async ({ sessionId, id }) => {
        sessions.get(sessionId)?.opening()?.typed.cancel(id);
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

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** Why nothing can be asked of it any more, or its opening. */
const openOnly = (live: LiveSession | null): Outcome<Opening> => {
  const opening = live?.opening() ?? null;
  if (opening) return ok(opening);
  const state = live?.record.head().state;
  if (state?.kind === 'lost') return { ok: false, error: state.failure };
  return fail('usage/invalid', { field: 'session', problem: 'closed' });
};
