import type { MaskedSpan } from './masked-span.ts';

/** The secret arguments of a command, by index, starting at 0. */
export interface SecretArguments {
  readonly always: readonly number[];
  /** Arguments that are secret because of an earlier argument, given without its quotes. */
  readonly after: readonly { readonly key: string; readonly secret: number }[];
}

const always = (...numbers: readonly number[]): SecretArguments => ({ always: numbers, after: [] });

/**
 * Set commands by name: those declared in `electron/commands` (a test compares them), and others of the dialect and of
 * 3GPP TS 27.007.
 */
const ofCommands: ReadonlyMap<string, SecretArguments> = new Map([
  ['+CPIN', always(0, 1)],
  ['+CPNETAPN', always(3)],
  ['+MCONFIG', always(2)],
  ['+CSTT', always(2)],
  ['+CGAUTH', always(3)],
  ['+CLCK', always(2)],
  ['+CPWD', always(1, 2)],
  ['+FTPPW', always(0)],
  ['+SAPBR', { always: [], after: [{ key: 'PWD', secret: 3 }] }],
]);

/** The answers to the queries of these commands repeat the argument (`+CSTT: "apn","user","password"`). */
const answering = ['+MCONFIG', '+CPNETAPN', '+CSTT', '+CGAUTH'];
const ofAnswers = new Map([...ofCommands].filter(([name]) => answering.includes(name)));

/** By the name before an `=`, in upper case. */
export const secretArgumentsOf = (name: string): SecretArguments | undefined => ofCommands.get(name);

const longestName = Math.max(...[...ofCommands.keys()].map((name) => name.length));
/** Maximum number of blanks between a name and its `=`. */
const mostBlanks = 8;
const lookBackBytes = longestName + mostBlanks + 3;
const lastLettersOf = (names: Iterable<string>): ReadonlySet<number> =>
  new Set(Array.from(names, (name) => name.charCodeAt(name.length - 1)));
const lastLetters = { '=': lastLettersOf(ofCommands.keys()), ':': lastLettersOf(ofAnswers.keys()) };

const equals = 0x3d;
const colon = 0x3a;
const quote = 0x22;
const comma = 0x2c;
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
 * secret, so nothing has to be buffered. Between commands the scanner only searches for `=` and `:`.
 */
export interface ArgumentScanner {
  /** The secret parts of the next bytes. */
  spansIn(bytes: Uint8Array): readonly MaskedSpan[];
  /** The next bytes do not continue the previous ones. */
  reset(): void;
}

/** The state while the arguments of a command with a secret argument are parsed. */
interface Reading {
  readonly rules: SecretArguments;
  readonly keys: string[];
  index: number;
  isSecret: boolean;
  /** `gap`: before an argument; `behind`: after a closing quote. */
  place: 'gap' | 'plain' | 'quoted' | 'behind';
  text: string;
  /** The line end inside a quoted secret; `null`: none so far. */
  lineEnd: 'cr' | 'whole' | null;
}

/** Arguments cut off by a line end. Unsolicited lines of the module may be received between them and the rest of the echo. */
interface Torn {
  readonly reading: Reading;
  /** Number of following lines that may still be the rest. */
  linesLeft: number;
}

/** No more unsolicited lines than this are expected in the middle of an echo. */
const tornLines = 8;

export const createArgumentScanner = (): ArgumentScanner => {
  let reading: Reading | null = null;
  let torn: Torn | null = null;
  let before: Uint8Array = new Uint8Array(0);

  /** Offset of the rest of cut arguments in the lines up to `end`; -1 when it is not there. */
  const restIn = (bytes: Uint8Array, from: number, end: number): number => {
    for (let at = from; torn !== null && at < end; at += 1) {
      if (!isLineStart(before, bytes, at)) continue;
      if (isRest(bytes[at] ?? 0)) return at;
      torn.linesLeft -= endsTorn(bytes[at] ?? 0) ? tornLines : 1;
      if (torn.linesLeft <= 0) torn = null;
    }
    return -1;
  };

  return {
    spansIn: (bytes) => {
      const spans: MaskedSpan[] = [];
      let at = 0;
      while (at < bytes.length) {
        if (reading !== null) {
          const end = readArguments(reading, bytes, at, spans);
          if (end < bytes.length) {
            torn = tornBy(reading, bytes[end] ?? 0);
            reading = null;
          }
          at = end;
          continue;
        }
        const sign = nextSign(bytes, at);
        const rest = restIn(bytes, at, sign === -1 ? bytes.length : sign);
        if (torn !== null && rest !== -1) {
          reading = { ...torn.reading, lineEnd: null };
          torn = null;
          at = rest;
          continue;
        }
        if (sign === -1) break;
        const rules = rulesAt(before, bytes, sign);
        if (rules) reading = readingOf(rules);
        at = sign + 1;
      }
      before = lastBytes(before, bytes);
      return spans;
    },
    reset: () => {
      reading = null;
      torn = null;
      before = new Uint8Array(0);
    },
  };
};

/** The state to continue with when a line end cuts the arguments before a secret one. */
const tornBy = (reading: Reading, end: number): Torn | null => {
  const { rules, keys, index, isSecret, place } = reading;
  const isComing = (later: number): boolean => isSecretAt(rules, later, keys);
  const isOpen = isLineEnd(end) && place !== 'behind' && (isSecret || isComing(index) || isComing(index + 1));
  return isOpen && (place !== 'plain' || reading.text === '') ? { reading, linesLeft: tornLines } : null;
};

/** The rest of the arguments begins with a quote or a digit; unsolicited lines begin with a letter or another sign. */
const isRest = (byte: number): boolean => byte === quote || (byte >= 0x30 && byte <= 0x39);

/** The first letter of `OK` or `ERROR`: the echo has ended. */
const endsTorn = (byte: number): boolean => byte === 0x4f || byte === 0x45;

const isLineStart = (before: Uint8Array, bytes: Uint8Array, at: number): boolean => {
  const last = at === 0 ? before.at(-1) : bytes[at - 1];
  return last !== undefined && isLineEnd(last) && !isLineEnd(bytes[at] ?? 0);
};

const readingOf = (rules: SecretArguments): Reading => ({
  ...{ rules, keys: [], index: 0, isSecret: isSecretAt(rules, 0, []) },
  ...{ place: 'gap', text: '', lineEnd: null },
});

const lastBytes = (before: Uint8Array, bytes: Uint8Array): Uint8Array =>
  bytes.length >= lookBackBytes
    ? bytes.slice(-lookBackBytes)
    : Uint8Array.from(Buffer.concat([before, bytes]).subarray(-lookBackBytes));

/** The next `=` or `:` that may follow a name with a secret argument, judged by one byte. At the first byte of a chunk it always may. */
const nextSign = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const wide = fullWidthColons.get(byte);
    if (byte !== equals && byte !== colon && wide === undefined) continue;
    const nameEnd = at - (wide?.length ?? 0);
    if (nameEnd <= 0) return at;
    if (wide?.some((part, index) => bytes[nameEnd + index] !== part)) continue;
    const last = bytes[nameEnd - 1] ?? 0;
    if (isBlank(last) || lastLetters[byte === equals ? '=' : ':'].has(last & 0xdf)) return at;
  }
  return -1;
};

const rulesAt = (before: Uint8Array, bytes: Uint8Array, sign: number): SecretArguments | undefined => {
  const own = bytes.subarray(Math.max(0, sign - lookBackBytes), sign);
  const kept = before.subarray(Math.max(0, before.length + own.length - lookBackBytes));
  const all = Buffer.concat([kept, own]).toString('latin1');
  const isWide = fullWidthColons.has(bytes[sign] ?? 0);
  if (isWide && !fullWidthColonStart.test(all)) return undefined;
  const text = isWide ? all.replace(fullWidthColonStart, '') : all;
  const name = /([+*^][A-Za-z]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase();
  if (bytes[sign] !== equals) return ofAnswers.get(name ?? '');
  // An echo may have lost its beginning, including the sign.
  const bareName = /[\r\n]([A-Za-z]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase() ?? '';
  return ofCommands.get(name ?? `+${bareName}`);
};

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
    if (goesOnBehind(reading, byte)) {
      close(at);
      continue;
    }
    if (isLineEnd(byte) || (byte === semicolon && !isQuoted)) break;
    if (byte === comma && !isQuoted) {
      close(at);
      nextArgument(reading);
    } else if (reading.place === 'gap' && byte === quote) reading.place = 'quoted';
    else if (isQuoted && byte === quote) {
      close(at);
      reading.place = 'behind';
    } else if (belongsToArgument(reading, byte)) {
      // A test command: `AT+CPIN=?`. Only the question mark itself is shown.
      const isQuestion = reading.place === 'gap' && byte === questionMark;
      if (reading.place === 'behind') reopenQuotes(reading);
      if (reading.place === 'gap') reading.place = 'plain';
      if (reading.text.length < keptCharacters) reading.text += String.fromCharCode(byte);
      if (reading.isSecret && start === -1 && !isQuestion) start = at;
    }
  }
  close(at);
  return at;
};

/**
 * A quoted secret may contain one line end (CR, LF or CR LF), which is not part of the span, so that lines stay lines. A blank line, which
 * precedes every result, ends the secret: its closing quote is missing.
 */
const goesOnBehind = (reading: Reading, byte: number): boolean => {
  if (reading.place !== 'quoted' || !reading.isSecret || !isLineEnd(byte)) return false;
  const isSecond = byte === lineFeed && reading.lineEnd === 'cr';
  if (reading.lineEnd !== null && !isSecond) return false;
  reading.lineEnd = byte === carriageReturn ? 'cr' : 'whole';
  return true;
};

/** Behind a closing quote only a secret continues: rather too much is hidden than too little. */
const belongsToArgument = ({ place, isSecret }: Reading, byte: number): boolean =>
  place === 'quoted' || place === 'plain' || (!isBlank(byte) && (place === 'gap' || isSecret));

/** The quote was part of the value: a closing one is followed by a separator. The value then ends with its line. */
const reopenQuotes = (reading: Reading): void => {
  reading.place = 'quoted';
  reading.lineEnd = 'whole';
};

const nextArgument = (reading: Reading): void => {
  reading.keys.push(reading.text.trim().toUpperCase());
  reading.index += 1;
  reading.text = '';
  reading.lineEnd = null;
  reading.place = 'gap';
  reading.isSecret = isSecretAt(reading.rules, reading.index, reading.keys);
};
