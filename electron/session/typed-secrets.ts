import type { SecretSpan } from '../at/command-line.ts';
import { latin1Of } from '../framer/latin1.ts';
import { maskSpans } from '../recorder/masking.ts';

/**
 * Which arguments of a typed command nobody may see, counted from 0. The commands that are declared in `electron/commands`
 * (a test compares them), and further ones of the dialect and of 3GPP TS 27.007.
 */
const secretArguments: Readonly<Record<string, readonly number[]>> = {
  '+CPIN': [0, 1],
  '+CPNETAPN': [3],
  '+MCONFIG': [2],
  '+CSTT': [2],
  '+CGAUTH': [3],
  '+CLCK': [2],
  '+CPWD': [1, 2],
  '+FTPPW': [0],
};

/** Forms in which a later argument is secret because of an earlier one. */
const secretSettings: readonly { readonly name: string; readonly key: RegExp; readonly secret: number }[] = [
  { name: '+SAPBR', key: /^"?PWD"?$/i, secret: 3 },
];

/** The name of a set command, wherever it stands: commands can be joined, and the `AT` in front may be missing or misspelt. */
const setCommand = /([+*^][A-Za-z]+)[ \t]*=/g;

interface Argument {
  readonly text: string;
  /** Without the quotes. */
  readonly start: number;
  readonly end: number;
}

/**
 * The secret parts of a line that a person typed, as byte offsets, found by its form alone. A quote that is never closed reaches to
 * the end of the line: rather too much is hidden than too little.
 */
export const typedSecretSpans = (line: Uint8Array): readonly SecretSpan[] => {
  const text = latin1Of(line);
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(setCommand)) {
    const name = (match[1] ?? '').toUpperCase();
    const hidden = Object.hasOwn(secretArguments, name) ? (secretArguments[name] ?? []) : [];
    const settings = secretSettings.filter((setting) => setting.name === name);
    if (hidden.length === 0 && settings.length === 0) continue;
    const found = argumentsFrom(text, match.index + match[0].length);
    const isSet = ({ key }: { readonly key: RegExp }): boolean => found.some((argument) => key.test(argument.text));
    for (const index of [...hidden, ...settings.filter(isSet).map(({ secret }) => secret)]) {
      const argument = found[index];
      if (argument && argument.end > argument.start) spans.push({ start: argument.start, end: argument.end });
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
    const end = quoted ? indexOf(text, /["\r\n]/g, start) : trimmedEnd(text, start, indexOf(text, /[,;\r\n]/g, start));
    found.push({ text: text.slice(start, end), start, end });
    at = indexOf(text, /[,;\r\n]/g, quoted ? end : start);
    if (text[at] !== ',') return found;
    at += 1;
  }
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

/** For showing: the same text with `*` for every byte that is secret by its form. */
export const maskTypedLine = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(maskSpans(bytes, typedSecretSpans(bytes)));
};

/** Longer than any key that a module takes; a block that was never closed must not hide everything for ever. */
const keyLimitBytes = 16 * 1024;

/** Looks through what a person types, line by line; knows the private key that is being pasted in several lines. */
export interface TypedSecrets {
  spansOf(line: Uint8Array): readonly SecretSpan[];
}

export const createTypedSecrets = (): TypedSecrets => {
  let keyBytes: number | null = null;
  return {
    spansOf: (line) => {
      const text = latin1Of(line);
      const begin = text.search(/-----BEGIN [A-Z ]*PRIVATE KEY-----/);
      if (keyBytes === null && begin === -1) return typedSecretSpans(line);
      const start = keyBytes === null ? begin : 0;
      keyBytes = (keyBytes ?? 0) + line.length;
      if (/-----END [A-Z ]*PRIVATE KEY-----/.test(text) || keyBytes > keyLimitBytes) keyBytes = null;
      return [{ start, end: text.replace(/[\r\n]+$/, '').length }];
    },
  };
};
