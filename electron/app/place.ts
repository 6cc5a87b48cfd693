import { type Failure, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { ByteLink, LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import { createReconnector, type ReconnectEvents } from '../link/reconnect.ts';
import type { Waits } from '../procedures/waits.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { type KeptNotes, nothingKept } from '../session/recording-notes.ts';
import { createSession, type Session } from '../session/session.ts';
import type { OpenAnswersShelf } from './open-answers.ts';

export interface OpenedSession {
  readonly session: Session;
  readonly recordingPath: string;
  /** The name that the port has now: it may have come back under another one. */
  readonly address: string;
}

export interface PlaceEvents extends Pick<ReconnectEvents, 'onWaiting'> {
  /** It belongs to the one who is called. Nothing is attempted any more. */
  readonly onOpened: (opened: OpenedSession) => void;
  /** The port is there, and it cannot be recorded: nothing is attempted any more, and it was closed again. */
  readonly onRefused: (failure: Failure) => void;
}

/** A port over any number of openings, in one recording. One opening at a time. */
export interface Place {
  /**
   * One attempt, now. `onOpened` is called at once, before anything of the module can have come: who listens from here on misses nothing.
   */
  open(settings: LineSettings, onOpened: (opened: OpenedSession) => void): Promise<Outcome<OpenedSession>>;
  /** Attempts until one succeeds, by who the port is and not by its name. The result ends it. */
  keepTrying(reason: Failure, events: PlaceEvents): Undo;
  /** What follows is recorded in another file; to be called between two openings. */
  endRecording(): void;
}

export interface PlaceOptions {
  readonly address: string;
  readonly clock: Clock;
  readonly openLink: OpenLink;
  readonly directory: Pick<PortDirectory, 'listPorts'>;
  readonly openAnswers: OpenAnswersShelf;
  readonly record: (epoch: number) => Outcome<{ readonly recorder: SessionRecorder; readonly path: string }>;
  /** Every session, before anybody else has it. */
  readonly onSession: (session: Session) => void;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
}

export const createPlace = (options: PlaceOptions): Place => {
  const { address, clock, openLink, directory, openAnswers } = options;
  let settings: LineSettings = { baudRate: 115_200 };
  let recording: { readonly recorder: SessionRecorder; readonly path: string; readonly notes: KeptNotes } | null = null;
  const reconnector = createReconnector({ address, settings: () => settings, openLink, directory, clock });

  /** `null`: nobody wants the opening any more. Then the link is closed, nothing is recorded, and the open answers are left for the next one. */
  const begin = async (
    link: ByteLink,
    onOpened: (opened: OpenedSession) => void,
    isWanted: () => boolean,
  ): Promise<Outcome<OpenedSession> | null> => {
    const openBefore = await openAnswers.find(address);
    if (!isWanted()) {
      await link.close();
      return null;
    }
    const recorded = recording ? ok(recording) : options.record(link.epoch);
    if (!recorded.ok) {
      await link.close();
      return recorded;
    }
    recording ??= { ...recorded.value, notes: nothingKept() };
    const { notes } = recording;
    const session = createSession({
      link,
      clock,
      recorder: recorded.value.recorder,
      endsRecording: false,
      notes,
      before: openBefore(),
      ...(options.waits ? { waits: options.waits } : {}),
      ...(options.timings ? { timings: options.timings } : {}),
    });
    options.onSession(session);
    openAnswers.watch(address, {
      onSending: (listener) => void session.on('sending', listener),
      onClosed: (listener) => void session.on('closed', listener),
      pendingAnswers: () => session.pendingAnswers(),
    });
    session.on('closed', () => {
      const left = session.openAnswers();
      if (left) openAnswers.leave(address, left);
    });
    const opened: OpenedSession = { session, recordingPath: recorded.value.path, address: reconnector.path };
    onOpened(opened);
    return ok(opened);
  };

  return {
    open: async (wanted, onOpened) => {
      const before = settings;
      settings = wanted;
      let begun: Outcome<OpenedSession> | null = null;
      const link = await reconnector.open(true, async (opened) => {
        begun = await begin(opened, onOpened, () => true);
      });
      // What is waited for is the port as it was open.
      if (!link.ok) settings = before;
      return link.ok ? (begun ?? fail('stopped')) : link;
    },
    keepTrying: (reason, { onWaiting, onOpened, onRefused }) => {
      let isWanted = true;
      const stop = reconnector.keepTrying(reason, {
        onWaiting,
        onOpened: async (link) => {
          const begun = await begin(link, onOpened, () => isWanted);
          if (begun && !begun.ok && isWanted) onRefused(begun.error);
        },
      });
      return () => {
        isWanted = false;
        stop();
      };
    },
    endRecording: () => {
      recording?.recorder.close();
      recording = null;
    },
  };
};
