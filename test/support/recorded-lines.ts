import { type CutPiece, CutWriter } from '../../electron/recorder/cuts.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import type { TrafficOwner } from '../../shared/traffic.ts';
import { createMemoryFile } from '../recorder/memory-file.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A line of a recording. `command` and `payload` are sent, all others are received. */
export type RecordedLine = readonly [owner: TrafficOwner, text: string, commandId?: number];

export interface RecordedLinesOptions {
  readonly startMs?: number;
  readonly address?: string;
  /** Kinds of events at its end. */
  readonly facts?: readonly string[];
}

/** The file of a recording with these lines, 10 ms apart, made by the recorder. `startMs`: 10 ms before the first line. */
export const recordLines = async (
  lines: readonly RecordedLine[],
  { startMs, address = 'COM7', facts = [] }: RecordedLinesOptions = {},
): Promise<{ readonly content: Uint8Array; readonly startMs: number }> => {
  const clock = new VirtualClock(startMs);
  const begin = clock.wallMs();
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '1', address, epoch: 1 } });
  const cuts = new CutWriter();
  const positions = { sent: 0, received: 0 };
  for (const [sequence, [owner, text, commandId = 0]] of lines.entries()) {
    await clock.advance(10);
    const bytes = Buffer.from(text, 'utf8');
    const direction = owner === 'command' || owner === 'payload' ? 'sent' : 'received';
    recorder[direction](bytes);
    const piece: CutPiece = {
      ...{ sequence, atMs: clock.wallMs(), direction, owner, commandId, name: '', isRecorded: true },
      ...{ length: bytes.length, position: positions[direction], ownBytes: null },
    };
    cuts.add(piece);
    positions[direction] += bytes.length;
    if (cuts.length > 200) recorder.cuts(cuts.take());
  }
  for (const kind of facts) recorder.event(kind, { about: kind });
  if (!cuts.isEmpty) recorder.cuts(cuts.take());
  recorder.event('summary', { ...recorder.soFar });
  recorder.close();
  await clock.advance(100);
  return { content: file.content(), startMs: begin };
};
