import type { Emitter } from '../../shared/listeners.ts';
import { AtEngine, type TrafficItem, type TrafficNotice } from '../at/engine.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { OpenAnswers } from '../at/unanswered.ts';
import type { ByteLink, LinkNote } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { recogniseUrc } from '../commands/index.ts';
import { payloadOfPiece } from '../framer/message-header.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { type CutStream, createCutStream, type WrittenPart } from './cut-stream.ts';
import { createNotedInputs } from './noted-inputs.ts';
import { RecordedBytes, type RecordedItem, RecordedPiece } from './recorded-item.ts';
import { recordedLink } from './recorded-link.ts';
import type { RecordingNotes } from './recording-notes.ts';
import type { SeenLines } from './seen-lines.ts';
import type { SessionEvents } from './session-events.ts';
import { createUnfinishedLine, type UnfinishedLine } from './unfinished-line.ts';

export interface SessionTraffic {
  readonly engine: AtEngine;
  /** Starts to emit the traffic and to track open answers. */
  follow(notes: RecordingNotes): void;
  /** See `UnfinishedLine`. */
  splitPackets(idleMs: number | null): void;
  /** No more traffic follows. */
  end(): void;
}

export interface SessionTrafficOptions {
  readonly link: ByteLink;
  readonly clock: Clock;
  readonly recorder: SessionRecorder;
  readonly before: OpenAnswers | null;
  readonly startsInDataMode: boolean | 'noted';
  readonly seen: SeenLines;
  readonly timings: EngineTimings;
  readonly emit: Emitter<SessionEvents>['emit'];
}

/** Creates the engine on the recorded link, and emits its events as they are in the recording. */
export const createSessionTraffic = (options: SessionTrafficOptions): SessionTraffic => {
  const { link, clock, recorder, timings, before, startsInDataMode, seen, emit } = options;
  const pieces = createCutStream(recorder);
  const recordNote = (note: LinkNote): void => {
    recorder.event('note', note);
    emit('note', note);
  };
  link.onNote?.(recordNote);
  const unfinished = createUnfinishedLine(clock, (length, atMs, ends) =>
    pieces.unfinished(length, ends, (part) => emit('unfinished', { ...part, atMs, ends })),
  );
  const inputs = createNotedInputs(recorder);
  inputs.begin({ before, startsInDataMode }, { address: link.address, nowMs: clock.nowMs(), timings });
  const engine = new AtEngine({
    link: recordedLink(link, recorder, {
      onArrived: unfinished.arrived,
      onTelnet: (length, options) => {
        pieces.cut('received', length, () => undefined);
        if (options.length > 0) recordNote({ kind: 'telnet', options });
      },
    }),
    ...{ clock, recogniseUrc, timings, before, startsInDataMode, onInput: inputs.note },
  });
  return {
    engine,
    follow: (notes) => followEngine({ engine, pieces, unfinished, notes, recorder, seen, clock, emit }),
    splitPackets: unfinished.splitPackets,
    end: () => {
      unfinished.end();
      pieces.end();
    },
  };
};

const nothing = new Uint8Array(0);

/** The same piece as it is in the recording, and unmasked. */
interface MaskedPiece {
  readonly piece: RecordedItem;
  readonly original: TrafficItem;
}

const followEngine = ({
  engine,
  pieces,
  unfinished,
  notes,
  recorder,
  seen,
  clock,
  emit,
}: {
  readonly engine: AtEngine;
  readonly pieces: CutStream;
  readonly unfinished: UnfinishedLine;
  readonly notes: RecordingNotes;
} & Pick<SessionTrafficOptions, 'recorder' | 'seen' | 'clock' | 'emit'>): void => {
  const { maskText, mask } = recorder;
  /** The pieces of one direction, from their bytes in the recording. */
  const emitRecorded = (
    outputs: readonly (TrafficItem | TrafficNotice)[],
    part: WrittenPart,
    shownBytes: number,
  ): void => {
    const source = new RecordedBytes(part);
    const wallMs = clock.wallMs();
    let start = 0;
    let shown = shownBytes;
    let last: MaskedPiece | null = null;
    const recorded = outputs.map((output): RecordedItem | TrafficNotice => {
      if ('notice' in output) return maskNotice(output, last);
      const piece = new RecordedPiece(output, source, start, Math.min(shown, output.length));
      start += output.length;
      shown = Math.max(0, shown - output.length);
      last = { piece, original: output };
      notes.traffic(piece, wallMs);
      seen.traffic(piece, wallMs);
      return piece;
    });
    for (const each of recorded) {
      if (!('notice' in each)) emit('traffic', each);
      else if (each.notice === 'urc') emit('urc', each.name, each.line);
      else emit('message', each.topic, each.payload, each.complete);
    }
    emit('batch', recorded);
    source.forgetText();
  };
  const maskNotice = (notice: TrafficNotice, last: MaskedPiece | null): TrafficNotice => {
    if (notice.notice === 'urc') {
      const { name, line } = notice;
      // Masked with the stream, unless it is not the line of the piece: masking it separately costs more than everything else.
      return { notice: 'urc', name, line: last?.original.unmaskedText === line ? last.piece.text : maskText(line) };
    }
    // The payload is the end of its piece. It is masked with the stream, so a secret split over several messages is masked too.
    const payload = payloadOfPiece(
      last?.piece.bytes ?? nothing,
      last?.original.bytes ?? nothing,
      notice.payload.length,
    );
    return { ...notice, topic: mask(notice.topic), payload };
  };
  engine.on('batch', (outputs) => {
    let direction: TrafficItem['direction'] = 'received';
    let length = 0;
    for (const output of outputs) {
      if ('notice' in output) continue;
      ({ direction } = output);
      length += output.length;
      if (direction === 'received') continue;
      emit('sending');
      unfinished.sending();
      recorder.sent(output.bytes, output.secretSpans);
    }
    if (direction === 'received') unfinished.cut(length);
    pieces.cut(direction, length, (part, shownBytes) => emitRecorded(outputs, part, shownBytes));
  });
  engine.on('hold', (hold) => emit('hold', hold));
  engine.on('restarted', (line) => {
    recorder.event('restarted', { line });
    pieces.afterPieces(() => emit('restarted', maskText(line)));
  });
};
