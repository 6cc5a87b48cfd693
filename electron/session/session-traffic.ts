import type { Emitter } from '../../shared/listeners.ts';
import { AtEngine } from '../at/engine.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { OpenAnswers } from '../at/unanswered.ts';
import type { ByteLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { recogniseUrc } from '../commands/index.ts';
import { payloadOfPiece } from '../framer/message-header.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { type CutStream, createCutStream } from './cut-stream.ts';
import { recordedLink } from './recorded-link.ts';
import type { RecordingNotes } from './recording-notes.ts';
import type { SeenLines } from './seen-lines.ts';
import type { SessionEvents } from './session-events.ts';
import { createUnfinishedLine, type UnfinishedLine } from './unfinished-line.ts';

export interface SessionTraffic {
  readonly engine: AtEngine;
  /** Starts to emit the traffic and to track open answers. */
  follow(notes: RecordingNotes): void;
  /** No more traffic follows. */
  end(): void;
}

export interface SessionTrafficOptions {
  readonly link: ByteLink;
  readonly clock: Clock;
  readonly recorder: SessionRecorder;
  readonly before: OpenAnswers | null;
  readonly seen: SeenLines;
  readonly timings: EngineTimings;
  readonly emit: Emitter<SessionEvents>['emit'];
}

/** Creates the engine on the recorded link, and emits its events as they are in the recording. */
export const createSessionTraffic = (options: SessionTrafficOptions): SessionTraffic => {
  const { link, clock, recorder, timings, before, seen, emit } = options;
  const pieces = createCutStream(recorder);
  const unfinished = createUnfinishedLine(clock, (length, atMs) =>
    pieces.unfinished(length, (bytes, isRecorded) => emit('unfinished', { bytes, isRecorded, atMs })),
  );
  const engine = new AtEngine({
    link: recordedLink(link, recorder, unfinished.arrived),
    ...{ clock, recogniseUrc, timings, before },
  });
  return {
    engine,
    follow: (notes) => followEngine({ engine, pieces, unfinished, notes, recorder, seen, emit }),
    end: () => {
      unfinished.end();
      pieces.end();
    },
  };
};

const nothing = new Uint8Array(0);

const followEngine = ({
  engine,
  pieces,
  unfinished,
  notes,
  recorder,
  seen,
  emit,
}: {
  readonly engine: AtEngine;
  readonly pieces: CutStream;
  readonly unfinished: UnfinishedLine;
  readonly notes: RecordingNotes;
} & Pick<SessionTrafficOptions, 'recorder' | 'seen' | 'emit'>): void => {
  const { maskText, mask } = recorder;
  /** The last emitted message, as it is in the recording, and unmasked. */
  let message: { readonly shown: Uint8Array; readonly original: Uint8Array } = { shown: nothing, original: nothing };
  engine.on('traffic', (item) => {
    if (item.direction === 'sent') {
      emit('sending');
      unfinished.sending();
      recorder.sent(item.bytes, item.secretSpans);
    } else unfinished.cut(item.length);
    pieces.cut(item.direction, item.length, (bytes, isRecorded, shownBytes) => {
      if (item.owner.kind === 'message') message = { shown: bytes, original: item.bytes };
      const { sequence, atMs, direction, owner, length, secretSpans } = item;
      const recorded = { sequence, atMs, direction, owner, length, bytes, secretSpans, isRecorded, shownBytes };
      notes.traffic(recorded);
      seen.traffic(recorded);
      emit('traffic', recorded);
    });
  });
  engine.on('urc', (name, line) => pieces.afterPieces(() => emit('urc', name, maskText(line))));
  engine.on('message', (topic, payload, complete) =>
    pieces.afterPieces(() => {
      // The payload is the end of its piece. It is masked with the stream, so a secret split over several messages is masked too.
      const shown = payloadOfPiece(message.shown, message.original, payload.length);
      emit('message', mask(topic), shown, complete);
    }),
  );
  engine.on('hold', (hold) => emit('hold', hold));
  engine.on('restarted', (line) => {
    recorder.event('restarted', { line });
    pieces.afterPieces(() => emit('restarted', maskText(line)));
  });
};
