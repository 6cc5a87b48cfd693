import type { CommanderError } from 'commander';
import { fillCliWords } from '../../../shared/words/cli.ts';
import { type CliUsageWords, cliUsageWords } from '../../../shared/words/cli-usage.ts';
import type { Language } from '../../../shared/words/language.ts';
import { visibleText } from './text.ts';

/** What `command.error` is given for a rule that the parser has no word for; the names stand in quotes, as in its own messages. */
export const missingSecretCode = 'atelier.missingSecret';

type Sentence = keyof CliUsageWords;

/** The parser's codes. Its English message has the names in quotes, in the order of the facts here. */
const sentences: Readonly<Record<string, { readonly sentence: Sentence; readonly facts: readonly string[] }>> = {
  'commander.unknownCommand': { sentence: 'unknownCommand', facts: ['name'] },
  'commander.unknownOption': { sentence: 'unknownOption', facts: ['name'] },
  'commander.missingMandatoryOptionValue': { sentence: 'missingOption', facts: ['name'] },
  'commander.missingArgument': { sentence: 'missingArgument', facts: ['name'] },
  'commander.optionMissingArgument': { sentence: 'missingValue', facts: ['name'] },
  'commander.excessArguments': { sentence: 'tooMany', facts: [] },
  'commander.conflictingOption': { sentence: 'conflict', facts: ['name', 'other'] },
  [missingSecretCode]: { sentence: 'missingSecret', facts: ['name', 'other'] },
};

const invalidValue = /^error: option '([^']*)' argument '(.*?)' is invalid\. (?:Allowed choices are )?(.*?)\.?$/s;

/** One sentence about a command line that cannot be run: what is wrong, what may be meant, where help is. */
export const usageSentence = (error: CommanderError, command: string, language: Language): string => {
  const words = cliUsageWords[language];
  return `${whatIsWrong(error, words)}${fillCliWords(words.seeHelp, { command })}`;
};

const whatIsWrong = ({ code, message }: CommanderError, words: CliUsageWords): string => {
  const invalid = invalidValue.exec(message);
  if (invalid !== null) {
    const [, name = '', value = '', allowed = ''] = invalid;
    return fillCliWords(words.badValue, { name, value: JSON.stringify(visibleText(value)), allowed });
  }
  const known = sentences[code];
  if (known === undefined) return visibleText(message);
  const [first = '', suggested] = message.split('\n');
  // What stands behind `=` of a mistyped option may be a secret.
  const quoted = [...first.matchAll(/'([^'=]*)/g)].filter((_match, index) => index % 2 === 0);
  const facts = Object.fromEntries(known.facts.map((fact, index) => [fact, visibleText(quoted[index]?.[1] ?? '')]));
  const meant = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(suggested ?? '')?.[1];
  const suggestion = meant === undefined ? '' : fillCliWords(words.suggestion, { name: meant });
  return fillCliWords(words[known.sentence], facts) + suggestion;
};
