import { CutWriter } from '../../../electron/recorder/cuts.ts';
import type { ReadFilePart } from '../../../electron/recorder/file-chain.ts';
import { type RecordingEntry, readRecording } from '../../../electron/recorder/read-recording.ts';
import { RecordedPieces } from '../../../electron/recorder/recorded-pieces.ts';
import { entryLine, headerLine } from '../../../electron/recorder/recording-format.ts';
import { findValues, type RecordingContent } from '../../../electron/recordings/export/find-values.ts';
import { createHiddenValues } from '../../../electron/recordings/export/hidden-values.ts';
import { createExportMask, maskedLines } from '../../../electron/recordings/export/masked-lines.ts';
import { bytesOfLine } from '../../../electron/recordings/export/recording-lines.ts';
import type { ShowableKind } from '../../../shared/recordings/masking/kinds.ts';
import type { TrafficPiece } from '../../../shared/traffic.ts';
import { readTranscript } from '../../support/transcripts.ts';

/** Sent `>` or received `<` bytes, or an event. */
export type TestEntry = readonly ['>' | '<', string | Uint8Array] | readonly ['e', string, object];

export const startedAtMs = Date.UTC(2026, 10, 23, 6);

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text, 'latin1') : text;

/** A recording as it would be without masking. Each entry is one piece, 1 ms after the one before. */
export const recordingOf = (entries: readonly TestEntry[], address = 'sim:'): Uint8Array => {
  const parts = [headerLine({ app: '0', address, epoch: 1 }, startedAtMs)];
  const positions = { sent: 0, received: 0 };
  let seq = 0;
  let sequence = 0;
  for (const [index, entry] of entries.entries()) {
    const timeUs = index * 1_000;
    if (entry[0] === 'e') {
      parts.push(entryLine(seq++, timeUs, 'e', { kind: entry[1], facts: entry[2] }));
      continue;
    }
    const bytes = bytesOf(entry[1]);
    const direction = entry[0] === '>' ? 'sent' : 'received';
    parts.push(entryLine(seq++, timeUs, direction === 'sent' ? 't' : 'r', bytes));
    const writer = new CutWriter();
    const owner = direction === 'sent' ? 'raw' : 'unclaimed';
    const place = {
      sequence: sequence++,
      atMs: startedAtMs + index,
      direction,
      owner,
      commandId: 0,
      name: '',
    } as const;
    writer.add({ ...place, isRecorded: true, length: bytes.length, position: positions[direction], ownBytes: null });
    positions[direction] += bytes.length;
    parts.push(Buffer.from(`${JSON.stringify([seq++, timeUs, 'c', writer.take()])}\n`));
  }
  return Buffer.concat(parts);
};

export const entriesOfTranscript = (name: string): readonly TestEntry[] =>
  readTranscript(name).exchanges.flatMap(({ sent, reply, payload, replyToPayload }): TestEntry[] => [
    ...(sent === null ? [] : ([['>', `${sent}\r`]] as const)),
    ['<', reply],
    ...(payload === null
      ? []
      : ([
          ['>', payload],
          ['<', replyToPayload],
        ] as const)),
  ]);

export const readPartOf =
  (files: Readonly<Record<string, Uint8Array>>): ReadFilePart =>
  async (path, offset, limitBytes) => ({
    ok: true,
    value: (files[path] ?? new Uint8Array(0)).subarray(offset, offset + Math.min(limitBytes, 1_000)),
  });

const file = 'R.jsonl';

export const contentOf = async (recording: Uint8Array, known: readonly string[] = []): Promise<RecordingContent> => {
  const found = await findValues(readPartOf({ [file]: recording }), [file], known);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

/** The recording as an export has it. */
export const exported = async (
  recording: Uint8Array,
  { shown = [], known = [] }: { readonly shown?: readonly ShowableKind[]; readonly known?: readonly string[] } = {},
): Promise<Uint8Array> => {
  const { found } = await contentOf(recording, known);
  const mask = createExportMask(createHiddenValues(found, new Set(shown)));
  const parts: Uint8Array[] = [];
  for await (const lines of maskedLines(readPartOf({ [file]: recording }), [file], mask)) {
    if (!lines.ok) throw new Error(lines.error.code);
    parts.push(...lines.value.map(bytesOfLine));
  }
  return Buffer.concat(parts);
};

export const entriesOf = (recording: Uint8Array): readonly RecordingEntry[] => [...readRecording(recording)];

export const textOf = (recording: Uint8Array, kind: 'sent' | 'received'): string =>
  entriesOf(recording)
    .map((entry) => (entry.kind === kind && 'bytes' in entry ? Buffer.from(entry.bytes).toString('latin1') : ''))
    .join('');

export const piecesOf = (recording: Uint8Array): readonly TrafficPiece[] => {
  const reader = new RecordedPieces();
  let offset = 0;
  return Buffer.from(recording)
    .toString('latin1')
    .split('\n')
    .flatMap((line) => {
      const pieces = reader.take(Buffer.from(line, 'latin1'), offset);
      offset += line.length + 1;
      return pieces;
    });
};
