import { utf8CharacterSize } from '../../../../shared/at/utf8.ts';
import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import { encodings } from '../../../../shared/encodings/encodings.ts';
import type { TrafficItem } from '../../../at/engine.ts';

/** Detects a wrong baud rate: the received bytes are not text in the encoding of the port. */
export interface NoiseMeter {
  /** Whether the line is noisy after this piece. */
  note(item: Pick<TrafficItem, 'direction' | 'owner' | 'bytes'>): boolean;
}

/** Number of bytes per judgement. Text with a few damaged bytes stays far below the share of a noisy line. */
const windowBytes = 256;
const noisyShare = 0.3;
/** Content that may be any bytes. Its length is known. */
const contents: ReadonlySet<string> = new Set(['data', 'payload', 'message']);

export const createNoiseMeter = (encoding: () => EncodingId = () => 'utf-8'): NoiseMeter => {
  let judgedAs = encoding();
  let seenBytes = 0;
  let notText = 0;
  let isNoisy = false;
  const judge = (): void => {
    isNoisy = notText > windowBytes * noisyShare;
    seenBytes = 0;
    notText = 0;
  };
  return {
    note: ({ direction, owner, bytes }) => {
      if (judgedAs !== encoding()) {
        judgedAs = encoding();
        [seenBytes, notText, isNoisy] = [0, 0, false];
      }
      if (direction === 'sent' || contents.has(owner.kind)) return isNoisy;
      // An answer was parsed, so the baud rate is right.
      if (owner.kind === 'final') {
        judge();
        isNoisy = false;
        return isNoisy;
      }
      for (let at = 0; at < bytes.length; ) {
        const size = characterSize(judgedAs, bytes, at);
        if (size === 0 || (size === 1 && (bytes[at] ?? 0) < 0x80 && !isText(bytes[at] ?? 0))) notText += 1;
        at += Math.max(1, size);
        seenBytes += Math.max(1, size);
        if (seenBytes >= windowBytes) judge();
      }
      return isNoisy;
    },
  };
};

/** 0: the byte belongs to no character. */
const characterSize = (encoding: EncodingId, bytes: Uint8Array, at: number): number => {
  const byte = bytes[at] ?? 0;
  if (encoding === 'utf-8') return utf8CharacterSize(bytes, at);
  if (byte < 0x80) return 1;
  const { structure } = encodings[encoding];
  // Latin-1: the C1 controls are not text.
  if (structure === null) return byte < 0xa0 ? 0 : 1;
  const size = structure.sizeAt(bytes, at);
  if (size.kind === 'incomplete') return bytes.length - at;
  return size.kind === 'complete' ? size.bytes : 0;
};

const isText = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || (code >= 0x08 && code <= 0x0d) || code === 0x1b;
