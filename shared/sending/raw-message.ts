import type { EncodingId } from '../encodings/encoding-ids.ts';
import { joinBytes } from '../join-bytes.ts';
import { type Failure, type Outcome, ok } from '../outcome.ts';
import type { ChecksumId } from './checksum-ids.ts';
import { type ChecksumRange, checksumBytes } from './checksums.ts';
import { parseEscapes, type SendPart } from './escapes.ts';
import { parseHex } from './hex-text.ts';
import { type LineEnding, lineEndingBytes } from './line-ending.ts';

/** How a typed text is sent without being a command. */
export interface RawOptions {
  /** `plain`: as typed, also a backslash. */
  readonly form: 'plain' | 'escapes' | 'hex';
  readonly encoding: EncodingId;
  /** Of texts only: hex is complete as it is (as in SSCOM). */
  readonly lineEnding: LineEnding;
  readonly checksum: ChecksumId;
  readonly range: ChecksumRange;
}

/** Text to bytes in an encoding; `encodeText` of `electron/encodings`. */
export type EncodeText = (encoding: EncodingId, text: string) => Outcome<Uint8Array>;

/**
 * The bytes of a typed text: the text, its line ending, and the checksum over both (as in SSCOM). Fails with `usage/bad-escape`,
 * `usage/not-hex` or `usage/not-encodable`; then nothing is to be sent.
 */
export const rawMessage = (typed: string, options: RawOptions, encode: EncodeText): Outcome<Uint8Array> => {
  const body = bodyOf(typed, options, encode);
  if (!body.ok) return body;
  const ending = options.form === 'hex' ? new Uint8Array() : lineEndingBytes(options.lineEnding);
  const covered = joinBytes([body.value, ending]);
  return ok(joinBytes([covered, checksumBytes(options.checksum, covered, options.range)]));
};

const bodyOf = (typed: string, { form, encoding }: RawOptions, encode: EncodeText): Outcome<Uint8Array> => {
  if (form === 'hex') return parseHex(typed);
  if (form === 'plain') return encode(encoding, typed);
  const parts = parseEscapes(typed);
  if (!parts.ok) return parts;
  const pieces: Uint8Array[] = [];
  for (const part of parts.value) {
    const piece = part.kind === 'bytes' ? ok(part.bytes) : encode(encoding, part.text);
    if (!piece.ok) return part.kind === 'text' ? inTyped(piece.error, part) : piece;
    pieces.push(piece.value);
  }
  return ok(joinBytes(pieces));
};

/** The failure with the position in what was typed, instead of the position in a part of it. */
const inTyped = (error: Failure, { text, positions }: Extract<SendPart, { kind: 'text' }>): Outcome<never> => {
  const { position } = error.facts;
  if (typeof position !== 'number') return { ok: false, error };
  const unit = [...text].slice(0, position - 1).join('').length;
  return { ok: false, error: { ...error, facts: { ...error.facts, position: positions[unit] ?? position } } };
};
