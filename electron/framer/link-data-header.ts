import { latin1Of } from './latin1.ts';

/**
 * Data of a TCP or UDP connection (docs/at-dialect.md §15 row 5): `+IPD,4:` or `+IPD,4,TCP:` with the data on the same line, `+RECEIVE,0,4:` with
 * the data after CR LF or on the same line. The first characters of `+RECEIVE` may be lost.
 */
const ipd = /^\+IPD,(\d{1,5})(?:,(?:TCP|UDP))?:/;
const receive = /^(?:\+R|R)?ECEIVE, ?\d{1,2}, ?(\d{1,5}):/;

/** Longer than any header. */
const windowBytes = 32;

/** A module delivers at most 1460 bytes at a time (MAN CIPSEND). A larger count is treated as text instead of being waited for. */
export const largestLinkDataBytes = 8_192;

export interface LinkDataHeader {
  readonly headerBytes: number;
  readonly payloadBytes: number;
}

const CR = 0x0d;
const LF = 0x0a;

/** `undecided`: it is not known yet whether a line end follows the header. */
export const readLinkDataHeader = (pending: Uint8Array): LinkDataHeader | 'undecided' | null => {
  const [first, second] = pending;
  // `+I`, `+R`, `RE`, `EC`: everything else is dismissed without decoding it.
  const isCandidate =
    (first === 0x2b && (second === 0x49 || second === 0x52)) ||
    (first === 0x52 && second === 0x45) ||
    (first === 0x45 && second === 0x43);
  if (!isCandidate) return null;
  const text = latin1Of(pending.subarray(0, windowBytes));
  const own = ipd.exec(text);
  const match = own ?? receive.exec(text);
  const payloadBytes = Number(match?.[1]);
  // Without data it is an ordinary line.
  if (!match || payloadBytes === 0 || payloadBytes > largestLinkDataBytes) return null;
  const headerBytes = match[0].length;
  if (own) return { headerBytes, payloadBytes };
  if (pending.length === headerBytes) return 'undecided';
  if (pending[headerBytes] !== CR) return { headerBytes, payloadBytes };
  if (pending.length === headerBytes + 1) return 'undecided';
  return { headerBytes: headerBytes + (pending[headerBytes + 1] === LF ? 2 : 0), payloadBytes };
};
