import type { MessageView } from '../../../../shared/contract.ts';

const payloadLimit = 8_192;
const topicLimit = 1_000;

/** Tabs and line ends belong into texts; other control characters would only be seen as nothing. */
const oddControls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A message as it is shown: text if it is one, else hexadecimal; cut, with its whole size. */
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

/** A cut may fall between the two halves of one character. */
const withoutHalf = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
