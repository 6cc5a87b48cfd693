import { z } from 'zod';
import { type AnswerEdit, type AnswerTiming, answerEditsSchema, answerTimings } from '../recordings/answer-edits.ts';

/**
 * The requests about a recording as a virtual module: `recordedModule.ask`. Their schemas are here and not in `requests.ts`, because a page needs that
 * file before it is shown. The service checks what a page asks.
 */
const settings = { timing: z.enum(answerTimings), repeatsLines: z.boolean(), edits: answerEditsSchema };
/** File name in the list of recordings. */
const name = z.string().min(1).max(300);

export const recordedModuleAskSchema = z.discriminatedUnion('kind', [
  /** The recording answers at `recordedModuleAddress` from now on, instead of another one. */
  z.strictObject({ kind: z.literal('use'), name, ...settings }),
  /** Of the recording in use. It starts from its beginning. */
  z.strictObject({ kind: z.literal('change'), ...settings }),
  z.strictObject({ kind: z.literal('leave') }),
  /** The commands of a recording, for edits. */
  z.strictObject({ kind: z.literal('commands'), name }),
]);

export type RecordedModuleAsk = z.infer<typeof recordedModuleAskSchema>;

/** What is chosen for a recording as a virtual module. */
export interface RecordedModuleChoice {
  readonly timing: AnswerTiming;
  /** Lines that no command caused come again when an answer repeats. */
  readonly repeatsLines: boolean;
  readonly edits: readonly AnswerEdit[];
}

/** The recording that is a virtual module now. */
export interface RecordedModuleView extends RecordedModuleChoice {
  /** File name in the list. */
  readonly recording: string;
  readonly commands: number;
  /** Only the beginning of the recording is used. */
  readonly isCut: boolean;
  /** Commands that the recording has no answer for, secrets masked. */
  readonly unknown: readonly { readonly line: string; readonly count: number }[];
}

/** A command line of the recording, with its answers. */
export interface RecordedCommand {
  /** Secrets masked. */
  readonly line: string;
  /** For an edit of its answers: its name where no other line has it, otherwise the whole line. */
  readonly command: string;
  /** The answer of each time without the echo, one line per line. At most `shownAnswers`. */
  readonly answers: readonly (readonly string[])[];
  readonly times: number;
}

export const shownAnswers = 20;
export const shownCommands = 300;

export interface RecordedModuleAnswers {
  readonly use: { readonly address: string };
  readonly change: { readonly kind: 'changed' };
  readonly leave: { readonly kind: 'left' };
  /** In the order of their first time. `more`: how many lines were left out. */
  readonly commands: { readonly commands: readonly RecordedCommand[]; readonly more: number };
}
