import { defaultFrame, type LineFrame } from '../../shared/contract.ts';
import { type Failure, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { ByteLink, LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import { createReconnector, type ReconnectEvents } from '../link/reconnect.ts';
import type { Waits } from '../procedures/waits.ts';
import type { RecordingReader } from '../recorder/recording-reader.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { type KeptNotes, nothingKept } from '../session/recording-notes.ts';
import { createSession, type Session } from '../session/session.ts';
import type { OpenAnswersStore } from './open-answers.ts';
import type { StartedRecording } from './recorders.ts';

export interface OpenedSession {
  readonly session: Session;
  /** The file that is written now. */
  readonly recordingPath: string;
  /** The current name of the port. It may differ from the one before. */
  readonly address: string;
}

export interface PlaceEvents extends Pick<ReconnectEvents, 'onWaiting'> {
  /** The port is open. No further attempt follows. */
  readonly onOpened: (opened: OpenedSession) => void;
  /** The port is there but cannot be recorded. It is closed again, and no further attempt follows. */
  readonly onRefused: (failure: Failure) => void;
}

/** A port over any number of openings, in one recording. One opening at a time. */
export interface Place {
  /** Tries once. `onOpened` is called before the first byte of the module can arrive, so that listeners miss nothing. */
  open(settings: LineSettings, onOpened: (opened: OpenedSession) => void): Promise<Outcome<OpenedSession>>;
  /** Tries until the port is open, also under another name (`link/reconnect.ts`). The returned function stops it. */
  keepTrying(reason: Failure, events: PlaceEvents): Undo;
  /** The settings of the next opening, also of a lost port. `false`: the open port has others than its rate, which need a new opening. */
  adopt(settings: LineSettings): boolean;
  /** Later openings are recorded in another file. To be called between two openings. */
  endRecording(): void;
  /** Reads the recordings, also while they are written. */
  readonly reader: RecordingReader;
}

export interface PlaceOptions extends RecordedPortOptions {
  readonly openLink: OpenLink;
  readonly directory: Pick<PortDirectory, 'listPorts'>;
  readonly reader: RecordingReader;
}

export const createPlace = (options: PlaceOptions): Place => {
  const { address, clock, openLink, directory } = options;
  let settings: LineSettings = { baudRate: 115_200 };
  let opened: LineSettings = settings;
  const reconnector = createReconnector({ address, settings: () => settings, openLink, directory, clock });
  const port = createRecordedPort(options, () => reconnector.path);
  const isSameFrame = (
    { frame = defaultFrame }: LineSettings,
    { frame: other = defaultFrame }: LineSettings,
  ): boolean => (Object.keys(frame) as (keyof LineFrame)[]).every((name) => frame[name] === other[name]);

  return {
    open: async (wanted, onOpened) => {
      const before = settings;
      settings = wanted;
      let begun: Outcome<OpenedSession> | null = null;
      const link = await reconnector.open(true, async (link) => {
        opened = wanted;
        begun = await port.begin(link, onOpened, () => true);
      });
      // The wait for a lost port continues with the settings with which it was open.
      if (!link.ok) settings = before;
      return link.ok ? (begun ?? fail('stopped')) : link;
    },
    keepTrying: (reason, { onWaiting, onOpened, onRefused }) => {
      let isWanted = true;
      const stop = reconnector.keepTrying(reason, {
        onWaiting,
        onOpened: async (link) => {
          opened = settings;
          const begun = await port.begin(link, onOpened, () => isWanted);
          if (begun && !begun.ok && isWanted) onRefused(begun.error);
        },
      });
      return () => {
        isWanted = false;
        stop();
      };
    },
    adopt: (wanted) => {
      settings = wanted;
      return isSameFrame(wanted, opened);
    },
    endRecording: port.endRecording,
    reader: options.reader,
  };
};

interface RecordedPortOptions {
  readonly address: string;
  readonly clock: Clock;
  readonly openAnswers: OpenAnswersStore;
  readonly record: (epoch: number) => Outcome<StartedRecording>;
  /** Called with every session before `onOpened`. */
  readonly onSession: (session: Session) => void;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
}

/** Makes a session of each opened link, all in one recording. */
const createRecordedPort = (options: RecordedPortOptions, pathNow: () => string) => {
  const { address, clock, openAnswers } = options;
  let recording: KeptRecording | null = null;
  let isInDataMode = false;

  return {
    /** `null`: the opening is not wanted any more. The link is closed, and the open answers are kept for the next opening. */
    begin: async (
      link: ByteLink,
      onOpened: (opened: OpenedSession) => void,
      isWanted: () => boolean,
    ): Promise<Outcome<OpenedSession> | null> => {
      const takeLeftBehind = await openAnswers.find(address);
      if (!isWanted()) {
        await link.close();
        return null;
      }
      const recorded = recording ? ok(recording) : options.record(link.epoch);
      if (!recorded.ok) {
        await link.close();
        return recorded;
      }
      recording ??= keptRecording(recorded.value);
      const { recorder, path, notes } = recording;
      const { answers: before, wasInDataMode } = takeLeftBehind();
      const session = createSession({
        ...{ link, clock, recorder, notes, endsRecording: false, before },
        startsInDataMode: isInDataMode || (wasInDataMode && 'noted'),
        ...(options.waits ? { waits: options.waits } : {}),
        ...(options.timings ? { timings: options.timings } : {}),
      });
      options.onSession(session);
      session.on('closed', () => {
        isInDataMode = session.isInDataMode();
      });
      openAnswers.follow(address, {
        onSending: (listener) => void session.on('sending', listener),
        onClosed: (listener) => void session.on('closed', listener),
        onDataMode: (listener) => void session.on('hold', listener),
        isInDataMode: session.isInDataMode,
        pendingAnswers: session.pendingAnswers,
        answersAtClose: session.answersAtClose,
      });
      const opened: OpenedSession = { session, recordingPath: path, address: pathNow() };
      onOpened(opened);
      return ok(opened);
    },
    endRecording: (): void => {
      recording?.recorder.close();
      recording = null;
    },
  };
};

interface KeptRecording {
  readonly recorder: SessionRecorder;
  /** The file that is written now. */
  path: string;
  readonly notes: KeptNotes;
}

const keptRecording = ({ recorder, path }: StartedRecording): KeptRecording => {
  const recording: KeptRecording = { recorder, path, notes: nothingKept() };
  recorder.onFurtherFile((file) => {
    recording.path = file.path;
  });
  return recording;
};
