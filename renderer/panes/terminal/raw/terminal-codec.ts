import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import { createStreamingDecoder } from '../../../../shared/encodings/streaming-decoder.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { TerminalCodec } from './raw-terminal.ts';

/** Control characters and ASCII have the same bytes in every encoding of a session. */
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/**
 * In the encoding of the session. `encodeOther`: the bytes of a text that is not only ASCII; the program has the tables. A character that is
 * cut between two reads is decoded with the second.
 */
export const createTerminalCodec = (
  encoding: EncodingId,
  encodeOther: (text: string) => Promise<Outcome<Uint8Array>>,
): TerminalCodec => {
  const utf8 = new TextEncoder();
  const decoder = createStreamingDecoder(encoding);
  return {
    encode: async (text) => (encoding === 'utf-8' || isAscii(text) ? ok(utf8.encode(text)) : encodeOther(text)),
    // The emulator decodes UTF-8 itself.
    decode: encoding === 'utf-8' ? (bytes) => bytes : decoder.push,
  };
};
