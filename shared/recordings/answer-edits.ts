import { z } from 'zod';

/** A day: a longer delay is a mistake. */
const delayMs = z.int().min(0).max(86_400_000);
/** A line that a module could have printed. Line ends are added. */
const line = z
  .string()
  .max(2_000)
  .regex(/^[^\r\n]*$/);

/** The command whose answer is changed, and which time. */
const place = {
  /** Without `AT`: a name such as `+CSQ` or `E`, with `?` or `=?` for a query, or a whole line such as `+CGATT=1`. `AT` is the command without a name. */
  command: z.string().trim().min(1).max(2_000),
  /** Counted from 1 among the commands that fit, since the module started; `null`: every time. */
  occurrence: z.int().min(1).max(999_999).nullable(),
};

/** A change of what a recording answers. Several of one command act in their order. */
export const answerEditSchema = z.discriminatedUnion('kind', [
  /** The whole answer comes later by this time. */
  z.strictObject({ kind: z.literal('delay'), ...place, delayMs }),
  /** The module receives the command, and no answer and no result comes. */
  z.strictObject({ kind: z.literal('drop'), ...place }),
  /**
   * These lines come instead of the answer and of the results after it. Lines after the final result come when the recorded result came. If the first
   * one is `>`, the data of the command are taken before the others.
   */
  z.strictObject({ kind: z.literal('replace'), ...place, lines: z.array(line).min(1).max(50).readonly() }),
  /** An additional line, this time after the answer. */
  z.strictObject({ kind: z.literal('inject'), ...place, line, delayMs }),
  /** The answer ends after this number of bytes, without the echo. */
  z.strictObject({ kind: z.literal('cut'), ...place, atByte: z.int().min(0).max(10_000_000) }),
]);

export const answerEditsSchema = z.array(answerEditSchema).max(100).readonly();

export type AnswerEdit = z.infer<typeof answerEditSchema>;

export const answerEditKinds = [
  'replace',
  'delay',
  'drop',
  'inject',
  'cut',
] as const satisfies readonly AnswerEdit['kind'][];

/** How fast a recording answers: in its own time, or at once. */
export const answerTimings = ['recorded', 'fast'] as const;

export type AnswerTiming = (typeof answerTimings)[number];
