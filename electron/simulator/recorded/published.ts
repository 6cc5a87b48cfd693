import { latin1Bytes } from '../module/text.ts';
import type { CommandLine } from './command-line.ts';

/** A message that the host published. Latin-1, one character per byte. */
export interface Publish {
  readonly topic: string;
  readonly payload: string;
}

/** `null`: the command publishes nothing. `data`: what was sent after the prompt (docs/at-dialect.md §9.5, §9.6). */
export const publishOf = ({ name, args }: CommandLine, data: string): Publish | null => {
  const [topic = '', , , text = ''] = args;
  if (name === '+MPUB') return { topic, payload: unescaped(text) };
  return name === '+MPUBEX' ? { topic, payload: data } : null;
};

const unescaped = (text: string): string =>
  text.replace(/\\([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** `+MSUB: "topic",9 byte,payload`, with or without quotes, blank and `byte` (docs/at-dialect.md §9.7). */
const shape = /^(\s*\+MSUB: ?"?)([^",\r\n]{1,1000})("?,)(\d{1,7})((?: ?byte)?,)/;

export interface ReceivedMessage extends Publish {
  /** The text with another message in it. */
  readonly as: (message: Publish) => string;
}

/** `null`: not a message with its payload. */
export const receivedMessage = (text: string): ReceivedMessage | null => {
  const match = shape.exec(text);
  if (!match) return null;
  const [head, before = '', topic = '', between = '', count = '', after = ''] = match;
  const end = head.length + Number(count);
  const payload = text.slice(head.length, end);
  return {
    ...{ topic, payload },
    as: (message) =>
      `${before}${message.topic}${between}${message.payload.length}${after}${message.payload}${text.slice(end)}`,
  };
};

/** A recorded message as it would have arrived today. */
export const messageNow = (text: string, change: (message: Publish) => Publish): Uint8Array | null => {
  const message = receivedMessage(text);
  return message && latin1Bytes(message.as(change(message)));
};
