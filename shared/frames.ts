import { z } from 'zod';
import { isBoundedJson } from './bounded-json.ts';
import { eventSchema } from './contract/events.ts';
import { failureSchema, linesIdSchema } from './contract/shapes.ts';
import { viewSchema } from './view.ts';

const sequence = z.int().nonnegative();

/** Sent by a page. `id` is chosen by the page; the answer is sent on the same connection. */
export const clientFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), id: sequence, name: z.string().max(60), params: z.unknown() }),
  /** An event was missed: requests a snapshot. */
  z.strictObject({ kind: z.literal('resync') }),
  /** Requests the traffic of a session or a merged view from this sequence number on, until it is stopped, the session is forgotten or the connection closes. */
  z.strictObject({ kind: z.literal('traffic-from'), sessionId: linesIdSchema, sequence }),
  /** Stops it. */
  z.strictObject({ kind: z.literal('traffic-stop'), sessionId: linesIdSchema }),
  /** The page has processed every piece before this number. */
  z.strictObject({ kind: z.literal('traffic-ack'), sessionId: linesIdSchema, sequence }),
]);

/** Sent to a page. Events of one connection have consecutive numbers that continue from the number of the snapshot. */
export const serverFrameSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('snapshot'), sequence, view: viewSchema }),
  z.strictObject({ kind: z.literal('event'), sequence, event: eventSchema }),
  z.strictObject({
    kind: z.literal('response'),
    id: sequence,
    outcome: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), value: z.unknown() }),
      z.strictObject({ ok: z.literal(false), error: failureSchema }),
    ]),
  }),
  /** Pieces encoded by `encodeTraffic`. */
  z.strictObject({
    kind: z.literal('traffic'),
    sessionId: linesIdSchema,
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
]);

export type ClientFrame = z.infer<typeof clientFrameSchema>;
export type ServerFrame = z.infer<typeof serverFrameSchema>;

/** For a WebSocket: traffic as a binary message (length of the session id, the id, the pieces), all other frames as JSON text. */
export const encodeFrame = (frame: ServerFrame | ClientFrame): string | Uint8Array => {
  if (frame.kind !== 'traffic') return JSON.stringify(frame);
  const id = frame.sessionId;
  const message = new Uint8Array(1 + id.length + frame.bytes.length);
  message[0] = id.length;
  for (let at = 0; at < id.length; at += 1) message[1 + at] = id.charCodeAt(at);
  message.set(frame.bytes, 1 + id.length);
  return message;
};

/** The inverse; `null` for a message that is not a frame. The result must still be validated by a schema. */
export const decodeFrame = (message: string | Uint8Array): unknown => {
  if (typeof message === 'string') {
    try {
      return JSON.parse(message);
    } catch {
      return null;
    }
  }
  const size = message[0] ?? 0;
  if (message.length < 1 + size) return null;
  const sessionId = String.fromCharCode(...message.subarray(1, 1 + size));
  return { kind: 'traffic', sessionId, bytes: message.slice(1 + size) };
};

/** Every frame from a page except a request is short; `kind` is first, as written by `encodeFrame`. */
const requestStart = '{"kind":"request",';
const longestOther = 1_000;

/** Text from a page, checked before it is parsed, because any program may connect; `null` for what no page of this program sends. */
export const decodeClientFrame = (message: string): unknown => {
  if (message.length > longestOther && !message.startsWith(requestStart)) return null;
  return isBoundedJson(message) ? decodeFrame(message) : null;
};
