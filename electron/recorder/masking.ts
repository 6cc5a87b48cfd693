import { createArgumentScanner } from './argument-scanner.ts';
import { isHarmless } from './harmless.ts';
import { createKeyFiles, type KeyFiles } from './key-files.ts';
import { createKnownSecrets, type KnownSecrets, type SecretValue } from './known-secrets.ts';
import { createLineSecrets } from './line-secrets.ts';
import type { MaskedSpan } from './masked-span.ts';
import type { ArgumentScanner as SecretScanner } from './secret-arguments.ts';
import { createSecretScan, createSecretSearch, type SecretSearch } from './secret-search.ts';
import { createSentArguments, type SentArguments } from './sent-arguments.ts';
import { createSentCommands, type SentLine } from './sent-commands.ts';

export type { MaskedSpan } from './masked-span.ts';
export type { SentLine } from './sent-commands.ts';

const star = 0x2a;
const noSpans: readonly MaskedSpan[] = [];

/**
 * Searches for secret values in all their forms (`secret-forms.ts`), in complete texts or in streams, from the time they are registered:
 * bytes that a stream has already emitted are not changed. Values shorter than 8 bytes are ignored. The secret arguments of commands
 * (`secret-arguments.ts`), private keys and incomplete echoes (`line-secrets.ts`) are always masked as well.
 */
export interface SecretSet extends KnownSecrets {
  /** To be called before the line can be echoed: the rest of a torn echo is recognised by what was sent. */
  noteSent(line: Uint8Array, spans: readonly MaskedSpan[]): void;
  /** The file of this name on a module contains a private key: what is read of it is secret. */
  noteKeyFile(file: string): void;
  /** A copy with the spans and every form replaced by `*`, byte for byte. For data that is complete. */
  mask(bytes: Uint8Array, spans?: readonly MaskedSpan[]): Uint8Array;
  /** Masks registered values only, in data that is masked otherwise. Returns the given array itself if it has none. */
  maskValues(bytes: Uint8Array): Uint8Array;
  /**
   * The same for text, one `*` per UTF-8 byte. Also finds secrets in lines of the engine, which have one character per byte. `sent`: the
   * command that the text answers.
   */
  maskText(text: string, sent?: SentLine): string;
  /**
   * Creates a masker for data that arrives in chunks. The streams of one set share only its values. `lines`: sent data, where a
   * command continues in the next chunk until a carriage return or the next command.
   */
  createStream(pieces?: 'any' | 'lines'): MaskStream;
}

/** Masks data that arrives in chunks. The output has the same bytes in the same places, with secret ones replaced by `*`. */
export interface MaskStream {
  /**
   * Returns all bytes except the longest tail that may be the beginning of a form or the rest of a torn secret argument: the given array
   * itself if nothing in it is secret. `spans` are offsets in `bytes`.
   */
  push(bytes: Uint8Array, spans?: readonly MaskedSpan[]): Uint8Array;
  /** What is sent on the same line, for a stream of received bytes. To be called before it can be echoed. */
  noteSent(line: Uint8Array, spans: readonly MaskedSpan[]): void;
  /**
   * Returns the buffered bytes although the stream continues. A beginning of a secret of ≥ 4 bytes, or of at least half of it, is masked,
   * and the rest of the secret is still masked when it arrives.
   */
  settle(): Uint8Array;
  /** `settle` at the end of the stream. Bytes pushed later belong to a new stream. */
  flush(): Uint8Array;
  /** Number of bytes pushed but not yet returned: less than the longest form, or the beginning of a line. */
  readonly heldBytes: number;
}

/** A stream masker with a separate set of values. */
export interface Masker extends MaskStream {
  register(value: SecretValue): void;
}

export const createMasker = (): Masker => {
  const secrets = createSecretSet();
  const stream = secrets.createStream();
  return {
    register: secrets.register,
    push: stream.push,
    noteSent: stream.noteSent,
    settle: stream.settle,
    flush: stream.flush,
    get heldBytes() {
      return stream.heldBytes;
    },
  };
};

/** `limitBytes`: the limit for all forms together, see `createKnownSecrets`. `judge`: which bytes the streams need not look at. */
export const createSecretSet = (
  values: readonly SecretValue[] = [],
  limitBytes?: number,
  judge = isHarmless,
): SecretSet => {
  const search = createSecretSearch();
  const sent = createSentArguments();
  const keyFiles = createKeyFiles();
  const known = createKnownSecrets(search, limitBytes);
  const mask = (bytes: Uint8Array, spans: readonly MaskedSpan[] = [], answered?: SentLine): Uint8Array => {
    const commands = answered ? createSentCommands(keyFiles) : null;
    if (answered) commands?.note({ ...answered, bytes: Uint8Array.from([...answered.bytes, carriageReturn]) });
    const scanner = createArgumentScanner(sent);
    // The line end completes the last line.
    const inLines = createLineSecrets({ keyFiles, commands }).spansIn(Uint8Array.from([...bytes, lineFeed]));
    const masked = maskSpans(bytes, [...spans, ...scanner.spansIn(bytes), ...inLines]);
    maskUndecided(masked, scanner);
    maskMarked(masked, createSecretScan(search).read(bytes, 0));
    return masked;
  };
  values.forEach(known.register);
  return {
    ...known,
    mask,
    maskValues: (bytes) => {
      const marks = createSecretScan(search).read(bytes, 0);
      if (marks === null) return bytes;
      const masked = Uint8Array.from(bytes);
      maskMarked(masked, marks);
      return masked;
    },
    maskText: (text, answered) => maskEncoded((bytes) => mask(bytes, [], answered), text),
    noteSent: sent.note,
    noteKeyFile: keyFiles.note,
    createStream: (pieces = 'any') => createStream({ search, sent, keyFiles, judge }, pieces),
  };
};

/** A copy in which the spans are replaced by `*`. Spans outside of the bytes are cut to them. */
export const maskSpans = (bytes: Uint8Array, spans: readonly MaskedSpan[]): Uint8Array => {
  const masked = Uint8Array.from(bytes);
  for (const { start, end } of spans) masked.fill(star, Math.max(0, start), Math.max(0, end));
  return masked;
};

/** For errors and reports: the text without the values in any of their forms, and without the secret arguments of commands. */
export const maskText = (text: string, values: readonly SecretValue[]): string =>
  createSecretSet(values).maskText(text);

/** Masks consecutive lines together, because the rest of a torn argument is not recognised in a single line. */
export const maskLines = (lines: readonly string[], mask: (text: string) => string): readonly string[] => {
  const masked = mask(lines.join('\n')).split('\n');
  // The spans of a secret with several lines include the line ends.
  return masked.length === lines.length ? masked : lines.map(mask);
};

/** Returns the text itself when nothing is masked: encoding is not lossless for broken surrogates. */
const maskEncoded = (mask: (bytes: Uint8Array) => Uint8Array, text: string): string => {
  const bytes = Buffer.from(text, 'utf8');
  const masked = Buffer.from(mask(bytes));
  return masked.equals(bytes) ? text : masked.toString('utf8');
};

const shifted = ({ start, end }: MaskedSpan, by: number): MaskedSpan => ({ start: start + by, end: end + by });

/** One pass from the end, so that overlapping matches cost no extra time. */
const maskMarked = (bytes: Uint8Array, marks: Int32Array | null): void => {
  if (marks === null) return;
  let covered = 0;
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    covered = Math.max(covered - 1, marks[at] ?? 0);
    if (covered > 0) bytes[at] = star;
  }
};

/** The undecided bytes are the last ones. */
const maskUndecided = (shown: Uint8Array, { undecidedBytes, undecidedSpans }: SecretScanner): void => {
  const from = shown.length - undecidedBytes;
  for (const { start, end } of undecidedSpans) shown.fill(star, from + start, from + end);
};

/** The end of the input, which may be the beginning of a form. */
interface Tail {
  readonly raw: Uint8Array;
  /** The same bytes with the masking known so far. */
  readonly shown: Uint8Array;
  /** How many of them `settle` has already returned. */
  readonly emitted: number;
}

const nothing = new Uint8Array(0);
const emptyTail: Tail = { raw: nothing, shown: nothing, emitted: 0 };

interface Known {
  readonly search: SecretSearch;
  readonly sent: SentArguments;
  readonly keyFiles: KeyFiles;
  readonly judge: typeof isHarmless;
}

const commandStart = /^\s{0,8}at(?:[+*^&%$]|d|[a-z]?\d*\s*$)/i;
/** What was sent before it cannot continue in it. */
export const startsCommand = (bytes: Uint8Array): boolean =>
  commandStart.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const endsCommand = (bytes: Uint8Array): boolean => bytes.at(bytes.at(-1) === 0x0a ? -2 : -1) === carriageReturn;

const createStream = ({ search, sent, keyFiles, judge }: Known, pieces: 'any' | 'lines'): MaskStream => {
  const scan = createSecretScan(search);
  let tail = emptyTail;
  // Sent bytes are not an echo.
  const scanner = pieces === 'lines' ? createArgumentScanner() : createArgumentScanner(sent);
  const commands = pieces === 'lines' ? null : createSentCommands(keyFiles);
  const lines = createLineSecrets({ keyFiles, commands });

  /** A carriage return has ended the sent command. */
  let isEnded = false;

  /** Reads harmless bytes. False: the scanners must look at them. */
  const skips = (bytes: Uint8Array): boolean => {
    if (!scanner.isIdle || !lines.isQuiet || !judge(bytes, lines.lineBytes)) return false;
    scanner.skip(bytes);
    lines.skip(bytes);
    return true;
  };

  const push = (bytes: Uint8Array, spans: readonly MaskedSpan[] = []): Uint8Array => {
    if (pieces === 'lines' && bytes.length > 0) {
      if (isEnded || startsCommand(bytes)) {
        tail.shown.fill(star, tail.shown.length - scanner.undecidedBytes);
        scanner.reset();
      }
      isEnded = endsCommand(bytes);
    }
    const isFirst = tail.raw.length === 0;
    const raw = isFirst ? bytes : Buffer.concat([tail.raw, bytes]);
    const own =
      isFirst && spans.length === 0 && skips(bytes)
        ? noSpans
        : [...spans, ...scanner.spansIn(bytes), ...lines.spansIn(bytes)];
    const marks = scan.read(raw, tail.raw.length);
    const undecided = Math.max(scan.openBytes, scanner.undecidedBytes, lines.undecidedBytes);
    // Most bytes: nothing is secret, and nothing has to wait.
    if (isFirst && undecided === 0 && own.length === 0 && marks === null) return bytes;
    const found = own.map((span) => shifted(span, tail.raw.length));
    const shown = maskSpans(Buffer.concat([tail.shown, bytes]), found);
    maskMarked(shown, marks);
    const decided = raw.length - undecided;
    const out = Uint8Array.from(shown.subarray(tail.emitted, Math.max(tail.emitted, decided)));
    tail = {
      raw: Uint8Array.from(raw.subarray(decided)),
      shown: Uint8Array.from(shown.subarray(decided)),
      emitted: Math.max(0, tail.emitted - decided),
    };
    return out;
  };

  const settle = (): Uint8Array => {
    const early = push(nothing);
    const shown = Uint8Array.from(tail.shown);
    shown.fill(star, shown.length - scan.revealingBytes);
    maskUndecided(shown, scanner);
    maskUndecided(shown, lines);
    const rest = shown.subarray(tail.emitted);
    tail = { raw: tail.raw, shown, emitted: shown.length };
    return Buffer.concat([early, rest]);
  };

  const flush = (): Uint8Array => {
    const out = settle();
    scan.reset();
    tail = emptyTail;
    scanner.reset();
    lines.reset();
    return out;
  };

  return {
    push,
    noteSent: (bytes, spans) => commands?.note({ bytes, spans }),
    settle,
    flush,
    get heldBytes() {
      return tail.raw.length - tail.emitted;
    },
  };
};
