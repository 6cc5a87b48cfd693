/**
 * The separators of commands as documents, chat programs and Chinese input methods write them. The only table: typed lines, the mask and
 * pasted text use it.
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

/** Further forms of a sign that full-width ASCII does not contain, and spaces that a chat program or a web page puts in. */
const otherForms = [
  ...['﹐', '、', '､', '،'].map((comma) => [comma, ','] as const),
  ...['\u00a0', '\u2009', '\u200b', '\u202f', '\ufeff'].map((space) => [space, ' '] as const),
  ['﹔', ';'],
  ['﹕', ':'],
  ['﹦', '='],
  ['﹢', '+'],
  ['\u3000', ' '],
] as const;

/** Without width: a web page or a chat program puts them into words. */
export const zeroWidthCharacters: ReadonlySet<string> = new Set(['\u200b', '\ufeff']);

/** Characters of ASCII by the character that is written instead, without the quotes: all of full-width ASCII and other forms. */
export const asciiForms: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: lastWide - firstWide + 1 }, (_, index): [string, string] => [
    String.fromCharCode(firstWide + index),
    String.fromCharCode(firstWide + index - toPlain),
  ]).filter(([wide]) => quoteFamilyOf(wide) === null),
  ...otherForms,
]);

const wideSign = new RegExp(`[${[...asciiForms.keys()].join('')}]`, 'g');

export const foldToAscii = (text: string): string => text.replace(wideSign, (sign) => asciiForms.get(sign) ?? sign);
