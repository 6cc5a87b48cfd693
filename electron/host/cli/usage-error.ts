import type { CommanderError } from 'commander';
import { type CliUsageWords, cliUsageWords } from '../../../shared/words/cli-usage.ts';
import type { Language } from '../../../shared/words/language.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { visibleText } from './text.ts';

/** The code passed to `command.error` for a rule that the parser does not have. Names are in quotes, as in its own messages. */
export const missingSecretCode = 'atelier.missingSecret';

/** The codes of the parser. Its English messages contain the name in quotes, then the other name. */
const sentences = {
  'commander.unknownCommand': 'unknownCommand',
  'commander.unknownOption': 'unknownOption',
  'commander.missingMandatoryOptionValue': 'missingOption',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'missingValue',
  'commander.excessArguments': 'tooMany',
  'commander.conflictingOption': 'conflict',
  [missingSecretCode]: 'missingSecret',
} as const;

const isKnown = (code: string): code is keyof typeof sentences => Object.hasOwn(sentences, code);

const invalidValue = /^error: option '([^']*)' argument '(.*?)' is invalid\. (?:Allowed choices are )?(.*?)\.?$/s;

/** One sentence about a command line that cannot be run: what is wrong, what may be meant, how to get help. */
export const usageSentence = (error: CommanderError, command: string, language: Language): string => {
  const words = cliUsageWords[language];
  return `${usageProblem(error, words)}${fill(words.seeHelp, { command })}`;
};

const usageProblem = ({ code, message }: CommanderError, words: CliUsageWords): string => {
  const invalid = invalidValue.exec(message);
  if (invalid !== null) {
    const [, name = '', value = '', allowed = ''] = invalid;
    return fill(words.badValue, { name, value: JSON.stringify(visibleText(value)), allowed });
  }
  if (!isKnown(code)) return visibleText(message);
  const [first = '', suggested] = message.split('\n');
  // The value after `=` of a mistyped option may be a secret.
  const quoted = [...first.matchAll(/'([^'=]*)/g)].filter((_match, index) => index % 2 === 0);
  const [name = '', other = ''] = quoted.map((match) => visibleText(match[1] ?? ''));
  const meant = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(suggested ?? '')?.[1];
  const suggestion = meant === undefined ? '' : fill(words.suggestion, { name: meant });
  return fill(words[sentences[code]], { name, other }) + suggestion;
};
