import { type Outcome, ok } from '../../shared/outcome.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import { createReconnector } from '../link/reconnect.ts';
import type { Waits } from '../procedures/waits.ts';
import { createSecretSet, type SecretSet } from '../recorder/masking.ts';
import { recordingName } from '../recorder/recording-name.ts';
import { openForAppend } from '../recorder/repair.ts';
import { createSessionRecorder, type SessionRecorder } from '../recorder/session-recorder.ts';
import { createMonitor, type Monitor } from '../session/monitor.ts';
import type { Session } from '../session/session.ts';
import { createOpenAnswers } from './open-answers.ts';
import { createPlace, type OpenedSession, type Place } from './place.ts';

export type { OpenedSession, Place } from './place.ts';

export interface AppOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly openLink: OpenLink;
  /** How a port that went away is found again; left out: by its address alone. */
  readonly directory?: Pick<PortDirectory, 'listPorts'>;
  /** Of the product, for recordings. */
  readonly version: string;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
  /** A recording could not be written: told once per outage, the session goes on. */
  readonly onRecordingFailure?: (path: string) => void;
  /** It can be written again. `isWhole`: nothing of it was given up in the outage. */
  readonly onRecordingResumed?: (path: string, isWhole: boolean) => void;
}

export interface OpenSessionOptions {
  readonly settings: LineSettings;
  /** Where the session is recorded; left out: a new file in the user-data folder. */
  readonly recordTo?: string;
  /** Told at once, before anything of the module can have come: who listens from here on misses nothing. */
  readonly onOpened?: (opened: OpenedSession) => void;
}

export interface OpenMonitorOptions extends Omit<OpenSessionOptions, 'onOpened'> {
  /** Whether it goes on after the port was lost. */
  readonly reconnects: boolean;
  /** Whether a port that cannot be opened at first is waited for. */
  readonly waits: boolean;
}

export interface OpenedMonitor {
  readonly monitor: Monitor;
  /** Begins, once somebody listens. */
  readonly start: () => void;
  readonly recordingPath: string;
}

export interface App {
  /** What no session may show or record: whatever was used by any of them, and what is held. */
  readonly secrets: Pick<SecretSet, 'register' | 'hold' | 'maskText'>;
  /** A port to be opened any number of times, in one recording. */
  place(address: string): Place;
  openSession(address: string, options: OpenSessionOptions): Promise<Outcome<OpenedSession>>;
  /** A port to be watched and typed at, over any number of openings. */
  openMonitor(address: string, options: OpenMonitorOptions): Promise<Outcome<OpenedMonitor>>;
  /** Resolves when the recordings that have ended are durable. */
  recordingsKept(): Promise<void>;
  /** Closes every session and monitor, each within its own deadline. */
  close(): Promise<void>;
}

export const createApp = (options: AppOptions): App => {
  const { platform, clock, openLink } = options;
  const sessions = new Set<Session>();
  const monitors = new Set<Monitor>();
  const recorders = new Set<SessionRecorder>();
  const openAnswers = createOpenAnswers({ platform, clock });
  const secrets = createSecretSet();

  const recordingPath = (address: string): string =>
    platform.join(platform.dataFolder, 'recordings', recordingName(clock.wallMs(), address));

  const record = (
    address: string,
    epoch: number,
    recordTo: string | undefined,
  ): Outcome<{ readonly recorder: SessionRecorder; readonly path: string }> => {
    const path = recordTo ?? recordingPath(address);
    const file = openForAppend(platform, path);
    if (!file.ok) return file;
    const recorder = createSessionRecorder({
      clock,
      file: file.value,
      secrets,
      header: { app: options.version, address, epoch },
      onFailure: () => options.onRecordingFailure?.(path),
      onResumed: ({ entries }) => options.onRecordingResumed?.(path, entries === 0),
    });
    recorders.add(recorder);
    void recorder.ended.then(() => recorders.delete(recorder));
    return ok({ recorder, path });
  };
  const recordingsKept = async (): Promise<void> => {
    await Promise.all([...recorders].filter(({ isClosed }) => isClosed).map(({ ended }) => ended));
    await openAnswers.settled();
  };

  const directory = options.directory ?? { listPorts: async () => ok([]) };
  const placeAt = (address: string, recordTo?: string): Place =>
    createPlace({
      ...{ address, clock, openLink, directory, openAnswers },
      record: (epoch) => record(address, epoch, recordTo),
      onSession: (session) => {
        sessions.add(session);
        session.on('closed', () => sessions.delete(session));
      },
      ...(options.waits ? { waits: options.waits } : {}),
      ...(options.timings ? { timings: options.timings } : {}),
    });

  return {
    secrets,
    place: (address) => placeAt(address),
    openSession: async (address, { settings, recordTo, onOpened }) => {
      const place = placeAt(address, recordTo);
      return place.open(settings, (opened) => {
        opened.session.on('ended', place.endRecording);
        onOpened?.(opened);
      });
    },
    openMonitor: async (address, { settings, recordTo, reconnects, waits }) => {
      const reconnector = createReconnector({ address, settings: () => settings, openLink, directory, clock });
      const first = await reconnector.open();
      if (!first.ok && !waits) return first;
      const recorder = record(address, first.ok ? first.value.epoch : 0, recordTo);
      if (!recorder.ok) {
        if (first.ok) await first.value.close();
        return recorder;
      }
      const monitor = createMonitor({ clock, recorder: recorder.value.recorder, reconnector, address, reconnects });
      monitors.add(monitor);
      monitor.on('state', ({ kind }) => kind === 'closed' && monitors.delete(monitor));
      const onClosed = (listener: () => void): void =>
        void monitor.on('state', ({ kind }) => (kind === 'closed' || kind === 'lost') && listener());
      openAnswers.watch(address, {
        onSending: (listener) => void monitor.on('sending', listener),
        onClosed,
        pendingAnswers: monitor.pendingAnswers,
      });
      onClosed(() => {
        const left = monitor.pendingAnswers();
        if (left) openAnswers.leave(address, left);
      });
      return ok({ monitor, start: () => monitor.start(first), recordingPath: recorder.value.path });
    },
    recordingsKept,
    close: async () => {
      await Promise.all([...sessions, ...monitors].map((opened) => opened.close()));
      for (const recorder of recorders) recorder.close();
      await recordingsKept();
    },
  };
};
