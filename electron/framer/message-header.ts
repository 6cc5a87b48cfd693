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
