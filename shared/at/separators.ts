/**
 * Forms in which documents, chat programs and Chinese input methods write the separators of commands. Typed lines, the mask and pasted text
 * use this table.
 */

/**
 * Quotes used instead of `"` and `'`, by family. Any quote of the same family closes a quoted argument, because a program may change only
 * some of the quotes.
 */
export const quoteFamilies = ['"“”„‟＂〝〞〟″❝❞', "'‘’‚‛＇`′❛❜", '「」『』｢｣', '«»‹›《》'] as const;

export const allQuotes = quoteFamilies.join('');

/** The family of the quote, or `null`. */
export const quoteFamilyOf = (character: string): string | null =>
  character === '' ? null : (quoteFamilies.find((family) => family.includes(character)) ?? null);

export const isComma = (character: string | undefined): boolean =>
  character !== undefined && character !== '' && (character === ',' || asciiForms.get(character) === ',');

const firstWide = 0xff01;
const lastWide = 0xff5e;
const toPlain = 0xfee0;

/** Other forms of ASCII characters besides the full-width ones, and spaces that a chat program or a web page inserts. */
const otherForms = [
  ...['﹐', '、', '､', '،'].map((comma) => [comma, ','] as const),
  ...['\u00a0', '\u2009', '\u200b', '\u202f', '\ufeff'].map((space) => [space, ' '] as const),
  ['﹔', ';'],
  ['﹕', ':'],
  ['﹦', '='],
  ['﹢', '+'],
  ['\u3000', ' '],
] as const;

/** Characters without width that a web page or a chat program inserts. */
export const zeroWidthCharacters: ReadonlySet<string> = new Set(['\u200b', '\ufeff']);

/** The ASCII character for each character that is written in its place: full-width ASCII and other forms, without the quotes. */
export const asciiForms: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: lastWide - firstWide + 1 }, (_, index): [string, string] => [
    String.fromCharCode(firstWide + index),
    String.fromCharCode(firstWide + index - toPlain),
  ]).filter(([wide]) => quoteFamilyOf(wide) === null),
  ...otherForms,
]);

const wideSign = new RegExp(`[${[...asciiForms.keys()].join('')}]`, 'g');

export const foldToAscii = (text: string): string =>
  text.replace(wideSign, (character) => asciiForms.get(character) ?? character);
