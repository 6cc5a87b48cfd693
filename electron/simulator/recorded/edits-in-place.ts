import type { AnswerEdit } from '../../../shared/recordings/answer-edits.ts';
import { type CommandLine, fitsLine, readCommandLine } from './command-line.ts';

/** Finds the edits of a command, and counts its occurrences. */
export class EditsInPlace {
  private readonly edits: readonly AnswerEdit[];
  private readonly seen: number[];

  constructor(edits: readonly AnswerEdit[]) {
    this.edits = edits;
    this.seen = edits.map(() => 0);
  }

  /** To be called once for each command. `recorded`: the line whose answer it gets. */
  take(line: CommandLine, recorded: CommandLine | null): readonly AnswerEdit[] {
    return this.edits.filter(({ command, occurrence }, index) => {
      if (!fits(command, line) && !(recorded && fits(command, recorded))) return false;
      const count = (this.seen[index] ?? 0) + 1;
      this.seen[index] = count;
      return occurrence === null || occurrence === count;
    });
  }
}

/** A name, or a whole line as it was recorded or is sent now; both also with `AT`. */
const fits = (command: string, line: CommandLine): boolean => {
  if (command.toUpperCase() === line.name) return true;
  const whole = readCommandLine(/^at/i.test(command) ? command : `AT${command}`);
  return whole !== null && (fitsLine(whole, line) || (whole.args.length === 0 && whole.name === line.name));
};
