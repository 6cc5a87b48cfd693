import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { ReadFilePart } from '../../recorder/file-chain.ts';
import { readLine } from '../../recorder/read-recording.ts';
import { longestLineBytes } from '../../recorder/recording-format.ts';

/** A line of a recording that can be written again with other content. */
export type RecordingLine =
  | { readonly kind: 'header'; readonly header: Readonly<Record<string, unknown>> }
  | { readonly kind: 'traffic'; readonly head: EntryHead; readonly bytes: Uint8Array; readonly reads: unknown }
  | { readonly kind: 'cuts'; readonly head: EntryHead; readonly text: string }
  | { readonly kind: 'fact'; readonly head: EntryHead; readonly content: Readonly<Record<string, unknown>> };

export interface EntryHead {
  readonly seq: number;
  readonly timeUs: number;
  readonly letter: 'r' | 't' | 'c' | 'e' | 'm';
}

/** What was not taken over. */
export interface LeftOut {
  /** Lines that are damaged or too long. */
  badLines: number;
  /** Written twice, by a write that failed half-way. */
  repeatedLines: number;
}

/** Ports wait on the same thread while a chunk is searched: some 30 ms. */
const chunkBytes = 32 * 1024;

/** The lines of all files of a recording in their order, some at a time. A line that no reader would accept is left out and counted. */
export async function* recordingLines(
  readPart: ReadFilePart,
  files: readonly string[],
  leftOut: LeftOut = { badLines: 0, repeatedLines: 0 },
): AsyncGenerator<Outcome<readonly RecordingLine[]>> {
  for (const file of files) {
    let nextSeq = 0;
    let parts: Uint8Array[] = [];
    let length = 0;
    for (let offset = 0; ; ) {
      const chunk = await readPart(file, offset, chunkBytes);
      if (!chunk.ok) {
        yield chunk;
        return;
      }
      if (chunk.value.length === 0) break;
      offset += chunk.value.length;
      const lines: RecordingLine[] = [];
      let start = 0;
      for (let end = chunk.value.indexOf(0x0a); end !== -1; end = chunk.value.indexOf(0x0a, start)) {
        const bytes = Buffer.concat([...parts, chunk.value.subarray(start, end)]);
        const line = length > longestLineBytes ? null : lineOf(bytes);
        parts = [];
        length = 0;
        start = end + 1;
        if (line === null) {
          if (bytes.length > 0) leftOut.badLines += 1;
          continue;
        }
        if (line.kind === 'header') nextSeq = 0;
        else if (line.head.seq < nextSeq) {
          leftOut.repeatedLines += 1;
          continue;
        } else nextSeq = line.head.seq + 1;
        lines.push(line);
      }
      const rest = chunk.value.subarray(start);
      length += rest.length;
      // Of a line that is too long only its length is needed.
      if (length > longestLineBytes) parts = [];
      else parts.push(Uint8Array.from(rest));
      if (lines.length > 0) yield ok(lines);
    }
    // A last line without its end was not written completely.
    if (length > 0) leftOut.badLines += 1;
  }
}

const lineOf = (bytes: Uint8Array): RecordingLine | null => {
  const read = readLine(bytes);
  if (read === null) return null;
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  if (read.kind === 'header') return { kind: 'header', header: value as Readonly<Record<string, unknown>> };
  const { seq, timeUs } = read;
  const [, , letter, content, reads] = value as readonly unknown[];
  const head = { seq, timeUs, letter: letter as EntryHead['letter'] };
  if (read.kind === 'received' || read.kind === 'sent') return { kind: 'traffic', head, bytes: read.bytes, reads };
  if (read.kind === 'cuts') return { kind: 'cuts', head, text: read.text };
  return { kind: 'fact', head, content: content as Readonly<Record<string, unknown>> };
};

/** The line as it stands in a file, with its end. */
export const bytesOfLine = (line: RecordingLine): Uint8Array =>
  Buffer.from(`${JSON.stringify(jsonOf(line))}\n`, 'utf8');

const jsonOf = (line: RecordingLine): unknown => {
  if (line.kind === 'header') return line.header;
  const { seq, timeUs, letter } = line.head;
  if (line.kind === 'cuts') return [seq, timeUs, letter, line.text];
  if (line.kind === 'fact') return [seq, timeUs, letter, line.content];
  const base64 = Buffer.from(line.bytes.buffer, line.bytes.byteOffset, line.bytes.length).toString('base64');
  return line.reads === undefined ? [seq, timeUs, letter, base64] : [seq, timeUs, letter, base64, line.reads];
};
