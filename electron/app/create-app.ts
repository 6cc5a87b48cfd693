import { type Outcome, ok } from '../../shared/outcome.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { Waits } from '../procedures/waits.ts';
import { recordingName } from '../recorder/recording-name.ts';
import { openForAppend } from '../recorder/repair.ts';
import { createSessionRecorder } from '../recorder/session-recorder.ts';
import { createSession, type Session } from '../session/session.ts';

export interface AppOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly openLink: OpenLink;
  /** Of the product, for recordings. */
  readonly version: string;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
  /** A recording could not be written: told once per outage, the session goes on. */
  readonly onRecordingFailure?: (path: string) => void;
}

export interface OpenSessionOptions {
  readonly settings: LineSettings;
  /** Where the session is recorded; left out: a new file in the user-data folder. */
  readonly recordTo?: string;
}

export interface OpenedSession {
  readonly session: Session;
  readonly recordingPath: string;
}

export interface App {
  openSession(address: string, options: OpenSessionOptions): Promise<Outcome<OpenedSession>>;
  /** Closes every session, each within its own deadline. */
  close(): Promise<void>;
}

export const createApp = (options: AppOptions): App => {
  const { platform, clock, openLink } = options;
  const sessions = new Set<Session>();

  const recordingPath = (address: string): string =>
    platform.join(platform.dataFolder, 'recordings', recordingName(clock.wallMs(), address));

  return {
    openSession: async (address, { settings, recordTo }) => {
      const link = await openLink(address, settings);
      if (!link.ok) return link;
      const path = recordTo ?? recordingPath(address);
      const file = openForAppend(platform, path);
      if (!file.ok) {
        await link.value.close();
        return file;
      }
      const recorder = createSessionRecorder({
        clock,
        file: file.value,
        header: { app: options.version, address, epoch: link.value.epoch },
        onFailure: () => options.onRecordingFailure?.(path),
      });
      const session = createSession({
        link: link.value,
        clock,
        recorder,
        ...(options.waits ? { waits: options.waits } : {}),
        ...(options.timings ? { timings: options.timings } : {}),
      });
      sessions.add(session);
      session.on('closed', () => sessions.delete(session));
      return ok({ session, recordingPath: path });
    },
    close: async () => {
      await Promise.all([...sessions].map((session) => session.close()));
    },
  };
};
