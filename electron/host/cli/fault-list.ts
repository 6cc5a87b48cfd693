import type { CliWords } from '../../../shared/words/cli.ts';
import type { Language } from '../../../shared/words/language.ts';
import { faultPoints, faults } from '../../simulator/faults.ts';
import { placeableFaults } from '../../simulator/placed-faults.ts';

type Table = Readonly<Record<string, Readonly<Record<Language, string>>>>;

const rows = (table: Table, language: Language): string => {
  const width = Math.max(...Object.keys(faults).map((name) => name.length));
  return Object.entries(table)
    .map(([name, text]) => `  ${name.padEnd(width)}  ${text[language]}\n`)
    .join('');
};

/** The help text about faults: one line for each fault and each place. */
export const faultList = (words: CliWords, language: Language): string => {
  const placeable = placeableFaults.join(', ');
  return [
    `\n${words.simulateFaults}\n${rows(faults, language)}`,
    `\n${words.simulatePlaces}\n  ${placeable}\n`,
    '  NAME@COMMAND  NAME@COMMAND#2  NAME@COMMAND:POINT  NAME@COMMAND#2:POINT\n',
    `\n${words.simulatePoints}\n${rows(faultPoints, language)}`,
  ].join('');
};
