import type { Language, Words } from '../language.ts';
import { fill, words } from '../typed-words.ts';

/** What is known of a line besides its text. */
export interface LineContext {
  /** The command that it answers, as it was sent: `AT+CTTS?`. */
  readonly command?: string | undefined;
  /** The name of the unsolicited result code; '' for any other line. */
  readonly urcName?: string | undefined;
}

/** The words of the numbers of one value. */
export type Codes = Words<Readonly<Record<number, string>>>;

/** How lines of one form are explained. */
export interface LineRule {
  /** The form of the whole line, or of the values after `NAME:` in the rules of a name. */
  readonly shape: RegExp;
  /** Where the meaning comes from; the keys are those of docs/at-dialect.md §0. */
  readonly source: string;
  /** `null`: the values have no meaning that is certain. A value that the form lets out is ''. */
  readonly meaning: (values: readonly string[], language: Language, context: LineContext) => string | null;
}

/** The rules of `NAME: …`, tried in their order. */
export type RulesOfNames = Readonly<Record<string, readonly LineRule[]>>;

export const codeWords = words(
  { unknown: 'unknown code {code}', asAnswer: 'as an answer to {command}: {text}' },
  { unknown: '未知代码 {code}', asAnswer: '若为 {command} 的应答：{text}' },
);

const separators: Words<string> = { en: '; ', zh: '；' };

/** The words of a number; a number that the table lacks is called an unknown code. */
export const codeText = (codes: Codes, number: string | number, language: Language): string =>
  knownCode(codes, number, language) ?? fill(codeWords[language].unknown, { code: number });

export const knownCode = (codes: Codes, number: string | number, language: Language): string | null => {
  const table = codes[language];
  return Object.hasOwn(table, number) ? (table[Number(number)] ?? null) : null;
};

/** The parts that there are, as one phrase. */
export const phrase = (parts: readonly (string | null)[], language: Language): string =>
  parts.filter((part) => part !== null).join(separators[language]);

/** Signs of a form and what they match. Other characters match themselves; there may be blanks around a comma. */
const patterns: Readonly<Record<string, string>> = {
  '#': '(-?(?:0|[1-9]\\d{0,9}))',
  $: '"([^"]{0,300})"',
  '~': '(.*)',
  '?': '([^,"]{0,80})',
  ',': '\\s*,\\s*',
};

/** `#,$`: a number, then a quoted text. `?` is any unquoted value, `~` the rest of the line. */
export const form = (text: string): RegExp =>
  new RegExp(
    `^${[...text].map((character) => patterns[character] ?? character.replace(/[.*+^(){}|[\]\\/-]/g, '\\$&')).join('')}$`,
  );

export const rule = (source: string, shape: string | RegExp, meaning: LineRule['meaning']): LineRule => ({
  source,
  shape: typeof shape === 'string' ? form(shape) : shape,
  meaning,
});

/** A line with one number, which has words. */
export const numbered = (source: string, codes: Codes): LineRule =>
  rule(source, '#', ([number = ''], language) => codeText(codes, number, language));

/** The same for a quoted or bare word; other words have no meaning that is known. */
export const worded = (source: string, shape: RegExp, table: Words<Readonly<Record<string, string>>>): LineRule =>
  rule(source, shape, ([word = ''], language) => {
    const texts = table[language];
    return Object.hasOwn(texts, word) ? (texts[word] ?? null) : null;
  });

/** Whether the line answers this command, by the beginning of what was sent. */
export const answers = ({ command = '' }: LineContext, start: string): boolean =>
  command.toUpperCase().startsWith(start);

/** Words that are true only of the answer to one command: with this condition where the command is not known. */
export const ifAnswer = (context: LineContext, command: string, text: string, language: Language): string =>
  context.command === undefined ? fill(codeWords[language].asAnswer, { command, text }) : text;
