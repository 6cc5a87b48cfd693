import type { MaskedSpan } from './masked-span.ts';
import type { SentCommand } from './sent-commands.ts';

/** Wrong bytes in one line. With more of them it is another line. */
const maxWrong = 4;
/** For each wrong byte so many right ones, so that a short line is not taken for an echo by chance. Fewer as long as more of it may follow. */
const rightPerWrong = { whole: 3, begun: 1 };

/**
 * Compares a received line with a sent one that noise has changed: any bytes may be missing, and a few are wrong or additional. A wrong byte
 * counts as an additional one in the place of a missing one.
 */
export interface NoisyEcho {
  next(byte: number): void;
  /** The line may still be the echo. */
  readonly isOpen: boolean;
  /** The bytes that may be secret; `null`: too many are wrong. `isWhole`: no more bytes follow. */
  spans(isWhole: boolean): readonly MaskedSpan[] | null;
}

/** By the number of wrong bytes so far: the smallest end that the right ones can have in the sent line. */
type Ends = readonly number[];

const nowhere = Number.POSITIVE_INFINITY;

export const createNoisyEcho = (command: SentCommand): NoisyEcho => {
  const { text } = command;
  const bytes: number[] = [];
  const ends: Ends[] = [endsAtStart];
  const isPossible = (): boolean => ends.at(-1)?.some(Number.isFinite) ?? false;
  return {
    next: (byte) => {
      if (!isPossible()) return;
      bytes.push(byte);
      ends.push(endsWith(text, String.fromCharCode(byte), ends.at(-1) ?? []));
    },
    get isOpen() {
      return isPossible();
    },
    spans: (isWhole) => {
      const wrong = ends.at(-1)?.findIndex(Number.isFinite) ?? -1;
      const right = wrong * rightPerWrong[isWhole ? 'whole' : 'begun'];
      if (wrong === -1 || bytes.length - wrong < right) return null;
      const backwards = [...text].reverse().join('');
      const places = secretPlacesOf(command);
      let after: Ends = endsAtStart;
      const spans: MaskedSpan[] = [];
      for (let at = bytes.length - 1; at >= 0; at -= 1) {
        const character = String.fromCharCode(bytes[at] ?? 0);
        const last = after;
        const isSecret = ends[at]?.some((from, count) => {
          const endFor = (left: number): number => text.length - (last[left] ?? nowhere);
          // Right, or wrong in the place of a missing one.
          return places.hasThe(character, from, endFor(wrong - count)) || places.has(from, endFor(wrong - count - 1));
        });
        if (isSecret) spans.push({ start: at, end: at + 1 });
        after = endsWith(backwards, character, after);
      }
      return spans;
    },
  };
};

const endsAtStart: Ends = [0, ...Array.from({ length: maxWrong }, () => nowhere)];

const endsWith = (text: string, character: string, ends: Ends): Ends =>
  ends.map((end, wrong) => {
    const at = Number.isFinite(end) ? text.indexOf(character, end) : -1;
    return Math.min(at === -1 ? nowhere : at + 1, ends[wrong - 1] ?? nowhere);
  });

/** Where a range of the sent line has secret bytes. */
interface SecretPlaces {
  /** Any secret byte. */
  has(from: number, end: number): boolean;
  /** This one. */
  hasThe(character: string, from: number, end: number): boolean;
}

const secretPlacesOf = ({ text, secret }: SentCommand): SecretPlaces => {
  const shown = Array.from(text, (character, place) => (secret[place] === 1 ? character : ''));
  const next: number[] = [];
  for (let place = text.length - 1; place >= 0; place -= 1)
    next[place] = shown[place] === '' ? (next[place + 1] ?? nowhere) : place;
  // No received byte has this code.
  const only = shown.map((character) => (character === '' ? '\u0100' : character)).join('');
  return {
    has: (from, end) => (next[from] ?? nowhere) < end,
    hasThe: (character, from, end) => {
      const place = from < end ? only.indexOf(character, from) : -1;
      return place !== -1 && place < end;
    },
  };
};
