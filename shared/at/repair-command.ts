import { allQuotes, asciiForms, quoteFamilies, quoteFamilyOf, zeroWidthCharacters } from './separators.ts';

/**
 * Restores the ASCII quotes, commas and other characters of a command that a document, a chat program or an input method has changed.
 * Content between quotes stays as it is. `null`: the text needs no repair, or is not a command.
 */
export const repairedCommand = (text: string): string | null => {
  // Almost every command ends here.
  if (!hasForeignSign(text)) return null;
  let repaired = repair(text);
  // A repaired quote can show where another argument ends. Each round leaves fewer foreign characters.
  for (let next = repair(repaired); next !== repaired; next = repair(repaired)) repaired = next;
  return repaired !== text && /^\s*AT/i.test(repaired) ? repaired : null;
};

const foreign = new Set([...asciiForms.keys(), ...quoteFamilies.join('')].filter((character) => character > '\u007f'));

const hasForeignSign = (text: string): boolean => {
  for (const character of text) if (foreign.has(character)) return true;
  return false;
};

/** A message is the last argument and may hold quotes and commas: it ends at the last quote of the line. By the index of the argument. */
const messageOf: Readonly<Record<string, number>> = { '+MPUB': 3, '+MCONFIG': 6, '+CTTS': 1, '^HEARTBEAT': 1 };

const messageIndex = (done: string): number => {
  const command = /(?:^\s*AT|;)\s*([+^][A-Z]+)=[^=]*$/i.exec(done)?.[1]?.toUpperCase() ?? '';
  return Object.hasOwn(messageOf, command) ? (messageOf[command] ?? -1) : -1;
};

/** A line has few quotes. Beyond this it is not a command, and a search for the closing one could take long. */
const mostQuotes = 500;

const repair = (text: string): string => {
  let done = '';
  let at = 0;
  let argument = 0;
  let quotes = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (isOpeningQuote(done, character) && quotes < mostQuotes) {
      quotes += 1;
      const end = closingQuote(text, at, messageIndex(done) === argument);
      done += `"${text.slice(at + 1, end)}${end < text.length ? '"' : ''}`;
      at = end + 1;
      continue;
    }
    const plain = plainOf(character);
    if (plain === ',') argument += 1;
    if (plain === '=' || plain === ';') argument = 0;
    done += plain;
    at += 1;
  }
  return done;
};

const plainOf = (character: string): string => {
  if (zeroWidthCharacters.has(character)) return '';
  if (character > '\u007f' && quoteFamilies[0].includes(character)) return '"';
  return asciiForms.get(character) ?? character;
};

/** An argument begins after `=`, a comma or another argument. The dialect has no other quote than `"`, so a plain `'` is content. */
const isOpeningQuote = (done: string, character: string): boolean => {
  if (quoteFamilyOf(character) === null || character === "'" || character === '`') return false;
  return /[=,;]\s*$/.test(done.slice(-40));
};

/** Quotes that are written in pairs, so that inner ones can be distinguished from the closing one. */
const pairs: ReadonlyMap<string, string> = new Map(
  ['“”', '‘’', '「」', '『』', '｢｣', '«»', '‹›', '《》', '〝〞'].map((pair) => [pair[0] ?? '', pair[1] ?? '']),
);

/** The position of the quote that closes an argument; the length of the text if there is none. */
const closingQuote = (text: string, open: number, isMessage: boolean): number => {
  const family = quoteFamilyOf(text[open] ?? '') ?? '';
  if (isMessage) {
    const last = lastOf(text, family);
    return last > open && endsArgument(text, last + 1) ? last : text.length;
  }
  // Modules end an argument at the next `"`.
  const next = text[open] === '"' ? text.indexOf('"', open + 1) : -1;
  if (next > open && endsArgument(text, next + 1)) return next;
  const paired = pairedQuote(text, open);
  const isPaired = paired !== null && endsArgument(text, paired + 1);
  const own = isPaired ? paired : (firstEnd(text, open, family) ?? firstEnd(text, open, allQuotes) ?? text.length);
  // The module would end the argument at a plain quote before it.
  return Math.min(own, firstEnd(text, open, '"') ?? own);
};

/** The first of these quotes that ends an argument. */
const firstEnd = (text: string, open: number, quotes: string): number | null => {
  for (let at = open + 1; at < text.length; at += 1) {
    if (quotes.includes(text[at] ?? '') && endsArgument(text, at + 1)) return at;
  }
  return null;
};

const pairedQuote = (text: string, open: number): number | null => {
  const [opening = '', closing] = [text[open], pairs.get(text[open] ?? '')];
  if (closing === undefined) return null;
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === opening) depth += 1;
    if (text[at] === closing) depth -= 1;
    if (depth === 0) return at;
  }
  return null;
};

const lastOf = (text: string, family: string): number => {
  for (let at = text.length - 1; at >= 0; at -= 1) if (family.includes(text[at] ?? '')) return at;
  return -1;
};

/** A closing quote is followed by a comma, by another command or by the end. */
const endsArgument = (text: string, from: number): boolean => {
  let at = from;
  while (at < text.length && plainOf(text[at] ?? '').trim() === '') at += 1;
  return at === text.length || [',', ';'].includes(plainOf(text[at] ?? ''));
};
