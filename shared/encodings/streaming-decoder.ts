import { joinBytes } from '../join-bytes.ts';
import type { EncodingId } from './encoding-ids.ts';
import { type CharacterStructure, encodings } from './encodings.ts';
import { incompleteUtf8Bytes } from './incomplete-utf8.ts';
import { type DecodeWhole, platformDecoder } from './platform-decoder.ts';

/** Decodes bytes that arrive in pieces. Each direction of a session has its own. */
export interface StreamingDecoder {
  /** The text of all characters that are complete now. However the same bytes are cut, the texts joined are the same. */
  push(bytes: Uint8Array): string;
  /** How many of the bytes wait for the rest of their character. */
  readonly pendingBytes: number;
  /** No rest will come: an incomplete character becomes U+FFFD. The decoder can be used again. */
  end(): string;
}

/** Replaces bytes that are not characters. */
export const replacement = '\ufffd';

const latin1BlockBytes = 8192;

/** Each byte is the character with its number (ISO 8859-1 with the control characters of ISO 6429). */
export const latin1Text = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += latin1BlockBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + latin1BlockBytes));
  }
  return text;
};

/** `decodeWhole`: for a program with better tables than its platform. It is called with complete characters only. */
export const createStreamingDecoder = (id: EncodingId, decodeWhole?: DecodeWhole): StreamingDecoder => {
  const { label, structure } = encodings[id];
  if (label === null) return { push: latin1Text, pendingBytes: 0, end: () => '' };
  const decode = decodeWhole ?? platformDecoder(label);
  let pending: Uint8Array = new Uint8Array();
  return {
    push: (bytes) => {
      const whole = pending.length === 0 ? bytes : joinBytes([pending, bytes]);
      const { text, rest } = structure ? decodeCharacters(whole, structure, decode) : decodeUtf8(whole, decode);
      // A copy: the caller may use its buffer again.
      pending = whole.slice(whole.length - rest);
      return text;
    },
    get pendingBytes() {
      return pending.length;
    },
    end: () => {
      const text = pending.length > 0 ? replacement : '';
      pending = new Uint8Array();
      return text;
    },
  };
};

/** All bytes at once, for example when another encoding was chosen for bytes that have arrived. */
export const decodeText = (id: EncodingId, bytes: Uint8Array, decodeWhole?: DecodeWhole): string => {
  const decoder = createStreamingDecoder(id, decodeWhole);
  return decoder.push(bytes) + decoder.end();
};

interface Decoded {
  readonly text: string;
  /** The number of bytes at the end that are an incomplete character. */
  readonly rest: number;
}

const decodeUtf8 = (bytes: Uint8Array, decode: DecodeWhole): Decoded => {
  const rest = incompleteUtf8Bytes(bytes);
  return { text: decode(bytes.subarray(0, bytes.length - rest)), rest };
};

/**
 * The platform gets runs of complete characters only, and no control characters: what it makes of others depends on the platform, and on
 * where the bytes are cut. (The `shift_jis` of Node 20 exchanges 0x1A, 0x1C and 0x7F.)
 */
const decodeCharacters = (bytes: Uint8Array, structure: CharacterStructure, decode: DecodeWhole): Decoded => {
  let text = '';
  let runStart = 0;
  let at = 0;
  const endRun = (): void => {
    if (at > runStart) text += decodeRun(bytes.subarray(runStart, at), structure, decode);
  };
  /** `text` is the text of the next bytes. */
  const take = (own: string, size: number): void => {
    endRun();
    text += own;
    at += size;
    runStart = at;
  };
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      if (isControl(byte)) take(String.fromCharCode(byte), 1);
      else at += 1;
      continue;
    }
    const size = structure.sizeAt(bytes, at);
    if (size.kind === 'incomplete') break;
    if (size.kind === 'malformed') take(replacement, size.bytes);
    else if (size.bytes === 1) take(structure.single(byte), 1);
    else at += size.bytes;
  }
  endRun();
  return { text, rest: bytes.length - at };
};

const isControl = (byte: number): boolean => byte < 0x20 || byte === 0x7f;

/** A code without a character makes some decoders read its second byte as the first one of another: then each code is decoded on its own. */
const decodeRun = (run: Uint8Array, structure: CharacterStructure, decode: DecodeWhole): string => {
  const text = decode(run);
  if (!text.includes(replacement)) return text;
  let exact = '';
  for (let at = 0; at < run.length; ) {
    const byte = run[at] ?? 0;
    const size = byte < 0x80 ? null : structure.sizeAt(run, at);
    const bytes = size?.kind === 'complete' ? size.bytes : 1;
    exact += bytes === 1 ? String.fromCharCode(byte) : decodeCode(run.subarray(at, at + bytes), decode);
    at += bytes;
  }
  return exact;
};

/** Without a character, an ASCII byte at its end stays what it is (WHATWG Encoding Standard, each decoder: "restore"). */
const decodeCode = (code: Uint8Array, decode: DecodeWhole): string => {
  const text = decode(code);
  if (!text.includes(replacement)) return text;
  const last = code.at(-1) ?? 0;
  return code.length === 2 && last < 0x80 ? replacement + String.fromCharCode(last) : replacement;
};
