import { argumentStarts } from './argument-starts.ts';
import { foldBytes } from './ascii-folding.ts';
import type { MaskedSpan } from './masked-span.ts';
import { maxComparedBytes, type SentText } from './sent-rests.ts';
import { lineKindOf } from './torn-lines.ts';

/** The newest sent lines with secret arguments, to recognise the parts of their torn echoes. */
export interface SentArguments extends SentText {
  /** `spans`: the secret parts of the line. */
  note(line: Uint8Array, spans: readonly MaskedSpan[]): void;
}

/** A sent line as it is, or folded to ASCII. */
interface Version {
  text: string;
  readonly starts: readonly number[];
}

const maxLines = 16;

export const createSentArguments = (): SentArguments => {
  let lines: readonly (readonly Version[])[] = [];
  let isOpen = false;

  const append = (bytes: Uint8Array): void => {
    const plain = textOf(bytes);
    const wide = textOf(foldBytes(bytes, true).bytes);
    for (const [index, version] of (lines.at(-1) ?? []).entries()) {
      version.text = (version.text + (index === 0 ? plain : wide)).slice(0, maxComparedBytes);
    }
  };
  /** Whether this line continues the arguments of the previous command. */
  const isRest = (bytes: Uint8Array, spans: readonly MaskedSpan[]): boolean => {
    const last = lines.at(-1);
    if (!last) return false;
    const isSecret = spans.some(({ start, end }) => start <= 0 && end > 0);
    const isMissing = last.some(({ text }) => /[,=]\s*$/.test(text));
    return isSecret || ((isOpen || isMissing) && lineKindOf(textOf(bytes), true) !== 'end');
  };

  return {
    note: (line, spans) => {
      const bytes = line.subarray(0, maxComparedBytes);
      const versions = versionsOf(bytes);
      const isBegun = versions.some(({ starts }) => starts.length > 0);
      if (isBegun) lines = [...lines.slice(1 - maxLines), versions];
      const isNext = !isBegun && isRest(bytes, spans);
      if (isNext) append(bytes);
      isOpen = (isBegun || isNext) && !line.includes(carriageReturn);
    },
    restsAfter: (seen) =>
      lines
        .flat()
        .flatMap(({ text, starts }) =>
          starts.filter((start) => text.startsWith(seen, start)).map((start) => text.slice(start + seen.length)),
        ),
    get isOpen() {
      return isOpen;
    },
  };
};

const carriageReturn = 0x0d;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\r\n]/g, '');

/** The line as it is and, if that differs, folded to ASCII. */
const versionsOf = (bytes: Uint8Array): readonly Version[] => {
  const plain = foldBytes(bytes, true);
  return (plain.isChanged ? [bytes, plain.bytes] : [bytes]).map(textOf).map((text) => ({
    text,
    starts: argumentStarts(text),
  }));
};
