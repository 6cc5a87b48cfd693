import type { SecretArguments } from '../../shared/at/secret-commands.ts';
import {
  type ArgumentRules,
  isBlank,
  isDelimiter,
  isLineEnd,
  lastBytes,
  nextDelimiter,
  rulesAt,
  tornLines,
} from './argument-starts.ts';
import { filler, quoteBytes, withoutFillers } from './ascii-folding.ts';
import type { MaskedSpan } from './masked-span.ts';
import { continuesAny, maxComparedBytes, possibleRests, type SentText, seenWith } from './sent-rests.ts';
import { isKnownBeginning, type LineKind, lineKindOf } from './torn-lines.ts';

const quote = 0x22;
const comma = 0x2c;
const semicolon = 0x3b;
const questionMark = 0x3f;
const isQuote = (byte: number, isFolded: boolean): boolean => byte === quote || (isFolded && quoteBytes.includes(byte));

/** Enough of an argument to compare it with a `key`. */
const keptCharacters = 8;

/**
 * Finds secret arguments by their syntax, in bytes with any chunking and any pauses. Name and quotes precede the secret, so the scanner
 * buffers only the beginning of a line that follows a line end inside the arguments, because it may continue them. Between commands it only
 * searches for `=` and `:`.
 */
export interface ArgumentScanner {
  /** The secret parts of the next bytes. A start below 0 lies in the undecided bytes before them. */
  spansIn(bytes: Uint8Array): readonly MaskedSpan[];
  /** How many of the last bytes may still turn out to be secret. */
  readonly undecidedBytes: number;
  /**
   * The parts of the undecided bytes to mask if they have to be emitted now, as offsets in them: all, unless the line has the form of an
   * unsolicited line.
   */
  readonly undecidedSpans: readonly MaskedSpan[];
  /** The next bytes do not continue the previous ones. */
  reset(): void;
}

/** A scanner of the bytes as they are, or of bytes folded to ASCII. */
export interface BasicScanner extends ArgumentScanner {
  /** No arguments have begun that may continue. */
  readonly isIdle: boolean;
  /** Reads bytes in which no arguments begin, while it is idle. */
  skip(bytes: Uint8Array): void;
  /** The next byte may belong to a secret. */
  readonly isInSecret: boolean;
  /** A scanner with the same state, for bytes from `foldBytes`. */
  foldedCopy(): BasicScanner;
}

interface ScannerState {
  readonly reading: Reading | null;
  readonly torn: Torn | null;
  readonly before: Uint8Array;
}

const fresh: ScannerState = { reading: null, torn: null, before: new Uint8Array(0) };

/** The state while the arguments of a command with a secret argument are parsed. */
interface Reading {
  readonly rules: ArgumentRules;
  readonly keys: string[];
  index: number;
  isSecret: boolean;
  /** The bytes are from `foldBytes`. */
  readonly isFolded: boolean;
  /** The quote that the argument began with. */
  quote: number;
  /** `gap`: before an argument; `after`: after a closing quote. */
  place: 'gap' | 'plain' | 'quoted' | 'after';
  text: string;
  /** Number of line ends inside the arguments that are still expected. */
  tearsLeft: number;
  /** The possible arguments so far: as received up to the first line end, then with the continuations that were sent. */
  seen: readonly string[];
}

/** Arguments cut off by a line end. Unsolicited lines of the module may be received between them and the rest of the echo. */
interface Torn {
  readonly reading: Reading;
  /** Number of following lines that may still be the rest. */
  linesLeft: number;
  /** A result has arrived: only what was sent is still the rest. */
  isAnswered: boolean;
  /** The beginning of a line of unknown kind; `null`: its kind is known. */
  line: number[] | null;
}

/** Longer than any password. Limits what a missing quote can hide if no result follows. */
const maxTears = 256;

export const createBasicScanner = (sent: SentText, from = fresh, isFolded = false): BasicScanner => {
  let { reading, torn, before } = from;

  /** Reads on from `at`, and returns where the arguments are interrupted or end. */
  const readOn = (read: Reading, bytes: Uint8Array, at: number, spans: MaskedSpan[]): number => {
    const end = readArguments(read, bytes, at, spans);
    if (end === bytes.length) return end;
    torn = tornBy(read, bytes[end] ?? 0, sent) ?? torn;
    reading = null;
    return end;
  };
  /** Continues the torn arguments with the buffered line, which ends before `end`. */
  const resume = ({ reading: read, line }: Torn, end: number, spans: MaskedSpan[]): void => {
    const bytes = Uint8Array.from(line ?? []);
    read.seen = seenWith(sent, read.seen, latin1Of(line ?? []));
    const start = end - bytes.length;
    const found: MaskedSpan[] = [];
    reading = read;
    torn = null;
    readOn(read, bytes, 0, found);
    spans.push(...found.map((span) => ({ start: span.start + start, end: span.end + start })));
  };
  /** Takes the next byte of the line. True: the line continues the arguments. */
  const isRestWith = (current: Torn, byte: number): boolean => {
    const isEnd = isLineEnd(byte);
    if (current.line !== null) {
      if (!isEnd) current.line.push(byte);
      const kind = current.line.length === 0 ? null : kindOf(current, sent, current.line, isEnd);
      if (kind === 'rest') return true;
      if (kind !== null) {
        current.line = null;
        current.linesLeft -= 1;
        if (kind === 'end') current.isAnswered = true;
        if (current.linesLeft <= 0 || (current.isAnswered && !canContinue(current.reading, sent))) torn = null;
      }
    }
    if (isEnd) current.line = [];
    return false;
  };

  return {
    spansIn: (bytes) => {
      const spans: MaskedSpan[] = [];
      for (let at = 0; at < bytes.length; ) {
        if (reading !== null) {
          at = readOn(reading, bytes, at, spans);
          if (reading !== null) break;
        }
        if (torn === null) {
          at = nextDelimiter(bytes, at);
          if (at === -1) break;
        } else if (isRestWith(torn, bytes[at] ?? 0)) {
          if (!isLineEnd(bytes[at] ?? 0)) at += 1;
          resume(torn, at, spans);
          continue;
        }
        const rules = isDelimiter(bytes, at) ? rulesAt(before, bytes, at) : undefined;
        if (rules) reading = readingOf(rules, isFolded);
        at += 1;
      }
      before = lastBytes(before, bytes);
      return spans;
    },
    get undecidedBytes() {
      return torn?.line?.length ?? 0;
    },
    get undecidedSpans() {
      return torn?.line ? undecidedSpans(torn, sent, torn.line) : [];
    },
    reset: () => {
      ({ reading, torn, before } = fresh);
    },
    skip: (bytes) => {
      before = lastBytes(before, bytes);
    },
    get isIdle() {
      return reading === null && torn === null;
    },
    get isInSecret() {
      return reading?.isSecret ?? torn?.line?.length === 0;
    },
    foldedCopy: () =>
      createBasicScanner(
        sent,
        {
          reading: reading && foldedCopyOf(reading),
          torn: torn && { ...torn, reading: foldedCopyOf(torn.reading), line: torn.line && [...torn.line] },
          before,
        },
        true,
      ),
  };
};

const copyOf = (reading: Reading): Reading => ({ ...reading, keys: [...reading.keys] });
const foldedCopyOf = (reading: Reading): Reading => ({ ...copyOf(reading), isFolded: true });

const latin1Of = (bytes: readonly number[]): string => String.fromCharCode(...bytes);

/** The state to continue from when a line end interrupts the arguments before the end of a secret one. */
const tornBy = (reading: Reading, end: number, sent: SentText): Torn | null => {
  if (!isLineEnd(end) || reading.tearsLeft === 0) return null;
  const known = possibleRests(sent, reading.seen);
  const isComplete = known.length > 0 && known.every((rest) => rest === '');
  if (isComplete && !canContinue(reading, sent)) return null;
  // A quote inside a secret, followed by the line end.
  const continues = !known.includes('') && known.some((rest) => !/^[ \t,;]/.test(rest));
  const isOpen = reading.place !== 'after' || continues;
  if (!isSecretComing(reading) && !(reading.isSecret && isOpen)) return null;
  reading.tearsLeft -= 1;
  return { reading, linesLeft: tornLines, isAnswered: false, line: [] };
};

/** More may be sent although everything that was sent has been echoed: a quote is open, an argument is missing, or no carriage return was sent. */
const canContinue = ({ place }: Reading, sent: SentText): boolean =>
  place === 'quoted' || place === 'gap' || sent.isOpen;

const undecidedSpans = (
  { reading, isAnswered }: Torn,
  sent: SentText,
  line: readonly number[],
): readonly MaskedSpan[] => {
  if (!continuesAny(possibleRests(sent, reading.seen), latin1Of(line)))
    return isAnswered || isKnownBeginning(withoutFillers(latin1Of(line))) ? [] : [{ start: 0, end: line.length }];
  const spans: MaskedSpan[] = [];
  readArguments(copyOf(reading), Uint8Array.from(line), 0, spans);
  return spans;
};

const isTorn = ({ rules, tearsLeft }: Reading): boolean => !rules.endsWithLine && tearsLeft < maxTears;

const isSecretComing = ({ rules: { always: numbers, after }, index }: Reading): boolean =>
  [...numbers, ...after.map(({ secret }) => secret)].some((secret) => secret > index);

/** After a closing quote only a comma continues the arguments. A line that continues the sent text is always part of the echo. */
const kindOf = (
  { reading: { place, seen }, isAnswered }: Torn,
  sent: SentText,
  line: readonly number[],
  isWhole: boolean,
): LineKind | null => {
  if (continuesAny(possibleRests(sent, seen), latin1Of(line))) return isWhole ? 'rest' : null;
  if (isAnswered) return 'other';
  const first = line.find((byte) => !isBlank(byte) && byte !== filler);
  if (place === 'after') return first === undefined && !isWhole ? null : first === comma ? 'rest' : 'other';
  return lineKindOf(withoutFillers(latin1Of(line)), isWhole);
};

const readingOf = (rules: ArgumentRules, isFolded: boolean): Reading => ({
  ...{ isFolded, rules, keys: [], index: 0, isSecret: isSecretAt(rules, 0, []) },
  ...{ quote: 0, place: 'gap', text: '', tearsLeft: rules.endsWithLine ? 0 : maxTears, seen: [''] },
});

const isSecretAt = ({ always: numbers, after }: SecretArguments, index: number, keys: readonly string[]): boolean =>
  numbers.includes(index) || after.some(({ key, secret }) => secret === index && keys.includes(key));

/** Parses from `from` on. Returns the end of the arguments, or the end of the bytes when the arguments continue. */
const readArguments = (reading: Reading, bytes: Uint8Array, from: number, spans: MaskedSpan[]): number => {
  let start = -1;
  // The bytes of a full-width separator are not part of the secret before it.
  let end = from;
  const close = (): void => {
    if (start !== -1) spans.push({ start, end });
    start = -1;
  };
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === filler && reading.isFolded) continue;
    const isQuoted = reading.place === 'quoted';
    if (isLineEnd(byte) || (byte === semicolon && !isQuoted)) break;
    if (byte === (reading.rules.separator ?? comma) && !isQuoted) {
      close();
      nextArgument(reading);
    } else if (reading.place === 'gap' && isQuote(byte, reading.isFolded)) {
      reading.place = 'quoted';
      reading.quote = byte;
    } else if (isQuoted && byte === reading.quote) {
      close();
      reading.place = 'after';
    } else if (belongsToArgument(reading, byte)) {
      // A test command: `AT+CPIN=?`. Only the question mark itself is shown.
      const isQuestion = reading.place === 'gap' && byte === questionMark;
      // The quote was part of the value: a closing one is followed by a separator.
      if (reading.place === 'after') reading.place = 'quoted';
      if (reading.place === 'gap') reading.place = 'plain';
      if (reading.text.length < keptCharacters) reading.text += String.fromCharCode(byte);
      if (reading.isSecret && start === -1 && !isQuestion) start = end;
    }
    end = at + 1;
  }
  close();
  const [seen = ''] = reading.seen;
  if (!isTorn(reading) && seen.length <= maxComparedBytes) {
    reading.seen = [seen + Buffer.from(bytes.subarray(from, at)).toString('latin1')];
  }
  return at;
};

/** After a closing quote only a secret continues: masking too much is better than masking too little. */
const belongsToArgument = ({ place, isSecret }: Reading, byte: number): boolean =>
  place === 'quoted' || place === 'plain' || (!isBlank(byte) && (place === 'gap' || isSecret));

const nextArgument = (reading: Reading): void => {
  reading.keys.push(reading.text.trim().toUpperCase());
  reading.index += 1;
  reading.text = '';
  reading.place = 'gap';
  reading.isSecret = isSecretAt(reading.rules, reading.index, reading.keys);
};
