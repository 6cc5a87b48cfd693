import type { MessageView } from '../../../../shared/contract.ts';

const payloadLimit = 8_192;
const topicLimit = 1_000;

/** Control characters other than tabs and line ends, which would be invisible. */
const oddControls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A message for the view: as text if possible, else as hexadecimal; truncated, with its full size. */
export const messageView = (message: {
  readonly number: number;
  readonly direction: 'up' | 'down';
  readonly atMs: number;
  readonly topic: string;
  readonly qos: 0 | 1 | 2 | null;
  readonly payload: Uint8Array;
  readonly complete: boolean;
}): MessageView => {
  const { number, direction, atMs, topic, qos, payload, complete } = message;
  const text = textOf(payload);
  return {
    ...{ number, direction, atMs, qos, complete },
    topic: topic.slice(0, topicLimit),
    payload: text === null ? hexOf(payload.subarray(0, payloadLimit / 2)) : withoutHalf(text.slice(0, payloadLimit)),
    encoding: text === null ? 'hex' : 'text',
    sizeBytes: payload.length,
  };
};

const textOf = (payload: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
    return oddControls.test(text) ? null : text;
  } catch {
    return null;
  }
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The text may be cut inside a surrogate pair. */
const withoutHalf = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
