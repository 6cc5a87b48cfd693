import type { BothTexts } from './counted-words.ts';

export interface Term {
  readonly en: string;
  readonly zh: string;
  /** Words that must not be used for it. */
  readonly not: readonly string[];
}

const row = /^\| ([^|]+?) \| ([^|]+?) \|(?: ([^|]*?) ?)?\|$/;

/** Reads the table of `shared/words/README.md`. Text in round brackets is an explanation. */
export const readGlossary = (readme: string): readonly Term[] =>
  readme
    .split('\n')
    .flatMap((line) => {
      const [, en = '', zh = '', not = ''] = row.exec(line) ?? [];
      const terms = not.split(';').map((text) => text.trim());
      return en === '' ? [] : [{ en: en.replace(/ \(.*\)$/, ''), zh, not: terms.filter((text) => text !== '') }];
    })
    .filter(({ en }) => en !== 'English' && !en.startsWith('-'));

/** The text without placeholders, options and commands of the command line. */
const readable = (text: string): string => text.replace(/--[a-z-]+|"atelier [a-z]+"|\{[^{}]*\}/g, '');

/** Ignores case, except for `ID`. */
const has = (text: string, word: string): boolean =>
  new RegExp(`(?<![A-Za-z-])${word}(?!\\d)`, word.endsWith(' id') ? '' : 'i').test(text);

/** Sentences in which the word has another meaning, or where there is no space for it. */
export const otherMeanings: readonly { readonly path: string; readonly reason: string }[] = [
  { path: 'cmeWords.283', reason: 'the profile of an eSIM, not of a device' },
  { path: 'httpStatusWords.305', reason: 'the proxy of HTTP' },
  { path: 'httpStatusWords.407', reason: 'the proxy of HTTP' },
  { path: 'uiWords.shell.chip.simPin', reason: 'a status label has space for four characters' },
  { path: 'moduleWords.tools.ping', reason: 'a ping' },
  { path: 'moduleWords.reach.title', reason: 'a ping' },
  { path: 'moduleWords.reach.ping', reason: 'a ping' },
  { path: 'uiWords.setup.empty.title', reason: 'a headline: the module is connected with a cloud' },
  { path: 'uiWords.credentials.kindConsole', reason: 'the name in the console of Huawei' },
];

/** Whether the word is the term for something else: 主题 means topic, not theme. */
const isOfAnother = (word: string, glossary: readonly Term[]): boolean =>
  glossary.some(({ en, zh }) => en === word || zh === word);

/**
 * Words in a sentence that must not be used for their term, and terms that are translated with another Chinese word. The word of another term
 * is wrong only if the English sentence is about this term.
 */
export const findOtherWords = ({ path, en, zh }: BothTexts, glossary: readonly Term[]): readonly string[] =>
  glossary.flatMap((term) => {
    const speaksOfIt = has(readable(en), term.en);
    const wrong = term.not.filter(
      (word) => (speaksOfIt || !isOfAnother(word, glossary)) && (has(readable(en), word) || has(zh, word)),
    );
    return [
      ...wrong.map((word) => `${path}: "${word}" must not be used for ${term.en}, ${term.zh}`),
      ...(speaksOfIt && !zh.includes(term.zh) ? [`${path}: no ${term.zh} for "${term.en}"`] : []),
    ];
  });

/** Lines of a Chinese or English text with words that must not be used. Code, and titles of other documents in 《》, are ignored. */
export const findOtherWordsInText = (path: string, text: string, glossary: readonly Term[]): readonly string[] => {
  const words = glossary.flatMap(({ not }) => not).filter((word) => !isOfAnother(word, glossary));
  return text.split('\n').flatMap((line, index) => {
    const prose = line.replace(/《[^》]*》|`[^`]*`/g, '');
    return words.filter((word) => has(prose, word)).map((word) => `${path}:${index + 1}: "${word}" must not be used`);
  });
};
