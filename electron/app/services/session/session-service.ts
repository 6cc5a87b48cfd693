import type { HandlersOf } from '../../handlers.ts';
import type { ReadableLines, TrafficSource } from '../../traffic-source.ts';
import type { DraftService } from '../draft/draft-service.ts';
import type { ActingRules } from '../rules/session-rules.ts';
import type { SettingsService } from '../settings-service.ts';
import type { LiveSession } from './live-session.ts';
import { createRunStarts } from './run-starts.ts';
import { type SessionHandlerDeps, sessionHandlers } from './session-handlers.ts';
import { createSessionList, type SessionList, type SessionListOptions } from './session-list.ts';
import { createSessionOpener, type SessionOpenerOptions } from './session-opener.ts';
import type { TrafficHistory } from './traffic-history.ts';

export interface SessionServiceOptions extends SessionListOptions, SessionOpenerOptions {
  readonly drafts: SessionListOptions['drafts'] & Pick<DraftService, 'onChange'>;
  readonly keepPort: SettingsService['keepPort'];
  /** The lines of a merged view. */
  readonly merged?: (mergedId: string) => TrafficHistory | null;
  /** The lines of a recording that pages look at. */
  readonly opened?: (id: string) => ReadableLines | null;
  readonly onTyped: (sessionId: string, line: string) => void;
}

/** Opens any number of ports and answers the requests about their modules. */
export interface SessionService {
  readonly handlers: HandlersOf<'session' | 'port' | 'run' | 'files' | 'module' | 'terminal' | 'mqtt'>;
  /** The opening of a session, or why it has none. */
  openingOf(sessionId: string): ReturnType<SessionList['openingOf']>;
  /** Of a session or a merged view; `null`: there is none. */
  traffic(sessionId: string): TrafficSource | null;
  /** The recording that has a piece of a session; `null`: none. */
  recordingAt(sessionId: string, sequence: number): string | null;
  /** What its rules do by themselves; `null`: there is no such session. */
  rulesOf(sessionId: string): ActingRules | null;
  /** The recording at this path cannot be written any more. */
  noteRecordingFailure(path: string): void;
  /** It can be written again. `isWhole`: nothing is missing in the file. */
  noteRecordingResumed(path: string, isWhole: boolean): void;
  /** The recording at this path is about to be deleted. */
  leaveRecording(path: string): void;
  /** Resolves when no run is in progress or about to begin in this session. */
  runEnded(sessionId: string | null): Promise<void>;
  /** Before sleep mode: closes every port immediately. */
  suspend(): Promise<void>;
  /** After sleep mode: reopens the ports that were open. */
  resume(): void;
  /** Stops what runs, closes the connections of the modules, and closes the ports. */
  close(): Promise<void>;
}

export const createSessionService = (options: SessionServiceOptions): SessionService => {
  const { viewStore, clock, keepPort, onTyped } = options;
  const sessions = createSessionList(options);
  const opener = createSessionOpener(options, sessions);
  const runs = createRunStarts(sessions);
  const trafficOf = (id: string): LiveSession['traffic'] | null =>
    sessions.get(id)?.traffic ?? options.merged?.(id) ?? null;
  const linesOf: SessionHandlerDeps['linesOf'] = (id) => trafficOf(id) ?? options.opened?.(id) ?? null;
  followSettings(options, sessions);
  options.drafts.onChange((owner) => {
    if (owner !== null) sessions.get(owner)?.draftChanged();
  });

  return {
    handlers: sessionHandlers({ viewStore, clock, sessions, opener, runs, linesOf, keepPort, onTyped }),
    openingOf: sessions.openingOf,
    traffic: trafficOf,
    recordingAt: (id, sequence) => linesOf(id)?.recordingAt(sequence) ?? null,
    rulesOf: (id) => sessions.get(id)?.rules ?? null,
    noteRecordingFailure: (path) => {
      const headStore = sessions.ofRecording(path)?.headStore;
      const recording = headStore?.head().recording;
      if (headStore && recording) headStore.set({ recording: { ...recording, failed: true } });
    },
    noteRecordingResumed: (path, isWhole) => {
      const live = sessions.ofRecording(path);
      const recording = live?.headStore.head().recording;
      if (!live || !recording) return;
      const isStillWhole = isWhole && !recording.hasGap;
      live.headStore.set({
        recording: { ...recording, failed: false, hasGap: !isStillWhole },
        ...(isStillWhole && { recordedBefore: live.traffic.next }),
      });
    },
    leaveRecording: (path) => sessions.ofRecording(path)?.leaveRecording(),
    runEnded: (sessionId) => runs.ended(sessionId ?? ''),
    suspend: async () => {
      await Promise.all(sessions.all().map((live) => live.suspend()));
    },
    resume: () => {
      for (const live of sessions.all()) live.resume();
    },
    close: async () => {
      await opener.close();
      await Promise.all(sessions.all().map((live) => live.end()));
    },
  };
};

/** Applies a change of the setting `reopen` to ports that are lost already. */
const followSettings = ({ viewStore, onBug }: SessionServiceOptions, sessions: SessionList): void => {
  let { reopen } = viewStore.view().settings;
  viewStore.onEvent((event) => {
    if (event.type !== 'settings' || event.settings.reopen === reopen) return;
    reopen = event.settings.reopen;
    for (const live of sessions.all()) {
      if (reopen) void live.waitAgain().catch(onBug);
      else live.stopReopening();
    }
  });
};
