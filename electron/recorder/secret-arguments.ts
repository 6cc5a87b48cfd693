import { pinChange, type SecretArguments, secretCommands } from '../../shared/at/secret-commands.ts';
import type { MaskedSpan } from './masked-span.ts';
import { continuesAny, mostComparedBytes, nothingSent, restsBehind, type SentText } from './sent-rests.ts';
import { isKnownBeginning, type LineKind, lineKindOf } from './torn-lines.ts';

/** What the scanner parses: the arguments of a command, of an answer, or of a line of its own. */
interface ArgumentRules extends SecretArguments {
  /** Default: a comma. */
  readonly separator?: number;
  /** The arguments end with their line, whatever follows. */
  readonly endsWithLine?: true;
}

const secretAnswers = new Map([...secretCommands].filter(([, { isRepeated }]) => isRepeated));

/** A line of the answer to `AT+SAPBR=4,1`. */
const secretLines: ReadonlyMap<string, ArgumentRules> = new Map([
  ['PWD', { always: [0, 1, 2, 3, 4, 5, 6, 7], after: [], endsWithLine: true }],
]);
const diallingRules: ArgumentRules = { always: [0, 1, 2], after: [], separator: 0x2a };
const diallingStart = new RegExp(`${pinChange.source}$`);

const longestName = Math.max(...[...secretCommands.keys()].map((name) => name.length));
/** Maximum number of blanks between a name and its `=`. */
const mostBlanks = 8;
const nameBytes = longestName + mostBlanks + 3;
/** A name may be torn as well. Enough for the unsolicited lines between its parts. */
const lookBackBytes = 512;
const lastLettersOf = (names: Iterable<string>): ReadonlySet<number> =>
  new Set(Array.from(names, (name) => name.charCodeAt(name.length - 1)));
const lastLetters = {
  '=': lastLettersOf(secretCommands.keys()),
  ':': lastLettersOf([...secretAnswers.keys(), ...secretLines.keys()]),
};

const equals = 0x3d;
const colon = 0x3a;
const quote = 0x22;
const comma = 0x2c;
const star = 0x2a;
const semicolon = 0x3b;
const questionMark = 0x3f;
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** The last byte of a full-width colon in UTF-8 and in GBK, by the bytes before it. Some firmware prints one (`afterPrefix` in `at/syntax.ts`). */
const fullWidthColons: ReadonlyMap<number, readonly number[]> = new Map([
  [0x9a, [0xef, 0xbc]],
  [0xba, [0xa3]],
]);
const fullWidthColonStart = /(?:\xef\xbc|\xa3)$/;
const isLineEnd = (byte: number): boolean => byte === carriageReturn || byte === lineFeed;

/** Enough of an argument to compare it with a `key`. */
const keptCharacters = 8;

/**
 * Finds secret arguments by their syntax, in bytes with any chunking and any pauses. The name and the quotes decide, and they precede the
 * secret, so nothing has to be buffered but the beginning of a line behind a line end inside the arguments: it may be the rest of them.
 * Between commands the scanner only searches for `=` and `:`.
 */
export interface ArgumentScanner {
  /** The secret parts of the next bytes. A start below 0 lies in the undecided bytes before them. */
  spansIn(bytes: Uint8Array): readonly MaskedSpan[];
  /** How many of the last bytes may still turn out to be secret. */
  readonly undecidedBytes: number;
  /** What to hide of the undecided bytes when they cannot wait, as offsets in them: all, unless modules are known to print such lines. */
  readonly doubtfulSpans: readonly MaskedSpan[];
  /** The next bytes do not continue the previous ones. */
  reset(): void;
}

/** The state while the arguments of a command with a secret argument are parsed. */
interface Reading {
  readonly rules: ArgumentRules;
  readonly keys: string[];
  index: number;
  isSecret: boolean;
  /** `gap`: before an argument; `behind`: after a closing quote. */
  place: 'gap' | 'plain' | 'quoted' | 'behind';
  text: string;
  /** Number of line ends inside the arguments that are still expected. */
  tearsLeft: number;
  /** The arguments up to the first line end, and then what may follow by what was sent. */
  seen: string;
  rests: readonly string[] | null;
}

/** Arguments cut off by a line end. Unsolicited lines of the module may be received between them and the rest of the echo. */
interface Torn {
  readonly reading: Reading;
  /** Number of following lines that may still be the rest. */
  linesLeft: number;
  /** What may follow, by what was sent. Not empty. */
  readonly rests: readonly string[];
  /** The beginning of a line of unknown kind; `null`: its kind is known. */
  line: number[] | null;
}

/** No more unsolicited lines than this are expected between two parts of an echo. */
const tornLines = 16;
/** More than a password has bytes. Limits what a missing quote can hide where no result follows. */
const mostTears = 256;

export const createArgumentScanner = (sent = nothingSent): ArgumentScanner => {
  let reading: Reading | null = null;
  let torn: Torn | null = null;
  let before: Uint8Array = new Uint8Array(0);

  /** Reads on from `at`, and returns where the arguments are interrupted or end. */
  const readOn = (read: Reading, bytes: Uint8Array, at: number, spans: MaskedSpan[]): number => {
    const end = readArguments(read, bytes, at, spans);
    if (end === bytes.length) return end;
    torn = tornBy(read, bytes[end] ?? 0, sent) ?? torn;
    reading = null;
    return end;
  };
  /** Continues the torn arguments with the line whose beginning has been seen. It ends before `end`. */
  const resume = ({ reading: read, line, rests }: Torn, end: number, spans: MaskedSpan[]): void => {
    const bytes = Uint8Array.from(line ?? []);
    read.rests = restsBehind(rests, latin1Of(line ?? []));
    const start = end - bytes.length;
    const found: MaskedSpan[] = [];
    reading = read;
    torn = null;
    readOn(read, bytes, 0, found);
    spans.push(...found.map((span) => ({ start: span.start + start, end: span.end + start })));
  };
  /** The line ends or continues with a byte. True: it is the rest of the arguments. */
  const isRestWith = (current: Torn, byte: number): boolean => {
    const isEnd = isLineEnd(byte);
    if (current.line !== null) {
      if (!isEnd) current.line.push(byte);
      const kind = current.line.length === 0 ? null : kindOf(current, current.line, isEnd);
      if (kind === 'rest') return true;
      if (kind === 'end') torn = null;
      if (kind === 'other') {
        current.line = null;
        current.linesLeft -= 1;
        if (current.linesLeft <= 0) torn = null;
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
          at = nextSign(bytes, at);
          if (at === -1) break;
        } else if (isRestWith(torn, bytes[at] ?? 0)) {
          if (!isLineEnd(bytes[at] ?? 0)) at += 1;
          resume(torn, at, spans);
          continue;
        }
        const rules = isSign(bytes, at) ? rulesAt(before, bytes, at) : undefined;
        if (rules) reading = readingOf(rules);
        at += 1;
      }
      before = lastBytes(before, bytes);
      return spans;
    },
    get undecidedBytes() {
      return torn?.line?.length ?? 0;
    },
    get doubtfulSpans() {
      return torn?.line ? doubtfulSpans(torn, torn.line) : [];
    },
    reset: () => {
      reading = null;
      torn = null;
      before = new Uint8Array(0);
    },
  };
};

const latin1Of = (bytes: readonly number[]): string => String.fromCharCode(...bytes);

/** The state to continue with when a line end cuts the arguments before the end of a secret one. */
const tornBy = (reading: Reading, end: number, sent: SentText): Torn | null => {
  if (!isLineEnd(end) || reading.tearsLeft === 0) return null;
  const known = reading.rests ?? (reading.seen.length > mostComparedBytes ? [] : sent.restsAfter(reading.seen));
  const rests = known.filter((rest) => rest !== '');
  // All that was sent has been repeated. Quotes may still be closed by a later line.
  if (known.length > rests.length && rests.length === 0 && reading.place !== 'quoted') return null;
  // A quote inside a secret, with the line end behind it.
  const goesOn = known.length === rests.length && rests.some((rest) => !/^[ \t,;]/.test(rest));
  const isOpen = reading.place !== 'behind' || goesOn;
  if (!isSecretComing(reading) && !(reading.isSecret && isOpen)) return null;
  reading.tearsLeft -= 1;
  return { reading, linesLeft: tornLines, rests, line: [] };
};

const doubtfulSpans = ({ reading, rests }: Torn, line: readonly number[]): readonly MaskedSpan[] => {
  if (!continuesAny(rests, latin1Of(line)))
    return isKnownBeginning(latin1Of(line)) ? [] : [{ start: 0, end: line.length }];
  const spans: MaskedSpan[] = [];
  readArguments({ ...reading, keys: [...reading.keys] }, Uint8Array.from(line), 0, spans);
  return spans;
};

const isSecretComing = ({ rules: { always: numbers, after }, index }: Reading): boolean =>
  [...numbers, ...after.map(({ secret }) => secret)].some((secret) => secret > index);

/** Behind a closing quote only a comma continues the arguments. What continues the sent text is the rest, whatever it looks like. */
const kindOf = ({ reading: { place }, rests }: Torn, line: readonly number[], isWhole: boolean): LineKind | null => {
  if (continuesAny(rests, latin1Of(line))) return isWhole ? 'rest' : null;
  const first = line.find((byte) => !isBlank(byte));
  if (place === 'behind') return first === undefined && !isWhole ? null : first === comma ? 'rest' : 'other';
  return lineKindOf(latin1Of(line), isWhole);
};

const readingOf = (rules: ArgumentRules): Reading => ({
  ...{ rules, keys: [], index: 0, isSecret: isSecretAt(rules, 0, []) },
  ...{ place: 'gap', text: '', tearsLeft: rules.endsWithLine ? 0 : mostTears, seen: '', rests: null },
});

const lastBytes = (before: Uint8Array, bytes: Uint8Array): Uint8Array =>
  bytes.length >= lookBackBytes
    ? bytes.slice(-lookBackBytes)
    : Uint8Array.from(Buffer.concat([before, bytes]).subarray(-lookBackBytes));

/** The next byte that may follow a name with a secret argument. */
const nextSign = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) if (isSign(bytes, at)) return at;
  return -1;
};

/** Whether a `=` or `:` may follow a name with a secret argument, judged by one byte. At the first byte of a chunk it always may. */
const isSign = (bytes: Uint8Array, at: number): boolean => {
  const byte = bytes[at] ?? 0;
  if (byte === star) return true;
  const wide = fullWidthColons.get(byte);
  if (byte !== equals && byte !== colon && wide === undefined) return false;
  const nameEnd = at - (wide?.length ?? 0);
  if (nameEnd <= 0) return true;
  if (wide?.some((part, index) => bytes[nameEnd + index] !== part)) return false;
  const last = bytes[nameEnd - 1] ?? 0;
  return isBlank(last) || isLineEnd(last) || lastLetters[byte === equals ? '=' : ':'].has(upperOf(last));
};

const upperOf = (byte: number): number => (byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte);

const rulesAt = (before: Uint8Array, bytes: Uint8Array, sign: number): ArgumentRules | undefined => {
  const textBack = (length: number): string => {
    const own = bytes.subarray(Math.max(0, sign - length), sign);
    const kept = before.subarray(Math.max(0, before.length + own.length - length));
    return Buffer.concat([kept, own]).toString('latin1');
  };
  const all = textBack(nameBytes);
  const isWide = fullWidthColons.has(bytes[sign] ?? 0);
  if (isWide && !fullWidthColonStart.test(all)) return undefined;
  const text = isWide ? all.replace(fullWidthColonStart, '') : all;
  if (bytes[sign] === star) return diallingStart.test(text) ? diallingRules : undefined;
  const name = nameIn(text);
  if (bytes[sign] !== equals) return secretAnswers.get(name ?? '') ?? secretLines.get(lineNameIn(text));
  // An echo may have lost its beginning, including the sign.
  return (
    secretCommands.get(name ?? `+${lineNameIn(text)}`) ?? secretCommands.get(tornName(textBack(lookBackBytes)) ?? '')
  );
};

/** Where the arguments of commands with secret ones begin. */
export const argumentStarts = (text: string): readonly number[] => {
  const bytes = Buffer.from(text, 'latin1');
  const starts: number[] = [];
  for (let at = nextSign(bytes, 0); at !== -1; at = nextSign(bytes, at + 1)) {
    if (rulesAt(new Uint8Array(0), bytes, at)) starts.push(at + 1);
  }
  return starts;
};

const nameIn = (text: string): string | undefined =>
  /([+*^][A-Za-z][A-Za-z0-9]*)[ \t]*$/.exec(text)?.[1]?.toUpperCase();

const lineNameIn = (text: string): string => /(?:^|[\r\n])([A-Za-z0-9]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase() ?? '';

/** The name at the end of the text, when line ends and unsolicited lines have torn it. */
const tornName = (text: string): string | undefined => {
  const [last = '', ...lines] = text.split(/[\r\n]+/).reverse();
  let found = last;
  for (const line of lines.slice(0, 2 * tornLines)) {
    if (lineKindOf(line, true) === 'other') continue;
    if (!commandTails.has(found.trimEnd().toUpperCase())) return undefined;
    found = line + found;
    const name = nameIn(found) ?? `+${found.trimEnd().toUpperCase()}`;
    if (secretCommands.has(name)) return name;
  }
  return undefined;
};

/** How the echo of a set command may continue behind a line end in its name. */
const commandTails: ReadonlySet<string> = new Set(
  Array.from(secretCommands.keys(), (name) => `AT${name}`).flatMap((name) =>
    Array.from({ length: name.length + 1 }, (_, start) => name.slice(start)),
  ),
);

const isSecretAt = ({ always: numbers, after }: SecretArguments, index: number, keys: readonly string[]): boolean =>
  numbers.includes(index) || after.some(({ key, secret }) => secret === index && keys.includes(key));

/** Parses from `from` on. Returns the end of the arguments, or the end of the bytes when the arguments continue. */
const readArguments = (reading: Reading, bytes: Uint8Array, from: number, spans: MaskedSpan[]): number => {
  let start = -1;
  const close = (end: number): void => {
    if (start !== -1) spans.push({ start, end });
    start = -1;
  };
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const isQuoted = reading.place === 'quoted';
    if (isLineEnd(byte) || (byte === semicolon && !isQuoted)) break;
    if (byte === (reading.rules.separator ?? comma) && !isQuoted) {
      close(at);
      nextArgument(reading);
    } else if (reading.place === 'gap' && byte === quote) reading.place = 'quoted';
    else if (isQuoted && byte === quote) {
      close(at);
      reading.place = 'behind';
    } else if (belongsToArgument(reading, byte)) {
      // A test command: `AT+CPIN=?`. Only the question mark itself is shown.
      const isQuestion = reading.place === 'gap' && byte === questionMark;
      // The quote was part of the value: a closing one is followed by a separator.
      if (reading.place === 'behind') reading.place = 'quoted';
      if (reading.place === 'gap') reading.place = 'plain';
      if (reading.text.length < keptCharacters) reading.text += String.fromCharCode(byte);
      if (reading.isSecret && start === -1 && !isQuestion) start = at;
    }
  }
  close(at);
  if (reading.rests === null && reading.seen.length <= mostComparedBytes) {
    reading.seen += Buffer.from(bytes.subarray(from, at)).toString('latin1');
  }
  return at;
};

/** Behind a closing quote only a secret continues: rather too much is hidden than too little. */
const belongsToArgument = ({ place, isSecret }: Reading, byte: number): boolean =>
  place === 'quoted' || place === 'plain' || (!isBlank(byte) && (place === 'gap' || isSecret));

const nextArgument = (reading: Reading): void => {
  reading.keys.push(reading.text.trim().toUpperCase());
  reading.index += 1;
  reading.text = '';
  reading.place = 'gap';
  reading.isSecret = isSecretAt(reading.rules, reading.index, reading.keys);
};
