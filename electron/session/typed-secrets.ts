import { misspeltArgumentsStart } from '../../shared/at/misspelt-commands.ts';
import { pinChange, secretCommands } from '../../shared/at/secret-commands.ts';
import type { SecretSpan } from '../at/command-line.ts';
import { latin1Of } from '../framer/latin1.ts';
import { filler, foldBytes, quoteBytes, withoutFillers } from '../recorder/ascii-folding.ts';
import { createKeyFiles } from '../recorder/key-files.ts';
import { createLineSecrets } from '../recorder/line-secrets.ts';
import { maskSpans } from '../recorder/masking.ts';

/** The name of a set command anywhere in a line: commands can be joined, and the leading `AT` may be missing or misspelt. */
const setCommand = /([+*^][A-Za-z\u0001][A-Za-z0-9\u0001]*)[ \t\u0001]*=/g;
/** A line feed does not end a command, but the next command does. */
const separator = /[,;\r]|\n(?=[ \t]*AT)/gi;
const blank = /[ \t\n\u0001]/;

interface Argument {
  readonly text: string;
  /** Without the quotes. */
  readonly start: number;
  readonly end: number;
  /** `null`: not quoted. */
  readonly quote: string | null;
}

/**
 * The secret parts of a typed line, as byte offsets, found by the form of the line only. A quoted argument may contain line breaks. A quote
 * that is never closed extends to the end of the line: masking too much is better than masking too little. What is secret in the text
 * folded to ASCII (`shared/at/separators.ts`) is secret as well.
 */
export const typedSecretSpans = (line: Uint8Array): readonly SecretSpan[] => joined(secretsIn(line));

/** The secrets in a typed line, for the recorder. */
export const typedSecretValues = (line: Uint8Array): readonly Uint8Array[] => valuesOf(line, secretsIn(line));

/** May overlap. */
const secretsIn = (line: Uint8Array): readonly SecretSpan[] => {
  const corrected = withCorrections(line);
  return corrected === line ? secretsAsTyped(line) : [...secretsAsTyped(line), ...secretsAsTyped(corrected)];
};

const backspaces: ReadonlySet<number> = new Set([0x08, 0x7f]);

/** Characters that a backspace takes back, and the backspaces, become fillers: the module gets the line without them. */
const withCorrections = (line: Uint8Array): Uint8Array => {
  if (!line.some((byte) => backspaces.has(byte))) return line;
  const corrected = Uint8Array.from(line);
  let kept: number[] = [];
  for (const [at, byte] of line.entries()) {
    if (byte === 0x0d || byte === 0x0a) kept = [];
    else if (backspaces.has(byte)) {
      corrected[at] = filler;
      corrected[kept.pop() ?? at] = filler;
    } else kept.push(at);
  }
  return corrected;
};

const secretsAsTyped = (line: Uint8Array): readonly SecretSpan[] => {
  const plain = foldBytes(line, true);
  const text = latin1Of(line);
  const spans = [...spansIn(text, '"'), ...misspeltSpans(text)];
  if (!plain.isChanged) return spans;
  const plainText = latin1Of(plain.bytes);
  return [...spans, ...spansIn(plainText, foldedQuotes), ...misspeltSpans(plainText)];
};

/** What follows a dialled service code. */
const dialled = new RegExp(`(?:${pinChange.source})\\*([^\\r\\n;"]+)`, 'gi');
/** Instead of a comma: a blank or a semicolon between quotes, a semicolon that no command follows, a tab. */
const wrongSeparator =
  /"[ \t]+(?=")|"(?=")(?!"[ \t]*(?:[,;\r\n]|$))|;(?=[ \t]*")|;(?![ \t]*(?:[-+*^&%$]|[A-Z]\d*[ \t]*(?:[;\r\n]|$)|[\r\n]|$))|\S\t(?=\S)/i;

/** What is secret in a misspelt line: all arguments, or everything after the wrong separator. */
const misspeltSpans = (text: string): readonly SecretSpan[] => [
  ...Array.from(text.matchAll(dialled), (match) => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? '').length, end };
  }),
  ...[...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const start = misspeltStart(line);
    const end = trimmedEnd(line, 0, line.length, blank);
    return start !== null && start < end ? [{ start: index + start, end: index + end }] : [];
  }),
];

const misspeltStart = (line: string): number | null => {
  setCommand.lastIndex = 0;
  const command = [...line.matchAll(setCommand)].find((match) => secretCommands.has(nameOf(match)));
  if (!command)
    return misspeltArgumentsStart(withoutFillers(line) === line ? line : line.replaceAll('\u0001', ' '))?.start ?? null;
  const from = command.index + command[0].length;
  const { always = [], after = [] } = secretCommands.get(nameOf(command)) ?? {};
  const found = argumentsFrom(line, from, '"');
  const isComplete = found.length > Math.max(...always, ...after.map(({ secret }) => secret));
  const last = found.at(-1);
  // An earlier quote is missing: this one closes an argument instead of opening the next.
  const isShifted = last !== undefined && last.quote !== null && /[A-Za-z0-9]/.test(line[last.end + 1] ?? '');
  if (!isComplete && isShifted) return last.end + 1;
  const odd = isComplete ? null : wrongSeparator.exec(line.slice(from));
  return odd && from + odd.index + odd[0].length;
};

const nameOf = (match: RegExpMatchArray): string => withoutFillers(match[1] ?? '').toUpperCase();

const foldedQuotes = String.fromCharCode(...quoteBytes);

const joined = (spans: readonly SecretSpan[]): readonly SecretSpan[] => {
  const all: SecretSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && span.start <= last.end) all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
};

const spansIn = (text: string, quotes: string): readonly SecretSpan[] => {
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(setCommand)) {
    const name = withoutFillers(match[1] ?? '').toUpperCase();
    const rules = secretCommands.get(name);
    if (!rules) continue;
    const found = argumentsFrom(text, match.index + match[0].length, quotes);
    const isSet = ({ key }: { readonly key: string }): boolean =>
      found.some((other) => withoutFillers(other.text).toUpperCase() === key);
    for (const index of [...rules.always, ...rules.after.filter(isSet).map(({ secret }) => secret)]) {
      const argument = found[index];
      if (!argument || argument.text === '?') continue;
      const { start, quote } = argument;
      const end = quote === null ? argument.end : trimmedEnd(text, start, secretEnd(text, start, quote), /\u0001/);
      if (end > start) spans.push({ start, end });
      // All that follows is secret.
      if (end === text.length) return spans;
    }
  }
  return spans;
};

/** More arguments than precede any secret one. */
const maxArguments = 8;

/** Arguments up to the end of the line or a `;` outside quotes. */
const argumentsFrom = (text: string, from: number, quotes: string): readonly Argument[] => {
  const found: Argument[] = [];
  for (let at = from; ; ) {
    while (blank.test(text[at] ?? '')) at += 1;
    const quote = text[at] !== undefined && quotes.includes(text[at] ?? '') ? (text[at] ?? '') : null;
    const start = quote === null ? at : at + 1;
    const end =
      quote === null
        ? trimmedEnd(text, start, indexOf(text, separator, start), blank)
        : closingQuote(text, new RegExp(quote, 'g'), start);
    found.push({ text: text.slice(start, end), start, end, quote });
    at = indexOf(text, separator, quote === null ? start : end);
    if (text[at] !== ',' || found.length === maxArguments) return found;
    at += 1;
  }
};

/** A quote inside a secret is followed by more of it, the closing one by a separator. */
const secretEnd = (text: string, start: number, quote: string): number =>
  closingQuote(text, new RegExp(`${quote}(?=[ \\t\u0001]{0,40}(?:[,;\\r\\n]|$))`, 'g'), start);

const closingQuote = (text: string, quote: RegExp, start: number): number => {
  const closing = indexOf(text, quote, start);
  return closing === text.length ? Math.max(start, endWithoutLineEnds(text)) : closing;
};

const endWithoutLineEnds = (text: string): number => trimmedEnd(text, 0, text.length, /[\r\n]/);

const indexOf = (text: string, pattern: RegExp, from: number): number => {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
};

const trimmedEnd = (text: string, start: number, end: number, trimmed: RegExp): number => {
  let at = end;
  while (at > start && trimmed.test(text[at - 1] ?? '')) at -= 1;
  return at;
};

/** For display: the same text with `*` for every secret byte. */
export const maskTypedLine = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(maskSpans(bytes, typedSecretSpans(bytes)));
};

/** Longer than any password. Limits how much a command that never ends can hide. */
const longestSecretBytes = 16 * 1024;

export interface TypedParts {
  /** The secret parts of the piece. */
  readonly spans: readonly SecretSpan[];
  /** Secrets that are known now: these parts, and the whole of a secret that this piece completes. */
  readonly values: readonly Uint8Array[];
}

/**
 * Checks typed input piece by piece. A command ends with a carriage return, not with the piece: it continues in the next piece when no line
 * end is sent, or a line feed only. Also handles a private key that is pasted in several lines, and a quoted secret that line ends split.
 */
export interface TypedSecrets {
  read(piece: Uint8Array): TypedParts;
}

const nothing = new Uint8Array(0);

export const createTypedSecrets = (): TypedSecrets => {
  const keys = createLineSecrets({ keyFiles: createKeyFiles(), commands: null });
  /** The command that has not ended. */
  let begun: Uint8Array = nothing;

  return {
    read: (piece) => {
      const inKey = joined(keys.spansIn(piece));
      if (inKey.length > 0 || keys.isInKey) {
        begun = nothing;
        return { spans: inKey, values: valuesOf(piece, inKey) };
      }
      if (endsWithLine(begun) && startsCommand(piece)) begun = nothing;
      const whole = begun.length === 0 ? piece : Uint8Array.from(Buffer.concat([begun, piece]));
      const from = begun.length;
      const all = secretsIn(whole);
      const own = all
        .map(({ start, end }) => ({ start: Math.max(0, start - from), end: trimmedLines(whole, start, end) - from }))
        .filter(({ start, end }) => end > start);
      const completed = all.filter(({ start, end }) => start < from && end >= from && end < whole.length);
      begun = whole.length <= longestSecretBytes ? continuedCommand(whole, all) : nothing;
      return { spans: joined(own), values: [...valuesOf(piece, own), ...valuesOf(whole, completed)] };
    },
  };
};

/** More readings of one end of a line than a person can mean. */
const maxReadings = 4;

/**
 * Of many spans with the same end only the longest and the shortest ones: a line of many beginnings would otherwise give as many values, each
 * almost as long as the line.
 */
const valuesOf = (bytes: Uint8Array, spans: readonly SecretSpan[]): readonly Uint8Array[] => {
  const byEnd = new Map<number, SecretSpan[]>();
  for (const span of spans) {
    const same = byEnd.get(span.end);
    if (same) same.push(span);
    else byEnd.set(span.end, [span]);
  }
  return [...byEnd.values()].flatMap(longestAndShortest).map(({ start, end }) => bytes.slice(start, end));
};

const longestAndShortest = (spans: readonly SecretSpan[]): readonly SecretSpan[] => {
  if (spans.length <= 2 * maxReadings) return spans;
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  return [...sorted.slice(0, maxReadings), ...sorted.slice(-maxReadings)];
};

const isLineEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;
const endsWithLine = (bytes: Uint8Array): boolean => isLineEnd(bytes.at(-1));
const startsCommand = (piece: Uint8Array): boolean =>
  /^\s*AT(?:[+*^&]|[a-z]?\d*\s*$)/i.test(withoutFillers(latin1Of(foldBytes(piece, true).bytes)));

/** The end without trailing line ends. */
const trimmedLines = (bytes: Uint8Array, start: number, end: number): number => {
  let at = end;
  while (at > start && isLineEnd(bytes[at - 1])) at -= 1;
  return at;
};

/**
 * The command, when more of it may be typed: no carriage return has ended it, a secret is inside quotes that are still open, or arguments
 * are missing after a line end. Masking too much is better than masking too little.
 */
const continuedCommand = (command: Uint8Array, spans: readonly SecretSpan[]): Uint8Array => {
  const end = trimmedLines(command, 0, command.length);
  if (!command.subarray(end).includes(0x0d)) return command;
  if (spans.some((span) => span.end >= end && isOpenQuote(command, span))) return command;
  if (!isArgumentMissing(command.subarray(0, end))) return nothing;
  // The carriage return would end the arguments.
  return Uint8Array.from([...command.subarray(0, end), 0x0a]);
};

/** The arguments end with a comma or inside quotes, and a secret one is still to come. */
const isArgumentMissing = (command: Uint8Array): boolean => {
  const text = latin1Of(foldBytes(command, true).bytes);
  const match = [...text.matchAll(setCommand)].at(-1);
  const rules = match && secretCommands.get(withoutFillers(match[1] ?? '').toUpperCase());
  if (!match || !rules) return false;
  const found = argumentsFrom(text, match.index + match[0].length, foldedQuotes);
  const last = found.at(-1);
  const isOpen = last?.end === text.length && (last.text === '' || last.quote !== null);
  return isOpen && [...rules.always, ...rules.after.map(({ secret }) => secret)].some((at) => at >= found.length - 1);
};

const isOpenQuote = (command: Uint8Array, { start, end }: SecretSpan): boolean => {
  const text = latin1Of(foldBytes(command, true).bytes);
  // A full-width quote is itself part of the span.
  const open = [text[start - 1], text[start + 1], text[start + 2]].find((byte) => byte && foldedQuotes.includes(byte));
  return open !== undefined && text.slice(start, end + 1).split(open, 3).length <= (text[start - 1] === open ? 1 : 2);
};
