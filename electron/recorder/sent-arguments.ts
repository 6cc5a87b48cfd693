import { argumentStarts } from './argument-starts.ts';
import type { MaskedSpan } from './masked-span.ts';
import { withPlainSigns } from './plain-signs.ts';
import { maxComparedBytes, type SentText } from './sent-rests.ts';

/** The newest sent lines with secret arguments, to recognise the parts of their torn echoes. */
export interface SentArguments extends SentText {
  /** `spans`: the secret parts of the line. */
  note(line: Uint8Array, spans: readonly MaskedSpan[]): void;
}

/** One way to read a line. */
interface Version {
  text: string;
  readonly starts: readonly number[];
}

const maxLines = 16;

export const createSentArguments = (): SentArguments => {
  let lines: readonly (readonly Version[])[] = [];
  return {
    note: (line, spans) => {
      const bytes = line.subarray(0, maxComparedBytes);
      const versions = versionsOf(bytes);
      const last = lines.at(-1);
      if (versions.some(({ starts }) => starts.length > 0)) lines = [...lines.slice(1 - maxLines), versions];
      // The line before did not end its arguments, and this one is secret from its first byte.
      else if (last && spans.some(({ start, end }) => start <= 0 && end > 0)) {
        const plain = textOf(bytes);
        const wide = textOf(withPlainSigns(bytes, true).bytes);
        for (const [index, version] of last.entries()) {
          version.text = (version.text + (index === 0 ? plain : wide)).slice(0, maxComparedBytes);
        }
      }
    },
    restsAfter: (seen) =>
      lines
        .flat()
        .flatMap(({ text, starts }) =>
          starts.filter((start) => text.startsWith(seen, start)).map((start) => text.slice(start + seen.length)),
        ),
  };
};

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\r\n]/g, '');

/** The line as it is and, if it has wide signs, with plain ones. */
const versionsOf = (bytes: Uint8Array): readonly Version[] => {
  const plain = withPlainSigns(bytes, true);
  return (plain.hasSigns ? [bytes, plain.bytes] : [bytes]).map(textOf).map((text) => ({
    text,
    starts: argumentStarts(text),
  }));
};
