import { z } from 'zod';
import { lineEndings } from '../sending/line-ending.ts';
import { durationPattern, parseDuration } from './duration.ts';
import { variableName } from './variables.ts';

/** The form of `*.atseq.yaml`, as people write it. `docs/sequences.md` describes it; `docs/sequence.schema.json` is made from it. */

const longestText = 16_000;
const longestName = 200;
const mostSteps = 10_000;
const mostPatterns = 50;

const duration = z
  .string()
  .regex(durationPattern, { abort: true })
  .refine((text) => parseDuration(text) !== null)
  .describe('a time with its unit: 300ms, 2s, 1.5s, 1m, 2h');

const localText = z
  .union([
    z.string().max(longestName),
    z.strictObject({ en: z.string().max(longestName), zh: z.string().max(longestName) }),
  ])
  .describe('one text, or one in English and one in Chinese');

const onePattern = z.union([
  z.string().min(1).max(longestText),
  z.strictObject({ text: z.string().min(1).max(longestText) }),
]);

const patterns = z
  .union([onePattern, z.array(onePattern).min(1).max(mostPatterns)])
  .describe(
    'a regular expression (RE2) tried on each line, or text: a text that the line contains; of several, one must match',
  );

const lineEnding = z.enum(lineEndings).describe('what follows each text that is sent');

const onFail = z
  .union([
    z.enum(['stop', 'continue']),
    z.strictObject({ goto: z.string().min(1).max(longestName), times: z.int().min(1).max(1_000).optional() }),
  ])
  .describe('after a failed step: stop (default), continue, or goto a step by its name, at most so many times');

export const stepSchema = z.strictObject({
  name: localText.optional(),
  send: z
    .string()
    .max(longestText)
    .optional()
    .describe('a text; \\r \\n \\t \\v \\xHH \\\\ are escapes, $ with a name in braces is a variable'),
  sendHex: z.string().max(longestText).optional().describe('bytes as hexadecimal digits; nothing is added'),
  wait: duration.optional().describe('sends nothing and waits for a line that is expected, at most this long'),
  pause: duration.optional().describe('sends nothing and waits this long'),
  data: z.string().max(longestText).optional().describe('sent at the prompt of the command, as it is'),
  lineEnding: lineEnding.optional(),
  expect: patterns.optional(),
  reject: patterns.optional(),
  timeout: duration.optional().describe('how long the answer may take'),
  retry: z.int().min(0).max(1_000).optional().describe('further attempts after a failed one'),
  every: duration.optional().describe('time between two attempts'),
  within: duration.optional().describe('repeats the step until it passes, for at most this long'),
  delayAfter: duration.optional().describe('pause after the step'),
  assert: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(mostPatterns)])
    .optional()
    .describe('a comparison of numbers and variables: rsrp - 141 >= minRsrp'),
  onFail: onFail.optional(),
  say: localText.optional().describe('what a failure of the step means'),
  order: z.int().min(0).max(1_000_000).optional().describe('ascending; 0: only by hand'),
});

export const sequenceSchema = z.strictObject({
  sequence: z
    .string()
    .regex(/^[^\s/\\]{1,100}$/)
    .describe('a short name without blanks'),
  title: localText.optional(),
  vars: z
    .record(z.string().regex(variableName), z.union([z.string().max(longestText), z.number()]))
    .optional()
    .describe('values of variables, which a caller may replace'),
  lineEnding: lineEnding.optional().describe('default: crlf'),
  abort: patterns.optional().describe('a line that matches one of them ends the run'),
  steps: z.array(stepSchema).min(1).max(mostSteps),
});

export type SequenceFile = z.infer<typeof sequenceSchema>;
export type StepFile = z.infer<typeof stepSchema>;
