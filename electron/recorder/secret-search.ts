import { createPatternAutomaton, noState, type PatternAutomaton, type State } from './pattern-automaton.ts';

/** The forms of all known secrets. Hex has a separate automaton, because its case and its separators are ignored. */
export interface SecretSearch {
  readonly texts: PatternAutomaton;
  /** Its patterns are lower-case digits without separators. */
  readonly hex: PatternAutomaton;
}

export const createSecretSearch = (): SecretSearch => ({
  texts: createPatternAutomaton(),
  hex: createPatternAutomaton(),
});

/** Searches bytes that arrive in windows: each begins with the bytes that the previous one left open. */
export interface SecretScan {
  /**
   * For each byte of the window, the length of the longest form that ends with it; `null`: none ends in it. The bytes before `from` were read
   * before.
   */
  read(window: Uint8Array, from: number): Int32Array | null;
  /** How many of the last bytes may be the beginning of a form. */
  readonly openBytes: number;
  /** How many of the last bytes would reveal too much of a secret, if it turned out to be one. */
  readonly revealingBytes: number;
  reset(): void;
}

/** A partial secret of at least this many bytes is masked when it cannot be buffered any longer. */
const shortestRevealingBytes = 4;

export const createSecretScan = ({ texts, hex }: SecretSearch): SecretScan => {
  const text = createTextScan(texts);
  const digits = createHexScan(hex);
  let versions = '';
  const reset = (): void => {
    text.reset();
    digits.reset();
  };
  return {
    read: (window, from) => {
      // New values invalidate old states: the bytes that were left open are then searched again, including the new values.
      const now = `${texts.version} ${hex.version}`;
      if (now !== versions) reset();
      const start = now === versions ? from : 0;
      versions = now;
      if (texts.isEmpty && hex.isEmpty) return null;
      const marks = new Int32Array(window.length);
      const hasText = text.read(window, start, marks);
      const hasDigits = digits.read(window, start, marks);
      return hasText || hasDigits ? marks : null;
    },
    get openBytes() {
      return Math.max(text.openBytes, digits.openBytes);
    },
    get revealingBytes() {
      return Math.max(text.revealingBytes, digits.revealingBytes);
    },
    reset,
  };
};

/** A scan for one of the automata. It raises the marks of the window, and says whether there are any. */
interface PartScan extends Pick<SecretScan, 'openBytes' | 'revealingBytes' | 'reset'> {
  read(window: Uint8Array, from: number, marks: Int32Array): boolean;
}

const createTextScan = (automaton: PatternAutomaton): PartScan => {
  const { starts } = automaton;
  let state = noState;
  return {
    read: (window, from, marks) => {
      let isFound = false;
      for (let at = from; at < window.length; at += 1) {
        const byte = window[at] ?? 0;
        if (state === noState && starts[byte] === 0) continue;
        state = automaton.next(state, byte);
        const length = state === noState ? 0 : automaton.matchLength(state);
        if (length === 0) continue;
        marks[at] = length;
        isFound = true;
      }
      return isFound;
    },
    get openBytes() {
      return automaton.openLength(state);
    },
    get revealingBytes() {
      return revealingLength(automaton, state);
    },
    reset: () => {
      state = noState;
    },
  };
};

const other = 0;
const separator = 1;
/** What a byte means in hex: the code of its digit in lower case, a separator, or something else. */
const meanings = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[0-9a-f]/i.test(character)) return character.toLowerCase().charCodeAt(0);
  return /[ \t\r\n:,._-]/.test(character) ? separator : other;
});
/** Enough for a comma, a line end and some indentation. Limits what is buffered. */
const maxSeparators = 8;

/** Hex in any case, also with separators and line ends anywhere between the digits. */
const createHexScan = (automaton: PatternAutomaton): PartScan => {
  let state = noState;
  /** The positions of the digits that belong to the state, counted from the first byte that was read. */
  let places: number[] = [];
  let separators = 0;
  let seenBytes = 0;
  const { starts } = automaton;
  const reset = (): void => {
    state = noState;
    places = [];
  };
  const startOfLast = (digits: number): number => places[places.length - digits] ?? seenBytes;
  return {
    read: (window, from, marks) => {
      const base = seenBytes - from;
      let isFound = false;
      for (let at = from; at < window.length; at += 1) {
        const meaning = meanings[window[at] ?? 0] ?? other;
        if (state === noState && starts[meaning] === 0) continue;
        if (meaning <= separator) {
          separators += 1;
          if (meaning === other || separators > maxSeparators) reset();
          continue;
        }
        state = automaton.next(state, meaning);
        separators = 0;
        if (state === noState) {
          if (places.length > 0) places = [];
          continue;
        }
        places.push(base + at);
        const length = automaton.matchLength(state);
        if (length === 0) continue;
        marks[at] = Math.max(marks[at] ?? 0, base + at + 1 - startOfLast(length));
        isFound = true;
      }
      seenBytes = base + window.length;
      if (places.length > 0) places = places.slice(places.length - automaton.openLength(state));
      return isFound;
    },
    get openBytes() {
      return seenBytes - startOfLast(automaton.openLength(state));
    },
    get revealingBytes() {
      return seenBytes - startOfLast(revealingLength(automaton, state));
    },
    reset,
  };
};

const revealingLength = (automaton: PatternAutomaton, state: State): number => {
  for (const { length, shortestPattern } of automaton.openTails(state)) {
    if (length >= shortestRevealingBytes || length * 2 >= shortestPattern) return length;
  }
  return 0;
};
