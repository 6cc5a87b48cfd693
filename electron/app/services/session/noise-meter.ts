import { utf8CharacterSize } from '../../../../shared/at/utf8.ts';
import type { TrafficItem } from '../../../at/engine.ts';

/** Tells whether what comes over the line is text at all: at a wrong baud rate nothing else is wrong, and no answer is ever read. */
export interface NoiseMeter {
  /** Whether the line is noisy after this piece. */
  note(item: Pick<TrafficItem, 'direction' | 'owner' | 'bytes'>): boolean;
}

/** Judged by so many bytes at a time: text of any module, broken by a byte now and then, stays far below this share of strange ones. */
const windowBytes = 256;
const noisyShare = 0.3;
/** Contents that may be any bytes, and are counted by the module. */
const contents: ReadonlySet<string> = new Set(['data', 'payload', 'message']);

export const createNoiseMeter = (): NoiseMeter => {
  let seen = 0;
  let strange = 0;
  let isNoisy = false;
  const judge = (): void => {
    isNoisy = strange > windowBytes * noisyShare;
    seen = 0;
    strange = 0;
  };
  return {
    note: ({ direction, owner, bytes }) => {
      if (direction === 'sent' || contents.has(owner.kind)) return isNoisy;
      // What was asked for and answered was read: the rate is right, whatever else comes between.
      if (owner.kind === 'final') {
        judge();
        isNoisy = false;
        return isNoisy;
      }
      for (let at = 0; at < bytes.length; ) {
        const size = utf8CharacterSize(bytes, at);
        if (size === 0 || (size === 1 && !isText(bytes[at] ?? 0))) strange += 1;
        at += Math.max(1, size);
        seen += Math.max(1, size);
        if (seen >= windowBytes) judge();
      }
      return isNoisy;
    },
  };
};

const isText = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || (code >= 0x08 && code <= 0x0d) || code === 0x1b;
