import { glyphOf, withoutLineEnds } from '../at/visible-text.ts';
import type { EncodingId } from '../encodings/encoding-ids.ts';
import { createStreamingDecoder } from '../encodings/streaming-decoder.ts';
import type { TrafficLine } from './traffic-lines.ts';

/** As `visibleText`, in another encoding. `isOpen`: more bytes may follow, so the beginning of a character is not shown yet. */
export const visibleTextIn = (encoding: EncodingId, bytes: Uint8Array, isOpen = false): string => {
  const decoder = createStreamingDecoder(encoding);
  const text = decoder.push(bytes) + (isOpen ? '' : decoder.end());
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\t' ? character : (glyphOf(character.codePointAt(0) ?? 0) ?? character),
  );
};

/** Gives lines the text that their bytes have in an encoding. A line that it has already seen stays the same object. */
export const createLineDecoder = (encoding: EncodingId): ((line: TrafficLine) => TrafficLine) => {
  if (encoding === 'utf-8') return (line) => line;
  const known = new WeakMap<TrafficLine, TrafficLine>();
  const textOf = (bytes: Uint8Array): string => visibleTextIn(encoding, bytes);
  const decoded = (line: TrafficLine): TrafficLine => {
    // The bytes of a divider are words of this program.
    if (line.kind === 'divider') return line;
    if (line.kind === 'payload') return { ...line, textOf };
    const isPayload = line.owner === 'payload' || line.owner === 'data';
    const bytes = isPayload ? line.bytes : withoutLineEnds(line.bytes);
    return { ...line, textOf, text: visibleTextIn(encoding, bytes, line.owner === 'unfinished') };
  };
  return (line) => {
    const before = known.get(line);
    if (before) return before;
    const now = decoded(line);
    known.set(line, now);
    return now;
  };
};
