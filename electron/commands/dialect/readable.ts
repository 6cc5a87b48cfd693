import type { CommandForm } from '../../../shared/contract/commands.ts';
import type { DialectForm } from './row.ts';

/** A pattern as a person reads it: `^\+HTTPACTION\s*:` is `+HTTPACTION:`. */
export const readablePattern = ({ source }: RegExp): string =>
  source
    .replace(/^\^|\$$/g, '')
    .replace(/\\s\*|\\b/g, '')
    .replace(/\(\?<\w+>\\d(?:\{[\d,]+\}|\+)?\)|\\d(?:\{[\d,]+\}|\+)?/g, 'n')
    .replace(/\[6-8\]n/g, '61…86')
    .replaceAll('(?:', '(')
    .replace(/\(!/g, '(?!')
    .replace(/\\(.)/g, '$1');

/** Each once. */
export const readablePatterns = (patterns: readonly RegExp[]): readonly string[] => [
  ...new Set(patterns.map(readablePattern)),
];

/** A form of the table as texts. */
export const readableForm = ({ late, prompt, finals, answer, ...form }: DialectForm): CommandForm => ({
  kind: form.kind,
  syntax: form.syntax,
  when: form.when?.source ?? null,
  answer: answer === null ? [] : answer.split(' / '),
  finals: readablePatterns([...finals.success, ...finals.failure]),
  late: late && { lines: readablePatterns([...late.lines, ...late.last]), deadlineMs: late.deadlineMs },
  prompt: prompt && (prompt.line ? readablePattern(prompt.line) : '>'),
  deadlineMs: form.deadlineMs,
  effect: form.effect,
  repeatable: form.repeatable,
});
