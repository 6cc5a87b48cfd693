import {
  type RecordedCommand,
  type RecordedModuleAnswers,
  shownAnswers,
  shownCommands,
} from '../../../../shared/contract/recorded-module.ts';
import { latin1Of } from '../../../framer/latin1.ts';
import type { RecordedAnswer, RecordedScript } from '../../../simulator/recorded/recorded-script.ts';

/** The most lines and characters that are shown of one answer: counted data may be a file. */
const shownLines = 20;
const shownCharacters = 200;

/** The command lines of a recording with their answers, each line once. */
export const recordedCommands = (
  { answers }: RecordedScript,
  maskText: (text: string) => string,
): RecordedModuleAnswers['commands'] => {
  const found = new Map<string, RecordedAnswer[]>();
  for (const answer of answers) {
    const sameLine = found.get(answer.line.normal);
    if (sameLine) sameLine.push(answer);
    else found.set(answer.line.normal, [answer]);
  }
  const all = [...found.values()];
  const linesOfName = new Map<string, number>();
  for (const [first] of all) {
    if (first) linesOfName.set(first.line.name, (linesOfName.get(first.line.name) ?? 0) + 1);
  }
  const commands = all.slice(0, shownCommands).flatMap((sameLine): RecordedCommand[] => {
    const [first] = sameLine;
    if (!first) return [];
    const { name, text } = first.line;
    const whole = linesOfName.get(name) === 1 ? name : maskText(text);
    return [{ ...commandOf(first, sameLine, maskText), command: whole.length <= longestCommand ? whole : name }];
  });
  return { commands, more: all.length - commands.length };
};

/** As the schema of edits takes it. */
const longestCommand = 2_000;

const commandOf = (
  { line }: RecordedAnswer,
  sameLine: readonly RecordedAnswer[],
  maskText: (text: string) => string,
): Omit<RecordedCommand, 'command'> => ({
  line: maskText(line.text).slice(0, shownCharacters),
  answers: sameLine.slice(0, shownAnswers).map((answer) => linesOf(answer).map((line) => maskText(line))),
  times: sameLine.length,
});

/** What belongs to the command, without its echo and without lines that it did not cause. */
const linesOf = ({ output, data }: RecordedAnswer): readonly string[] =>
  [...output, ...(data?.output ?? [])]
    .filter(({ kind }) => kind !== 'echo' && kind !== 'line')
    .flatMap(({ bytes, kind }) => (kind === 'data' ? [`… ${bytes.length} B`] : latin1Of(bytes).split(/\r\n|\r|\n/)))
    .map((line) => line.trim().slice(0, shownCharacters))
    .filter((line) => line !== '')
    .slice(0, shownLines);
