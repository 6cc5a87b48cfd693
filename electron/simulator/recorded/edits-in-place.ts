import type { AnswerEdit } from '../../../shared/recordings/answer-edits.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';

/** Finds the edits of a command, and counts its occurrences. */
export class EditsInPlace {
  private readonly edits: readonly AnswerEdit[];
  private readonly seen: number[];

  constructor(edits: readonly AnswerEdit[]) {
    this.edits = edits;
    this.seen = edits.map(() => 0);
  }

  /** To be called once for each command. */
  take(line: CommandLine): readonly AnswerEdit[] {
    return this.edits.filter(({ command, occurrence }, index) => {
      if (!fits(command, line)) return false;
      const count = (this.seen[index] ?? 0) + 1;
      this.seen[index] = count;
      return occurrence === null || occurrence === count;
    });
  }
}

/** A name, or a whole line; both also with `AT`. */
const fits = (command: string, { name, normal }: CommandLine): boolean => {
  const asName = command.toUpperCase();
  if (asName === name || (asName === 'AT' && normal === 'AT')) return true;
  const whole = readCommandLine(/^at/i.test(command) ? command : `AT${command}`);
  return whole !== null && (whole.normal === normal || (whole.args.length === 0 && whole.name === name));
};
