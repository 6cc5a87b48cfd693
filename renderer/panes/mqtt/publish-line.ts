import { escapeMessage } from '../../../shared/at/message-escapes.ts';
import { findTextProblem, type TextProblem } from '../../../shared/at/quoting.ts';

const topicLimitBytes = 256;
/** From here on the meter warns. */
const nearlyFull = 0.9;

export interface PublishLine {
  /** The line exactly as it will be sent, in parts: escapes of the message are tinted. */
  readonly parts: readonly {
    readonly text: string;
    readonly role: 'name' | 'topic' | 'escape' | 'plain';
    readonly start: number;
  }[];
  readonly text: string;
  /** Of the message, before escaping: what the module counts. */
  readonly bytes: number;
  readonly level: 'ok' | 'nearly-full' | 'over';
  /** How many bytes are too many. */
  readonly overBytes: number;
  /** Why the topic cannot be sent; a key of the words of problems. */
  readonly topicProblem: TextProblem | 'empty' | 'wildcard' | null;
}

/** `limitBytes`: what the module in hand takes at once. */
export const publishLine = (topic: string, qos: 0 | 1 | 2, payload: string, limitBytes: number): PublishLine => {
  const message = new TextEncoder().encode(payload);
  const escaped = escapeMessage(message);
  const overBytes = Math.max(0, message.length - limitBytes);
  const parts = [
    { text: 'AT+MPUB', role: 'name' as const },
    { text: '=', role: 'plain' as const },
    { text: `"${topic}"`, role: 'topic' as const },
    { text: `,${qos},0,"`, role: 'plain' as const },
    ...escaped
      .split(/(\\[0-9A-F]{2})/)
      .filter((text) => text !== '')
      .map((text) => ({ text, role: /^\\[0-9A-F]{2}$/.test(text) ? ('escape' as const) : ('plain' as const) })),
    { text: '"', role: 'plain' as const },
  ];
  let start = 0;
  return {
    parts: parts.map((part) => {
      start += part.text.length;
      return { ...part, start: start - part.text.length };
    }),
    text: parts.map(({ text }) => text).join(''),
    bytes: message.length,
    level: overBytes > 0 ? 'over' : message.length >= limitBytes * nearlyFull ? 'nearly-full' : 'ok',
    overBytes,
    topicProblem: topicProblemOf(topic),
  };
};

const topicProblemOf = (topic: string): PublishLine['topicProblem'] => {
  if (topic === '') return 'empty';
  return findTextProblem(topic, topicLimitBytes) ?? (/[+#]/.test(topic) ? 'wildcard' : null);
};
