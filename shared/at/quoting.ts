import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fail, type Outcome, ok } from '../outcome.ts';

/** Why a text is not possible inside a quoted AT argument; keys of `problemWords`. */
export type TextProblem = 'line-break' | 'quote' | 'control-character' | 'not-utf-8' | 'too-long';

/** Size of `text` on the line, in bytes of UTF-8. */
export const sizeInBytes = (text: string): number => utf8ToBytes(text).length;

/**
 * Why `text` cannot be an AT argument, or `null`. The dialect has no escape for arguments (only for the message of AT+MPUB), so
 * a quote, CR or LF cannot be sent at all. Sending one would start a second command.
 */
export const findTextProblem = (text: string, limitBytes: number): TextProblem | null => {
  if (/[\r\n]/.test(text)) return 'line-break';
  if (text.includes('"')) return 'quote';
  if (/\p{Cc}/u.test(text)) return 'control-character';
  if (/\p{Surrogate}/u.test(text)) return 'not-utf-8';
  // A UTF-16 unit takes at most 3 bytes, so short texts need no encoding.
  if (text.length > limitBytes || (text.length * 3 > limitBytes && sizeInBytes(text) > limitBytes)) return 'too-long';
  return null;
};

/**
 * `text` in quotes, ready for a command line. The result never contains a line end or an inner quote.
 * @param limitBytes size of the text without its quotes, in bytes of UTF-8 (most arguments: 256, docs/at-dialect.md §9)
 * @param field name of the field, for the facts of the failure `usage/invalid`
 */
export const quoteArgument = (text: string, limitBytes: number, field?: string): Outcome<string> => {
  const problem = findTextProblem(text, limitBytes);
  if (problem === null) return ok(`"${text}"`);
  return fail('usage/invalid', { ...(field === undefined ? {} : { field }), problem, limitBytes });
};
