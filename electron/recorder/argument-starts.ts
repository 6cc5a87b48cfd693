import { pinChange, type SecretArguments, secretCommands } from '../../shared/at/secret-commands.ts';
import { latin1Of } from '../framer/latin1.ts';
import { filler, withoutFillers } from './ascii-folding.ts';
import { lineKindOf } from './torn-lines.ts';

/** What the scanner parses: the arguments of a command, of an answer, or of a line with a name only (`PWD`). */
export interface ArgumentRules extends SecretArguments {
  /** Default: a comma. */
  readonly separator?: number;
  /** The arguments end with their line, regardless of what follows. */
  readonly endsWithLine?: true;
}

/** Answers that repeat a secret: with the arguments of their command, or in a form of their own (`+SAPBR:PWD,password`). */
const secretAnswers: ReadonlyMap<string, ArgumentRules> = new Map<string, ArgumentRules>([
  ...[...secretCommands].filter(([, { isRepeated }]) => isRepeated),
  ['+SAPBR', { always: [], after: [1, 2].map((secret) => ({ key: 'PWD', secret })), endsWithLine: true }],
]);

/** A line of the answer to `AT+CPNETAPN?`, and to `AT+SAPBR=4,1` where it has lines of its own. */
const secretLines: ReadonlyMap<string, ArgumentRules> = new Map([
  ['PWD', { always: [0, 1, 2, 3, 4, 5, 6, 7], after: [], endsWithLine: true }],
]);
const diallingRules: ArgumentRules = { always: [0, 1, 2, 3, 4], after: [], separator: 0x2a };
const diallingStart = new RegExp(`(?:${pinChange.source})$`, 'i');

const longestName = Math.max(...[...secretCommands.keys()].map((name) => name.length));
/** Maximum number of blanks between a name and its `=`. */
const maxBlanks = 8;
const nameBytes = longestName + maxBlanks + 3;
/** A name may also be torn. Enough for the unsolicited lines between its parts. */
const lookBackBytes = 512;
/** 1 for each byte that may be the last letter of one of the names. */
const lastLettersOf = (names: Iterable<string>): Uint8Array => {
  const letters = new Uint8Array(256);
  for (const name of names) letters[name.charCodeAt(name.length - 1)] = 1;
  return letters;
};
const lettersBeforeEquals = lastLettersOf(secretCommands.keys());
const lettersBeforeColon = lastLettersOf([...secretAnswers.keys(), ...secretLines.keys()]);
const pairOf = (first: number, last: number): number => first * 256 + last;
const pairsBeforeColon: ReadonlySet<number> = new Set(
  [...secretAnswers.keys(), ...secretLines.keys()].map((name) =>
    pairOf(name.charCodeAt(name.length - 2), name.charCodeAt(name.length - 1)),
  ),
);

const equals = 0x3d;
const colon = 0x3a;
const star = 0x2a;
/** The last byte of a full-width colon in UTF-8 and in GBK, by the bytes before it. Some firmware prints one (`afterPrefix` in `at/syntax.ts`). */
const fullWidthColons: ReadonlyMap<number, readonly number[]> = new Map([
  [0x9a, [0xef, 0xbc]],
  [0xba, [0xa3]],
]);
const fullWidthColonStart = /(?:\xef\xbc|\xa3)$/;
export const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;
export const isLineEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a;
/** Maximum number of unsolicited lines between two parts of an echo. */
export const tornLines = 16;

export const lastBytes = (before: Uint8Array, bytes: Uint8Array): Uint8Array =>
  bytes.length >= lookBackBytes
    ? bytes.slice(-lookBackBytes)
    : Uint8Array.from(Buffer.concat([before, bytes]).subarray(-lookBackBytes));

/** The bytes that `isDelimiter` looks at. */
const delimiterBytes = new Uint8Array(256);
for (const byte of [equals, colon, star, ...fullWidthColons.keys()]) delimiterBytes[byte] = 1;

/** The next delimiter that may follow the name of a command with a secret argument. */
export const nextDelimiter = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) {
    if (delimiterBytes[bytes[at] ?? 0] === 1 && isDelimiter(bytes, at)) return at;
  }
  return -1;
};

/** Whether a `=` or `:` may follow the name of a command with a secret argument, by the byte before it. True at the first byte of a chunk. */
export const isDelimiter = (bytes: Uint8Array, at: number): boolean => {
  const byte = bytes[at] ?? 0;
  if (byte === star) return true;
  const wide = byte < 0x80 ? undefined : fullWidthColons.get(byte);
  if (byte !== equals && byte !== colon && wide === undefined) return false;
  const nameEnd = at - (wide?.length ?? 0);
  if (nameEnd <= 0) return true;
  if (wide?.some((part, index) => bytes[nameEnd + index] !== part)) return false;
  let end = nameEnd;
  while (end > 0 && isBlank(bytes[end - 1] ?? 0)) end -= 1;
  if (end === 0) return true;
  const last = bytes[end - 1] ?? 0;
  if (isLineEnd(last) || last === filler) return true;
  return (byte === equals ? lettersBeforeEquals : lettersBeforeColon)[upperOf(last)] === 1;
};

/** `isDelimiter` for a colon, by the last two letters before it. Stricter, because `+CREG:` ends like `+MCONFIG:`. */
export const mayEndAnswerName = (bytes: Uint8Array, colonAt: number): boolean => {
  if (!isDelimiter(bytes, colonAt)) return false;
  let end = colonAt;
  while (end > 0 && isBlank(bytes[end - 1] ?? 0)) end -= 1;
  if (end < 2) return true;
  const last = bytes[end - 1] ?? 0;
  if (isLineEnd(last)) return true;
  return pairsBeforeColon.has(pairOf(upperOf(bytes[end - 2] ?? 0), upperOf(last)));
};

const upperOf = (byte: number): number => (byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte);

export const rulesAt = (before: Uint8Array, bytes: Uint8Array, delimiter: number): ArgumentRules | undefined => {
  // Only a torn name can end with a line end.
  if (bytes[delimiter] === equals && delimiter > 0 && isLineEnd(bytes[delimiter - 1] ?? 0))
    return secretCommands.get(tornName(before, bytes, delimiter) ?? '');
  // A full-width character has up to three bytes.
  const all = textBetween(before, bytes, Math.max(delimiter - 3 * nameBytes, -before.length), delimiter).slice(
    -nameBytes,
  );
  const isWide = fullWidthColons.has(bytes[delimiter] ?? 0);
  if (isWide && !fullWidthColonStart.test(all)) return undefined;
  const text = isWide ? all.replace(fullWidthColonStart, '') : all;
  if (bytes[delimiter] === star) return diallingStart.test(text) ? diallingRules : undefined;
  const name = nameIn(text);
  if (bytes[delimiter] !== equals) return secretAnswers.get(name ?? '') ?? secretLines.get(lineNameIn(text));
  // An echo may have lost its beginning, including the `+`.
  return (
    secretCommands.get(name ?? `+${lineNameIn(text)}`) ?? secretCommands.get(tornName(before, bytes, delimiter) ?? '')
  );
};

/** Places below 0 are in the chunks before. */
const textBetween = (before: Uint8Array, bytes: Uint8Array, from: number, to: number): string => {
  const own = to > 0 ? latin1Of(bytes.subarray(Math.max(0, from), to)) : '';
  const kept = from < 0 ? latin1Of(before.subarray(before.length + from, before.length + Math.min(0, to))) : '';
  return withoutFillers(kept + own);
};

/** Where the arguments of commands with secret ones begin. */
export const argumentStarts = (text: string): readonly number[] => {
  const bytes = Buffer.from(text, 'latin1');
  const starts: number[] = [];
  for (let at = nextDelimiter(bytes, 0); at !== -1; at = nextDelimiter(bytes, at + 1)) {
    if (rulesAt(new Uint8Array(0), bytes, at)) starts.push(at + 1);
  }
  return starts;
};

const nameIn = (text: string): string | undefined =>
  /([+*^][A-Za-z][A-Za-z0-9]*)[ \t]*$/.exec(text)?.[1]?.toUpperCase();

const lineNameIn = (text: string): string => /(?:^|[\r\n])([A-Za-z0-9]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase() ?? '';

/** The bytes before `at`, some of which may be in the chunks before. */
const createLookBack = (before: Uint8Array, bytes: Uint8Array, at: number) => {
  const first = Math.max(at - lookBackBytes, -before.length);
  const byteAt = (place: number): number => (place >= 0 ? bytes[place] : before[before.length + place]) ?? 0;
  let place = at;
  return {
    get isAtStart() {
      return place <= first;
    },
    skipLineEnds: (): void => {
      while (place > first && isLineEnd(byteAt(place - 1))) place -= 1;
    },
    /** The line that ends here, or its last bytes; `null`: it is longer. */
    line: (maxBytes: number): string | null => {
      const end = place;
      while (place > first && !isLineEnd(byteAt(place - 1))) {
        if (end - place === maxBytes) return null;
        place -= 1;
      }
      return withoutFillers(
        String.fromCharCode(...Array.from({ length: end - place }, (_, index) => byteAt(place + index))),
      );
    },
  };
};

/** The name before the delimiter, if line ends and unsolicited lines have torn it. Reads back only as far as needed. */
const tornName = (before: Uint8Array, bytes: Uint8Array, delimiter: number): string | undefined => {
  const back = createLookBack(before, bytes, delimiter);
  let found = back.line(3 * nameBytes);
  for (let count = 0; count < 2 * tornLines && found !== null; count += 1) {
    if (!commandTails.has(found.trimEnd().toUpperCase()) || back.isAtStart) return undefined;
    back.skipLineEnds();
    const line = back.line(lookBackBytes) ?? '';
    const joined: string = line + found;
    if (isOtherLine(line)) continue;
    const name = nameIn(joined) ?? `+${joined.trimEnd().toUpperCase()}`;
    if (secretCommands.has(name)) return name;
    found = joined;
  }
  return undefined;
};

const shortestOtherLine = 3;
const isOtherLine = (text: string): boolean =>
  text.length >= shortestOtherLine && text[0] !== '=' && lineKindOf(text, true) === 'other';

/** How the echo of a set command may continue after a line end in its name. */
const commandTails: ReadonlySet<string> = new Set(
  Array.from(secretCommands.keys(), (name) => `AT${name}`).flatMap((name) =>
    Array.from({ length: name.length + 1 }, (_, start) => name.slice(start)),
  ),
);
