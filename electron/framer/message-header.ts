import { latin1Of } from './latin1.ts';

/**
 * A received MQTT message: `+MSUB: "topic",9 byte,` and then exactly that many bytes (article; docs/at-dialect.md §9.7).
 * The manual also shows a full-width colon, no `byte`, and unquoted topics. Lazy groups match the first possible
 * end regardless of the bytes that follow, so any chunking of the same bytes gives the same header.
 */
const quotedHeader = /^\+MSUB ?(?::|\xef\xbc\x9a) ?"([^\r\n]{0,1024}?)", ?(\d{1,5})(?: ?bytes?)?,/d;
const bareHeader = /^\+MSUB ?(?::|\xef\xbc\x9a) ?([^"\r\n]{1,1024}?), ?(\d{1,5}) ?bytes?,/d;

/** Longer than any header these expressions accept, so that a header is never cut. */
const headerWindowBytes = 1100;

/** Modules deliver at most 4100 bytes (manual). A larger count is treated as text instead of being waited for. */
export const largestMessageBytes = 65_536;

/**
 * The form of the payload after its header. With AT+MQTTMODE=1 it is `"`, two hex digits for each counted byte, `"` (docs/at-dialect.md §9.7). The
 * length decides, not the mode that was set, which another program may have changed: text of the same count would end in the middle of the
 * digits, and a line end follows it. `undecided`: more bytes are needed.
 */
export const payloadFormOf = (
  pending: Uint8Array,
  { headerBytes, payloadBytes }: Pick<MessageHeader, 'headerBytes' | 'payloadBytes'>,
): 'text' | 'hex' | 'undecided' => {
  if (payloadBytes === 0) return 'text';
  for (let index = 0; index < hexFormBytes(payloadBytes); index += 1) {
    const byte = pending[headerBytes + index];
    if (byte === undefined) return 'undecided';
    const isEdge = index === 0 || index === hexFormBytes(payloadBytes) - 1;
    if (isEdge ? byte !== quote : !isHexDigit(byte)) return 'text';
  }
  return 'hex';
};

/** The digits and both quotes. */
export const hexFormBytes = (payloadBytes: number): number => 2 * payloadBytes + 2;

/** The bytes that the digits of a payload in hex form represent. Digits that were masked are a masked byte. */
export const bytesOfHexForm = (form: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: form.length / 2 - 1 }, (_, index) => {
    const digits = form.subarray(2 * index + 1, 2 * index + 3);
    return digits.every(isHexDigit) ? Number.parseInt(latin1Of(digits), 16) : maskByte;
  });

/** The payload at the end of a complete piece, in the form of `original`, which has the same bytes unmasked. */
export const payloadOfPiece = (piece: Uint8Array, original: Uint8Array, payloadBytes: number): Uint8Array => {
  if (payloadBytes === 0) return piece.subarray(piece.length);
  const header = readMessageHeader(original);
  const isHex = header !== null && payloadFormOf(original, header) === 'hex';
  return isHex ? bytesOfHexForm(piece.slice(-hexFormBytes(payloadBytes))) : piece.slice(-payloadBytes);
};

const quote = 0x22;
/** `*` */
const maskByte = 0x2a;
const isHexDigit = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

export interface MessageHeader {
  readonly headerBytes: number;
  readonly topic: Uint8Array;
  readonly payloadBytes: number;
}

/** The header at the start of `pending`; `null` when there is none, or not yet. */
export const readMessageHeader = (pending: Uint8Array): MessageHeader | null => {
  if (pending[0] !== 0x2b || pending[1] !== 0x4d) return null;
  const text = latin1Of(pending.subarray(0, headerWindowBytes));
  const match = quotedHeader.exec(text) ?? bareHeader.exec(text);
  const topic = match?.indices?.[1];
  if (!match || !topic) return null;
  const payloadBytes = Number(match[2]);
  if (payloadBytes > largestMessageBytes) return null;
  return { headerBytes: match[0].length, topic: pending.slice(topic[0], topic[1]), payloadBytes };
};
