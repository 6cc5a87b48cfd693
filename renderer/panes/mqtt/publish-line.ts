import { escapeMessage } from '../../../shared/at/message-escapes.ts';
import { goesBinary, type PublishAbilities } from '../../../shared/at/publish-way.ts';
import { findTextProblem, type TextProblem } from '../../../shared/at/quoting.ts';
import { visibleText } from '../../../shared/at/visible-text.ts';

const topicLimitBytes = 256;
/** Share of the limit from which the meter warns. */
const nearlyFull = 0.9;

export interface PublishLine {
  /** The line exactly as sent, in parts, so that the escapes of the message can be coloured. */
  readonly parts: readonly {
    readonly text: string;
    readonly role: 'name' | 'topic' | 'escape' | 'plain';
    readonly start: number;
  }[];
  readonly text: string;
  /**
   * What follows the line after the prompt, with control characters visible. `null` if the line contains the message.
   */
  readonly payload: string | null;
  /** Size of the message before escaping, which is what the module counts. */
  readonly bytes: number;
  readonly level: 'ok' | 'nearly-full' | 'over';
  /** Bytes over the limit. */
  readonly overBytes: number;
  /** Why the topic cannot be sent; a key of the problem texts. */
  readonly topicProblem: TextProblem | 'empty' | 'wildcard' | null;
}

type Part = Omit<PublishLine['parts'][number], 'start'>;

/** `abilities`: of the connected module. */
export const publishLine = (
  topic: string,
  qos: 0 | 1 | 2,
  payload: string,
  abilities: PublishAbilities,
): PublishLine => {
  const message = new TextEncoder().encode(payload);
  const limitBytes = abilities.publishLimitBytes;
  const overBytes = Math.max(0, message.length - limitBytes);
  const isBinary = goesBinary(message, abilities);
  const parts: readonly Part[] = [
    { text: isBinary ? 'AT+MPUBEX' : 'AT+MPUB', role: 'name' },
    { text: '=', role: 'plain' },
    { text: `"${topic}"`, role: 'topic' },
    { text: `,${qos},0,`, role: 'plain' },
    ...(isBinary ? [{ text: String(message.length), role: 'plain' } as const] : quotedParts(message)),
  ];
  let start = 0;
  return {
    parts: parts.map((part) => {
      start += part.text.length;
      return { ...part, start: start - part.text.length };
    }),
    text: parts.map(({ text }) => text).join(''),
    payload: isBinary ? visibleText(message) : null,
    bytes: message.length,
    level: overBytes > 0 ? 'over' : message.length >= limitBytes * nearlyFull ? 'nearly-full' : 'ok',
    overBytes,
    topicProblem: topicProblemOf(topic),
  };
};

const quotedParts = (message: Uint8Array): readonly Part[] => [
  { text: '"', role: 'plain' },
  ...escapeMessage(message)
    .split(/(\\[0-9A-F]{2})/)
    .filter((text) => text !== '')
    .map((text): Part => ({ text, role: /^\\[0-9A-F]{2}$/.test(text) ? 'escape' : 'plain' })),
  { text: '"', role: 'plain' },
];

const topicProblemOf = (topic: string): PublishLine['topicProblem'] => {
  if (topic === '') return 'empty';
  return findTextProblem(topic, topicLimitBytes) ?? (/[+#]/.test(topic) ? 'wildcard' : null);
};
