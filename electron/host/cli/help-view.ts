import type { Argument, HelpConfiguration, Option } from 'commander';
import { cliUsageWords } from '../../../shared/words/cli-usage.ts';
import type { Language } from '../../../shared/words/language.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { columnsOf, wrapText } from './text.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The format of the help texts: translated headings, Chinese text wrapped by its display width, required options marked. */
export const helpView = (language: Language): HelpConfiguration => {
  const words = cliUsageWords[language];
  const headings: Readonly<Record<string, string>> = {
    'Usage:': words.usage,
    'Options:': words.options,
    'Commands:': words.commands,
    'Arguments:': words.arguments,
  };
  const withNotes = (description: string, notes: readonly string[]): string => {
    if (notes.length === 0) return description;
    return language === 'zh' ? `${description}（${notes.join('；')}）` : `${description} (${notes.join('; ')})`;
  };
  return {
    styleTitle: (title) => headings[title] ?? title,
    displayWidth: columnsOf,
    boxWrap: wrapText,
    argumentDescription: ({ description }: Argument) => description,
    optionDescription: (option: Option) => {
      const { mandatory, argChoices, defaultValue, description } = option;
      const notes: string[] = [];
      if (mandatory) notes.push(words.required);
      if (argChoices) notes.push(fill(words.choices, { choices: argChoices.join(', ') }));
      const isShown = defaultValue !== undefined && !option.isBoolean();
      if (isShown) notes.push(fill(words.default, { value: text(defaultValue) }));
      return withNotes(description, notes);
    },
  };
};
