import { utf8CharacterSize } from '../../../../shared/at/utf8.ts';
import type { TrafficItem } from '../../../at/engine.ts';

/** Detects a wrong baud rate: the received bytes are not text. */
export interface NoiseMeter {
  /** Whether the line is noisy after this piece. */
  note(item: Pick<TrafficItem, 'direction' | 'owner' | 'bytes'>): boolean;
}

/** Number of bytes per judgement. Text with a few damaged bytes stays far below the share of a noisy line. */
const windowBytes = 256;
const noisyShare = 0.3;
/** Content that may be any bytes. Its length is known. */
const contents: ReadonlySet<string> = new Set(['data', 'payload', 'message']);

export const createNoiseMeter = (): NoiseMeter => {
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
      if (direction === 'sent' || contents.has(owner.kind)) return isNoisy;
      // An answer was parsed, so the baud rate is right.
      if (owner.kind === 'final') {
        judge();
        isNoisy = false;
        return isNoisy;
      }
      for (let at = 0; at < bytes.length; ) {
        const size = utf8CharacterSize(bytes, at);
        if (size === 0 || (size === 1 && !isText(bytes[at] ?? 0))) notText += 1;
        at += Math.max(1, size);
        seenBytes += Math.max(1, size);
        if (seenBytes >= windowBytes) judge();
      }
      return isNoisy;
    },
  };
};

const isText = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || (code >= 0x08 && code <= 0x0d) || code === 0x1b;
