import type { BothTexts } from './counted-words.ts';

export interface Term {
  readonly en: string;
  readonly zh: string;
  /** What is not said for it. */
  readonly not: readonly string[];
}

const row = /^\| ([^|]+?) \| ([^|]+?) \|(?: ([^|]*?) ?)?\|$/;

/** The table of words of `shared/words/README.md`. What stands in round brackets explains. */
export const readGlossary = (readme: string): readonly Term[] =>
  readme
    .split('\n')
    .flatMap((line) => {
      const [, en = '', zh = '', not = ''] = row.exec(line) ?? [];
      const terms = not.split(';').map((text) => text.trim());
      return en === '' ? [] : [{ en: en.replace(/ \(.*\)$/, ''), zh, not: terms.filter((text) => text !== '') }];
    })
    .filter(({ en }) => en !== 'English' && !en.startsWith('-'));

/** Its own words: without placeholders, options and commands of the command line. */
const readable = (text: string): string => text.replace(/--[a-z-]+|"atelier [a-z]+"|\{[^{}]*\}/g, '');

/** Capitals make no difference, but for `ID`. */
const has = (text: string, word: string): boolean =>
  new RegExp(`(?<![A-Za-z-])${word}(?!\\d)`, word.endsWith(' id') ? '' : 'i').test(text);

/** Sentences in which the word means another thing, or has no room. */
export const otherMeanings: readonly { readonly path: string; readonly reason: string }[] = [
  { path: 'cmeWords.283', reason: 'the profile of an eSIM, not of a device' },
  { path: 'uiWords.shell.chip.simPin', reason: 'a chip has room for four signs' },
  { path: 'uiWords.setup.empty.title', reason: 'a headline: the module is connected with a cloud' },
  { path: 'uiWords.credentials.kindConsole', reason: 'as Huawei calls it in its console' },
];

/** Words that another thing has: 主题 is no theme, but a topic. */
const isOfAnother = (word: string, glossary: readonly Term[]): boolean =>
  glossary.some(({ en, zh }) => en === word || zh === word);

/**
 * Words of one sentence that are not said for their thing, and things that are not called by their word in Chinese. What is the word of
 * another thing is wrong only where the English speaks of this one.
 */
export const findOtherWords = ({ path, en, zh }: BothTexts, glossary: readonly Term[]): readonly string[] =>
  glossary.flatMap((term) => {
    const speaksOfIt = has(readable(en), term.en);
    const wrong = term.not.filter(
      (word) => (speaksOfIt || !isOfAnother(word, glossary)) && (has(readable(en), word) || has(zh, word)),
    );
    return [
      ...wrong.map((word) => `${path}: "${word}" is not said for ${term.en}, ${term.zh}`),
      ...(speaksOfIt && !zh.includes(term.zh) ? [`${path}: no ${term.zh} for "${term.en}"`] : []),
    ];
  });

/** Lines of a text, in Chinese or English, with words that are not said. Titles of others, in 《》, and code are left alone. */
export const findOtherWordsInText = (path: string, text: string, glossary: readonly Term[]): readonly string[] => {
  const words = glossary.flatMap(({ not }) => not).filter((word) => !isOfAnother(word, glossary));
  return text.split('\n').flatMap((line, index) => {
    const said = line.replace(/《[^》]*》|`[^`]*`/g, '');
    return words.filter((word) => has(said, word)).map((word) => `${path}:${index + 1}: "${word}" is not said`);
  });
};
