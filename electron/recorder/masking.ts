import { createKnownSecrets, type KnownSecrets, type SecretValue } from './known-secrets.ts';
import type { MaskedSpan } from './masked-span.ts';
import { createPatternAutomaton, noState, type PatternAutomaton } from './pattern-automaton.ts';
import { createArgumentScanner } from './secret-arguments.ts';

export type { MaskedSpan } from './masked-span.ts';

const star = 0x2a;

/** A partial secret of at least this many bytes is masked when it cannot be held back any longer. */
const shortestTellingBytes = 4;

/**
 * Secret values in all their forms (`secret-forms.ts`), to be searched for in whole texts or in streams, from when they are known on: what a
 * stream has given out before stays as it is. Values shorter than 8 bytes are ignored. Whatever the values are, the secret arguments of
 * commands (`secret-arguments.ts`) are masked too.
 */
export interface SecretSet extends KnownSecrets {
  /** A copy with the spans and every form replaced by `*`, byte for byte. For data that is complete in itself. */
  mask(bytes: Uint8Array, spans?: readonly MaskedSpan[]): Uint8Array;
  /** The same for text, one `*` per UTF-8 byte. Finds secrets in the engine's lines too, whose characters are bytes. */
  maskText(text: string): string;
  /**
   * A masker for data that comes in pieces. Streams of one set share its values and nothing else. `lines`: no command goes over from one
   * piece to the next, as in what is sent.
   */
  createStream(pieces?: 'any' | 'lines'): MaskStream;
}

/** Masks data that comes in pieces. The output has the same bytes at the same places, secret ones replaced by `*`. */
export interface MaskStream {
  /** Gives out what is decided: all but the longest tail that may be the beginning of a form. `spans` are offsets in `bytes`. */
  push(bytes: Uint8Array, spans?: readonly MaskedSpan[]): Uint8Array;
  /**
   * Gives out what is held although the stream goes on. A beginning of a secret of ≥ 4 bytes, or of at least half of it, is masked;
   * it stays known, so that the rest of the secret is masked when it comes.
   */
  settle(): Uint8Array;
  /** `settle` at the end of the stream: what comes later is a new stream. */
  flush(): Uint8Array;
  /** Bytes taken and not yet given out: less than the longest form. */
  readonly heldBytes: number;
}

/** A stream masker with its own set of values. */
export interface Masker extends MaskStream {
  register(value: SecretValue): void;
}

export const createMasker = (): Masker => {
  const secrets = createSecretSet();
  const stream = secrets.createStream();
  return {
    register: secrets.register,
    push: stream.push,
    settle: stream.settle,
    flush: stream.flush,
    get heldBytes() {
      return stream.heldBytes;
    },
  };
};

/** `limitBytes`: of all forms together, see `createKnownSecrets`. */
export const createSecretSet = (values: readonly SecretValue[] = [], limitBytes?: number): SecretSet => {
  const automaton = createPatternAutomaton();
  const known = createKnownSecrets(automaton, limitBytes);
  const mask = (bytes: Uint8Array, spans: readonly MaskedSpan[] = []): Uint8Array => {
    const masked = maskSpans(bytes, [...spans, ...createArgumentScanner().spansIn(bytes)]);
    const { marks } = scan(automaton, noState, bytes, 0);
    maskMarked(masked, marks);
    return masked;
  };
  values.forEach(known.register);
  return {
    ...known,
    mask,
    maskText: (text) => maskEncoded(mask, text),
    createStream: (pieces = 'any') => createStream(automaton, pieces),
  };
};

/** A copy in which the spans are `*`. Spans outside the bytes are cut to them. */
export const maskSpans = (bytes: Uint8Array, spans: readonly MaskedSpan[]): Uint8Array => {
  const masked = Uint8Array.from(bytes);
  for (const { start, end } of spans) masked.fill(star, Math.max(0, start), Math.max(0, end));
  return masked;
};

/** For errors and reports: the text without the values, in any of their forms, and without the secret arguments of commands. */
export const maskText = (text: string, values: readonly SecretValue[]): string =>
  createSecretSet(values).maskText(text);

/** The text itself when there is nothing to mask: encoding is not lossless for broken surrogates. */
const maskEncoded = (mask: (bytes: Uint8Array) => Uint8Array, text: string): string => {
  const bytes = Buffer.from(text, 'utf8');
  const masked = Buffer.from(mask(bytes));
  return masked.equals(bytes) ? text : masked.toString('utf8');
};

interface Scan {
  readonly state: number;
  /** For each byte of the window the length of the longest form that ends with it. */
  readonly marks: Int32Array;
}

/** Runs over `window` from byte `from` on, in `state` there. */
const scan = (automaton: PatternAutomaton, state: number, window: Uint8Array, from: number): Scan => {
  const marks = new Int32Array(window.length);
  let current = state;
  for (let at = from; at < window.length; at += 1) {
    current = automaton.next(current, window[at] ?? 0);
    marks[at] = automaton.matchLength(current);
  }
  return { state: current, marks };
};

/** One pass from the end, so that overlapping matches cost nothing. */
const maskMarked = (bytes: Uint8Array, marks: Int32Array): void => {
  let covered = 0;
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    covered = Math.max(covered - 1, marks[at] ?? 0);
    if (covered > 0) bytes[at] = star;
  }
};

/** The end of the input that may be the beginning of a form. */
interface Tail {
  readonly raw: Uint8Array;
  /** The same bytes as they will be given out as far as is known now. */
  readonly shown: Uint8Array;
  /** How many of them were given out already, by `settle`. */
  readonly emitted: number;
}

const nothing = new Uint8Array(0);
const emptyTail: Tail = { raw: nothing, shown: nothing, emitted: 0 };

const createStream = (automaton: PatternAutomaton, pieces: 'any' | 'lines'): MaskStream => {
  let state = noState;
  let version = automaton.version;
  let tail = emptyTail;
  const scanner = createArgumentScanner();

  const push = (bytes: Uint8Array, spans: readonly MaskedSpan[] = []): Uint8Array => {
    if (pieces === 'lines' && bytes.length > 0) scanner.reset();
    const raw = Buffer.concat([tail.raw, bytes]);
    const shown = Buffer.concat([tail.shown, maskSpans(bytes, [...spans, ...scanner.spansIn(bytes)])]);
    // New values make old states void: the tail is then read again, now looking for them too.
    const isCurrent = version === automaton.version;
    const scanned = scan(automaton, isCurrent ? state : noState, raw, isCurrent ? tail.raw.length : 0);
    maskMarked(shown, scanned.marks);
    const decided = raw.length - automaton.openLength(scanned.state);
    const out = Uint8Array.from(shown.subarray(tail.emitted, Math.max(tail.emitted, decided)));
    state = scanned.state;
    version = automaton.version;
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
    shown.fill(star, shown.length - tellingLength(automaton, state));
    const rest = shown.subarray(tail.emitted);
    tail = { raw: tail.raw, shown, emitted: shown.length };
    return Buffer.concat([early, rest]);
  };

  const flush = (): Uint8Array => {
    const out = settle();
    state = noState;
    tail = emptyTail;
    scanner.reset();
    return out;
  };

  return {
    push,
    settle,
    flush,
    get heldBytes() {
      return tail.raw.length - tail.emitted;
    },
  };
};

/** How many of the last bytes would tell too much of a secret if they were shown. */
const tellingLength = (automaton: PatternAutomaton, state: number): number => {
  for (const { length, shortestPattern } of automaton.openTails(state)) {
    if (length >= shortestTellingBytes || length * 2 >= shortestPattern) return length;
  }
  return 0;
};
