import { type Outcome, ok } from '../../shared/outcome.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { LineSettings, OpenLink } from '../base/byte-link.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import type { Waits } from '../procedures/waits.ts';
import { createSecretSet, type SecretSet } from '../recorder/masking.ts';
import { createRecordingReader, type RecordingReader } from '../recorder/recording-reader.ts';
import { createCutDeriver } from '../recordings/derive-cuts.ts';
import type { Monitor } from '../session/monitor.ts';
import type { Session } from '../session/session.ts';
import { type OpenedMonitor, type OpenMonitorOptions, openMonitor } from './monitor-opener.ts';
import { createOpenAnswers } from './open-answers.ts';
import { createPlace, type OpenedSession, type Place } from './place.ts';
import { createRecorders, type Recorders, type RecordersOptions } from './recorders.ts';
import { createTrackedLinks } from './tracked-links.ts';

export type { OpenedMonitor } from './monitor-opener.ts';
export type { OpenedSession, Place } from './place.ts';

export interface AppOptions extends Omit<RecordersOptions, 'secrets'> {
  readonly openLink: OpenLink;
  /** Finds a lost port again. Omitted: by its address only. */
  readonly directory?: Pick<PortDirectory, 'listPorts'>;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
  /** Omitted: recordings are read on this thread. */
  readonly reader?: RecordingReader;
}

export interface OpenSessionOptions {
  readonly settings: LineSettings;
  /** The file of the recording; omitted: a new file in the user-data folder. */
  readonly recordTo?: string;
  /** Called before the first byte of the module can arrive, so that listeners miss nothing. */
  readonly onOpened?: (opened: OpenedSession) => void;
}

export interface App {
  /** Values that no session may show or record: those that any session has used, and those that drafts contain. */
  readonly secrets: Pick<SecretSet, 'register' | 'hold' | 'maskText' | 'maskValues' | 'createStream'>;
  /** Creates a port that can be opened any number of times, with one recording. */
  place(address: string): Place;
  openSession(address: string, options: OpenSessionOptions): Promise<Outcome<OpenedSession>>;
  /** Opens a port to watch and to type, over any number of openings. */
  openMonitor(address: string, options: OpenMonitorOptions): Promise<Outcome<OpenedMonitor>>;
  /** Starts the recording of a merged view. */
  recordMerged: Recorders['startMerged'];
  /** Reads recordings, also while they are written. */
  readonly reader: RecordingReader;
  /** Opens a port without a recording, for a probe. Its unanswered commands are passed to the next opening. */
  readonly openNotedLink: OpenLink;
  /** Resolves when every ended recording is on the disk. */
  recordingsKept(): Promise<void>;
  /** Closes every session and monitor, each within its own deadline. */
  close(): Promise<void>;
}

export const createApp = (options: AppOptions): App => {
  const { platform, clock, openLink, directory = emptyDirectory } = options;
  const reader =
    options.reader ?? createRecordingReader(platform.readPart, () => clock.nowMs(), null, createCutDeriver);
  const sessions = new Set<Session>();
  const monitors = new Set<Monitor>();
  const openAnswers = createOpenAnswers({ platform, clock });
  const secrets = createSecretSet();
  const recorders = createRecorders({ ...options, secrets });
  const recordingsKept = async (): Promise<void> => {
    await recorders.settled();
    await openAnswers.settled();
  };
  const placeAt = (address: string, recordTo?: string): Place =>
    createPlace({
      ...{ address, clock, openLink, directory, openAnswers, reader },
      record: (epoch) => recorders.start(address, epoch, recordTo),
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
    openMonitor: async (address, monitorOptions) => {
      const opened = await openMonitor({ clock, openLink, directory, recorders, openAnswers }, address, monitorOptions);
      if (!opened.ok) return opened;
      const { monitor } = opened.value;
      monitors.add(monitor);
      monitor.on('state', ({ kind }) => kind === 'closed' && monitors.delete(monitor));
      return opened;
    },
    recordMerged: recorders.startMerged,
    reader,
    openNotedLink: createTrackedLinks({ clock, openLink, openAnswers }),
    recordingsKept,
    close: async () => {
      await Promise.all([...sessions, ...monitors].map((opened) => opened.close()));
      recorders.closeAll();
      await recordingsKept();
    },
  };
};

const emptyDirectory: Pick<PortDirectory, 'listPorts'> = { listPorts: async () => ok([]) };
