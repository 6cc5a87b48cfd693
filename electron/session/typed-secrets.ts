import { secretCommands } from '../../shared/at/secret-commands.ts';
import type { SecretSpan } from '../at/command-line.ts';
import { latin1Of } from '../framer/latin1.ts';
import { maskSpans } from '../recorder/masking.ts';

/** The name of a set command anywhere in a line: commands can be joined, and the leading `AT` may be missing or misspelt. */
const setCommand = /([+*^][A-Za-z][A-Za-z0-9]*)[ \t]*=/g;

interface Argument {
  readonly text: string;
  /** Without the quotes. */
  readonly start: number;
  readonly end: number;
}

/**
 * The secret parts of a typed line, as byte offsets, found by the form of the line only. A quoted argument may contain line breaks. A quote
 * that is never closed extends to the end of the line: hiding too much is better than hiding too little.
 */
export const typedSecretSpans = (line: Uint8Array): readonly SecretSpan[] => {
  const text = latin1Of(line);
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(setCommand)) {
    const name = (match[1] ?? '').toUpperCase();
    const rules = secretCommands.get(name);
    if (!rules) continue;
    const found = argumentsFrom(text, match.index + match[0].length);
    const isSet = ({ key }: { readonly key: string }): boolean =>
      found.some((other) => other.text.toUpperCase() === key);
    for (const index of [...rules.always, ...rules.after.filter(isSet).map(({ secret }) => secret)]) {
      const argument = found[index];
      if (!argument || argument.text === '?') continue;
      const { start } = argument;
      const end = text[start - 1] === '"' ? secretEnd(text, start) : argument.end;
      if (end > start) spans.push({ start, end });
    }
  }
  return spans;
};

/** Arguments up to the end of the line or a `;` outside quotes. */
const argumentsFrom = (text: string, from: number): readonly Argument[] => {
  const found: Argument[] = [];
  for (let at = from; ; ) {
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    const quoted = text[at] === '"';
    const start = quoted ? at + 1 : at;
    const end = quoted ? quotedEnd(text, start) : trimmedEnd(text, start, indexOf(text, /[,;\r\n]/g, start));
    found.push({ text: text.slice(start, end), start, end });
    at = indexOf(text, /[,;\r\n]/g, quoted ? end : start);
    if (text[at] !== ',') return found;
    at += 1;
  }
};

/** At the closing quote, else at the end of the line. */
const quotedEnd = (text: string, start: number): number => closingQuote(text, /"/g, start);

/** A quote inside a secret is followed by more of it, the closing one by a separator. */
const secretEnd = (text: string, start: number): number => closingQuote(text, /"(?=[ \t]*(?:[,;\r\n]|$))/g, start);

const closingQuote = (text: string, quote: RegExp, start: number): number => {
  const closing = indexOf(text, quote, start);
  return closing === text.length ? Math.max(start, text.replace(/[\r\n]+$/, '').length) : closing;
};

const indexOf = (text: string, pattern: RegExp, from: number): number => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
};

const trimmedEnd = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return at;
};

/** For display: the same text with `*` for every secret byte. */
export const maskTypedLine = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(maskSpans(bytes, typedSecretSpans(bytes)));
};

/** Longer than any key that a module accepts. Limits how much a block that is never closed can hide. */
const longestSecretBytes = 16 * 1024;

/**
 * Checks typed input line by line. Handles a private key that is pasted in several lines, and a quoted secret that is split by a
 * line feed.
 */
export interface TypedSecrets {
  spansOf(line: Uint8Array): readonly SecretSpan[];
}

export const createTypedSecrets = (): TypedSecrets => {
  let within: 'key' | 'quotes' | null = null;
  let secretBytes = 0;

  const spansOf = (text: string, line: Uint8Array): readonly SecretSpan[] => {
    const end = text.replace(/[\r\n]+$/, '').length;
    const begin = text.search(/-----BEGIN [A-Z ]*PRIVATE KEY-----/);
    if (within === 'key' || begin !== -1) {
      const start = within === 'key' ? 0 : begin;
      within = /-----END [A-Z ]*PRIVATE KEY-----/.test(text) ? null : 'key';
      return [{ start, end }];
    }
    // The closing quote is missing, and a command follows.
    if (within === 'quotes' && !/^\s*AT(?:[+*^&]|[a-z]?\d*\s*$)/i.test(text)) {
      const closing = text.indexOf('"');
      within = closing === -1 ? 'quotes' : null;
      return [{ start: 0, end: closing === -1 ? end : closing }];
    }
    const spans = typedSecretSpans(line);
    within = spans.some((span) => span.end === end && isOpenQuote(text, span)) ? 'quotes' : null;
    return spans;
  };
  return {
    spansOf: (line) => {
      const spans = spansOf(latin1Of(line), line).filter(({ start, end }) => end > start);
      secretBytes = within === null ? 0 : secretBytes + line.length;
      if (secretBytes > longestSecretBytes) within = null;
      return spans;
    },
  };
};

const isOpenQuote = (text: string, { start, end }: SecretSpan): boolean =>
  text[start - 1] === '"' && !text.slice(start, end + 1).includes('"');
