import { quoteFamilyOf } from '../at/separators.ts';
import { withoutTail } from '../without-tail.ts';
import { CollectedValues, type Reading } from './collected-values.ts';
import { isAnyName, namesWithColon, valueNameOf } from './value-names.ts';

/** Longer texts do not describe a device; only the beginning is parsed. */
const maximumLines = 2_000;

/** With the blanks and tabs at both ends. */
export const fullLinesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/, maximumLines);

const linesOf = (text: string): readonly string[] =>
  fullLinesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Without blanks, one pair of quotes, and the trailing comma of a JSON line. */
export const unquoted = (text: string): string => {
  const value = text
    .trim()
    .replace(/[,;，；]$/, '')
    .trim();
  const family = value.length < 2 ? null : quoteFamilyOf(value[0] ?? '');
  return family?.includes(value.at(-1) ?? '') ? value.slice(1, -1) : value;
};

/** `name: value`, `name=value`, `name value`, several of them in a line, or a name on one line and its value on the next. */
export const readLines = (text: string): Reading => {
  const reader = new LineReader();
  for (const line of linesOf(text)) reader.line(line);
  return reader.end();
};

class LineReader {
  private readonly collected = new CollectedValues();
  /** The name that was alone on the previous line. */
  private waiting: { readonly key: string; readonly hasColon: boolean } | null = null;
  private usesNextLines = false;
  private hasBareNames = false;
  private hasPairs = false;
  private hasStrayLines = false;

  line(line: string): void {
    if (this.takeQuery(line) || this.takePairs(line)) {
      this.leaveWaiting('pair');
      return;
    }
    const isAddress = /^(?:mqtts?|tcp|ssl|tls|wss?):\/\//i.test(line);
    const found = isAddress ? { key: 'host', value: line, hasColon: true } : pairOf(line);
    if (found === null) this.takeStray(line);
    else if (unquoted(found.value) === '') {
      this.leaveWaiting('name');
      this.waiting = found;
    } else {
      this.leaveWaiting('pair');
      this.collected.take(found.key, unquoted(found.value));
    }
  }

  end(): Reading {
    if (this.waiting !== null) this.collected.doubt();
    // Lines that alternate between name and value must do so from the first line to the last.
    if (this.usesNextLines && this.hasStrayLines) this.collected.doubt();
    if (this.hasBareNames && this.hasPairs) this.collected.doubt();
    return this.collected.reading('bare');
  }

  private takeStray(line: string): void {
    if (this.waiting !== null) {
      this.collected.take(this.waiting.key, unquoted(line));
      this.usesNextLines = true;
      this.hasBareNames ||= !this.waiting.hasColon;
      this.waiting = null;
      return;
    }
    this.hasStrayLines = true;
    // A single word that is not a heading can be the value of a name above or below it.
    if (isAnyName(line) || !/\s/.test(line.replace(/^\p{Script=Han}+[:：]?$/u, ' '))) this.collected.doubt();
  }

  /** A name without a value: an empty field in a form, but a sign of misalignment in alternating lines. */
  private leaveWaiting(by: 'pair' | 'name'): void {
    this.hasPairs ||= by === 'pair';
    if (this.waiting !== null && (by === 'name' || !this.waiting.hasColon || isSecretKey(this.waiting.key)))
      this.collected.doubt();
    this.waiting = null;
  }

  /** `a=1&b=2`, alone or after an address. */
  private takeQuery(line: string): boolean {
    const pieces = line.slice(line.indexOf('?') + 1).split('&', 100);
    if (pieces.length < 2 || !pieces.every((piece) => /^[^=\s]+=\S*$/.test(piece))) return false;
    for (const piece of pieces) {
      const at = piece.indexOf('=');
      this.collected.take(piece.slice(0, at), percentDecoded(piece.slice(at + 1)));
    }
    return true;
  }

  private takePairs(line: string): boolean {
    const matches = namesWithColon(line);
    if (matches.length < 2) return false;
    // The text before the first name could be its value.
    if (/[\p{L}\p{N}]/u.test(line.slice(0, matches[0]?.index))) this.collected.doubt();
    for (const [index, match] of matches.entries()) {
      const rest = line.slice(match.index + match[0].length, matches[index + 1]?.index);
      const end = nextPair.exec(rest)?.index ?? rest.length;
      const value = unquoted(withoutTail(rest.slice(0, end), /[\s,，;；|}\])）]/));
      if (value === '' && isSecretKey(match[1] ?? '')) this.collected.doubt();
      this.collected.take(match[1] ?? '', value);
    }
    return true;
  }
}

const isSecretKey = (key: string): boolean => ['secret', 'password'].includes(valueNameOf(key) ?? '');

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The beginning of another pair in a list, with any name. */
const nextPair = /[,，;；|]\s*["“”'‘]?[\p{L}_][\p{L}\p{N}_ -]{0,30}["“”'’]?\s{0,3}[:=：＝]/u;

interface Pair {
  readonly key: string;
  readonly value: string;
  /** `name:` with nothing after it, unlike the name alone. */
  readonly hasColon: boolean;
}

const pairOf = (line: string): Pair | null => {
  const separated = /^([^:=：＝\t]{1,60})([:=：＝\t])(.*)$/.exec(line);
  const key = separated?.[1] ?? line;
  if (valueNameOf(key) !== null) return { key, value: separated?.[3] ?? '', hasColon: separated !== null };
  const words = /^(\S{1,60})\s+(\S+)$/.exec(line);
  const first = words?.[1] ?? '';
  return valueNameOf(first) === null ? null : { key: first, value: words?.[2] ?? '', hasColon: false };
};
