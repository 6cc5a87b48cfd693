import { mayHoldSecret } from '../../shared/at/secret-commands.ts';
import { commandHelp } from '../../shared/words/command-help/table.ts';
import { explainWords } from '../../shared/words/explain.ts';
import type { Language } from '../../shared/words/language.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { defaultDeadlineMs } from '../at/command-spec.ts';
import { commandsIn, type FoundCommand } from '../commands/dialect/lookup.ts';
import { allCommands } from '../commands/index.ts';

export interface ExplainedCommand {
  /** `AT+CSQ`. */
  readonly name: string;
  readonly meaning: string;
  readonly notes: readonly string[];
}

/** What the commands of a line do, by the table of the dialect. `null`: none of them is known. */
export const explainCommand = (line: string, language: Language): ExplainedCommand | null => {
  const known = commandsIn(line).flatMap((found) => {
    const help = commandHelp[language][found.name];
    return found.row === null || help === undefined ? [] : [{ found, help }];
  });
  const [first] = known;
  if (first === undefined) return null;
  return {
    name: first.found.name,
    meaning: known.map(({ help }) => help).join(separators[language]),
    notes: [
      ...known.flatMap(({ found }) => notesOf(found, language)),
      ...(mayHoldSecret(line) ? [explainWords[language].secret] : []),
      ...known.map(({ found }) => fill(explainWords[language].source, { source: found.row?.source ?? '' })),
    ],
  };
};

const separators = { en: '; ', zh: '；' } as const;

const notesOf = ({ name, kind, row, form }: FoundCommand, language: Language): readonly string[] => {
  const words = explainWords[language];
  const deadlineMs = form?.deadlineMs ?? 0;
  const syntax = row?.forms.filter((each) => each.kind === 'set').map((each) => `${name}${each.syntax}`) ?? [];
  const declared = allCommands.some((command) => command.name === name && command.secondPhase !== null);
  return [
    fill(words.form[kind], { command: name }),
    ...(kind === 'set' || kind === 'test' ? syntax : []),
    ...(deadlineMs > defaultDeadlineMs ? [fill(words.deadline, { seconds: deadlineMs / 1_000 })] : []),
    ...(kind !== 'query' && kind !== 'test' && (declared || form?.late) ? [words.later] : []),
    ...(form && !form.repeatable ? [words.once] : []),
  ];
};
