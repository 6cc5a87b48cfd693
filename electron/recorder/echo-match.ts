import type { MaskedSpan } from './masked-span.ts';
import { createNoisyEcho, type NoisyEcho } from './noisy-echo.ts';
import type { SentCommand } from './sent-commands.ts';

/**
 * Compares a received line with the sent ones. The echo may lack any of their bytes: a sleeping module loses the first ones. On a noisy line some
 * bytes may be wrong.
 */
export interface EchoMatch {
  /** The next byte of the line. */
  next(byte: number): void;
  /** The line may still be the echo, without wrong bytes. */
  readonly isOpen: boolean;
  /** The line may still be the echo. */
  readonly mayBeNoisy: boolean;
  /**
   * The bytes of the line that may be secret. `isOther`: the line has the form of an unsolicited line. `isWhole`: no more bytes follow.
   */
  spans(isOther: boolean, isWhole: boolean): readonly MaskedSpan[];
}

/** A shorter match is a coincidence, unless the sent line ends with it. */
const shortestBeginning = 3;

interface Candidate {
  readonly command: SentCommand;
  /** For each byte of the line, its first possible position in the sent line. */
  readonly first: number[];
  isOpen: boolean;
  readonly noisy: NoisyEcho;
}

export const createEchoMatch = (commands: readonly SentCommand[]): EchoMatch => {
  const candidates = commands.map(
    (command): Candidate => ({
      ...{ command, first: [], isOpen: true },
      noisy: createNoisyEcho(command),
    }),
  );
  const bytes: number[] = [];
  return {
    next: (byte) => {
      for (const { noisy } of candidates) noisy.next(byte);
      if (!candidates.some(({ isOpen }) => isOpen)) return;
      bytes.push(byte);
      for (const candidate of candidates) {
        if (!candidate.isOpen) continue;
        const { command, first } = candidate;
        const at = command.text.indexOf(String.fromCharCode(byte), (first.at(-1) ?? -1) + 1);
        if (at === -1) candidate.isOpen = false;
        else first.push(at);
      }
    },
    get isOpen() {
      return candidates.some(({ isOpen }) => isOpen);
    },
    get mayBeNoisy() {
      return candidates.some(({ noisy }) => noisy.isOpen);
    },
    spans: (isOther, isWhole) =>
      candidates.flatMap(({ command, first, isOpen, noisy }) => {
        const changed = isOther || isOpen ? null : noisy.spans(isWhole);
        if (changed !== null) return changed;
        const length = first.length;
        if (length === 0) return [];
        const line = String.fromCharCode(...bytes.slice(0, length));
        const isTail = command.text.endsWith(line);
        const isShort = length < shortestBeginning;
        const isRest = isOther ? isTail && !isShort : isOpen || isTail || !isShort;
        return isRest ? secretSpans(command, line, first) : [];
      }),
  };
};

/** The bytes that can be secret. If the line occurs in the sent one unchanged, its positions are known. Otherwise bytes may be missing anywhere. */
const secretSpans = (command: SentCommand, line: string, first: readonly number[]): readonly MaskedSpan[] => {
  const { text } = command;
  const isWhole = line.length >= shortestBeginning || text.startsWith(line) || text.endsWith(line);
  const places = isWhole ? placesOf(line, text) : [];
  return places.length > 0 ? spansInPlaces(command, line, places) : spansAnywhere(command, line, first);
};

const placesOf = (line: string, text: string): readonly number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(line); at !== -1; at = text.indexOf(line, at + 1)) places.push(at);
  return places;
};

const spansInPlaces = ({ secret }: SentCommand, line: string, places: readonly number[]): readonly MaskedSpan[] =>
  Array.from(line, (_, at) => at)
    .filter((at) => places.some((place) => secret[place + at] === 1))
    .map((at) => ({ start: at, end: at + 1 }));

const spansAnywhere = (
  { text, secret }: SentCommand,
  line: string,
  first: readonly number[],
): readonly MaskedSpan[] => {
  const spans: MaskedSpan[] = [];
  let last = text.length;
  for (let at = line.length - 1; at >= 0; at -= 1) {
    last = text.lastIndexOf(line[at] ?? '', last - 1);
    const hit = secret.indexOf(1, first[at] ?? 0);
    if (hit !== -1 && hit <= last) spans.push({ start: at, end: at + 1 });
  }
  return spans;
};
