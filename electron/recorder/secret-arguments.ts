import type { MaskedSpan } from './masked-span.ts';

/** What nobody may see of the arguments of a command: their numbers, from 0. */
export interface SecretArguments {
  readonly always: readonly number[];
  /** Secret because of an earlier argument, which stands without its quotes. */
  readonly after: readonly { readonly key: string; readonly secret: number }[];
}

const always = (...numbers: readonly number[]): SecretArguments => ({ always: numbers, after: [] });

/**
 * Set commands by name: those that are declared in `electron/commands` (a test compares them), and further ones of the dialect and of
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

/** Answers to the queries of such commands that repeat the argument (`+CSTT: "apn","user","password"`). */
const answering = ['+MCONFIG', '+CPNETAPN', '+CSTT', '+CGAUTH'];
const ofAnswers = new Map([...ofCommands].filter(([name]) => answering.includes(name)));

/** By the name in front of an `=`, in capitals. */
export const secretArgumentsOf = (name: string): SecretArguments | undefined => ofCommands.get(name);

const longestName = Math.max(...[...ofCommands.keys()].map((name) => name.length));
/** Blanks that may stand between a name and its `=`. */
const mostBlanks = 8;
const lookBackBytes = longestName + mostBlanks + 1;
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
const isLineEnd = (byte: number): boolean => byte === carriageReturn || byte === lineFeed;

/** Enough of an argument to compare it with a `key`. */
const keptCharacters = 8;

/**
 * Finds secret arguments by their form in bytes that come in any pieces, with any pauses: the name and the quotes decide, which came before
 * them, so that nothing has to be held back. Between commands its cost is that of looking for `=` and `:`.
 */
export interface ArgumentScanner {
  /** The secret parts of the next bytes. */
  spansIn(bytes: Uint8Array): readonly MaskedSpan[];
  /** What comes next has nothing to do with what came before. */
  reset(): void;
}

/** The arguments of a command of which one is secret, being read. */
interface Reading {
  readonly rules: SecretArguments;
  readonly keys: string[];
  index: number;
  isSecret: boolean;
  /** `gap`: in front of an argument; `behind`: after a closing quote. */
  place: 'gap' | 'plain' | 'quoted' | 'behind';
  text: string;
  /** Of a quoted secret: the line end it goes on behind; `null`: none so far. */
  lineEnd: 'cr' | 'whole' | null;
}

/** Arguments that a line end cut off; what a module prints by itself may stand between them and the rest of its echo. */
interface Torn {
  readonly reading: Reading;
  /** Of the lines behind it that may still be the rest. */
  linesLeft: number;
}

/** More lines than these do not come by themselves in the middle of an echo. */
const tornLines = 8;

export const createArgumentScanner = (): ArgumentScanner => {
  let reading: Reading | null = null;
  let torn: Torn | null = null;
  let before: Uint8Array = new Uint8Array(0);

  /** Where the rest of torn arguments begins in the lines up to `end`; -1: not there. */
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

/** Something secret is still to come, and a line end stands before it. */
const tornBy = (reading: Reading, end: number): Torn | null => {
  const { rules, keys, index, isSecret, place } = reading;
  const isComing = (later: number): boolean => isSecretAt(rules, later, keys);
  const isOpen = isLineEnd(end) && place !== 'behind' && (isSecret || isComing(index) || isComing(index + 1));
  return isOpen && (place !== 'plain' || reading.text === '') ? { reading, linesLeft: tornLines } : null;
};

/** What a module prints by itself begins with a letter or a sign. */
const isRest = (byte: number): boolean => byte === quote || (byte >= 0x30 && byte <= 0x39);

/** `OK` and `ERROR`: the echo is over. */
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

/** The next `=` or `:` that a name with a secret argument may stand in front of, judged by one byte; the first byte of a piece always may. */
const nextSign = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== equals && byte !== colon) continue;
    const last = at === 0 ? null : (bytes[at - 1] ?? 0);
    if (last === null || isBlank(last) || lastLetters[byte === equals ? '=' : ':'].has(last & 0xdf)) return at;
  }
  return -1;
};

const rulesAt = (before: Uint8Array, bytes: Uint8Array, sign: number): SecretArguments | undefined => {
  const own = bytes.subarray(Math.max(0, sign - lookBackBytes), sign);
  const text = Buffer.concat([before.subarray(Math.max(0, before.length + own.length - lookBackBytes)), own]).toString(
    'latin1',
  );
  const name = /([+*^][A-Za-z]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase();
  if (bytes[sign] !== equals) return ofAnswers.get(name ?? '');
  // An echo may have lost its beginning, with the sign.
  const bareName = /[\r\n]([A-Za-z]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase() ?? '';
  return ofCommands.get(name ?? `+${bareName}`);
};

const isSecretAt = ({ always: numbers, after }: SecretArguments, index: number, keys: readonly string[]): boolean =>
  numbers.includes(index) || after.some(({ key, secret }) => secret === index && keys.includes(key));

/** Reads on from `from`; where the arguments have ended, or the end of the bytes when they go on. */
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
    } else if (reading.place !== 'behind' && !(reading.place === 'gap' && isBlank(byte))) {
      // A question: `AT+CPIN=?`.
      if (reading.place === 'gap' && byte === questionMark) reading.isSecret = false;
      if (reading.place === 'gap') reading.place = 'plain';
      if (reading.text.length < keptCharacters) reading.text += String.fromCharCode(byte);
      if (reading.isSecret && start === -1) start = at;
    }
  }
  close(at);
  return at;
};

/**
 * A quoted secret may hold one line end (CR, LF or CR LF), which is no part of the span: lines stay lines. A blank line, which stands before
 * every result, ends it: the closing quote was forgotten.
 */
const goesOnBehind = (reading: Reading, byte: number): boolean => {
  if (reading.place !== 'quoted' || !reading.isSecret || !isLineEnd(byte)) return false;
  const isSecond = byte === lineFeed && reading.lineEnd === 'cr';
  if (reading.lineEnd !== null && !isSecond) return false;
  reading.lineEnd = byte === carriageReturn ? 'cr' : 'whole';
  return true;
};

const nextArgument = (reading: Reading): void => {
  reading.keys.push(reading.text.trim().toUpperCase());
  reading.index += 1;
  reading.text = '';
  reading.lineEnd = null;
  reading.place = 'gap';
  reading.isSecret = isSecretAt(reading.rules, reading.index, reading.keys);
};
