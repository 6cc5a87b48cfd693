import type { MaskedSpan } from './masked-span.ts';
import { argumentStarts } from './secret-arguments.ts';
import { mostComparedBytes, type SentText } from './sent-rests.ts';

/** The newest sent lines with secret arguments, to recognise the parts of their torn echoes. */
export interface SentArguments extends SentText {
  /** `spans`: the secret parts of the line. */
  note(line: Uint8Array, spans: readonly MaskedSpan[]): void;
}

interface SentLine {
  text: string;
  readonly starts: readonly number[];
}

const mostLines = 16;

export const createSentArguments = (): SentArguments => {
  let lines: readonly SentLine[] = [];
  return {
    note: (bytes, spans) => {
      const text = Buffer.from(bytes.subarray(0, mostComparedBytes))
        .toString('latin1')
        .replaceAll(/[\r\n]/g, '');
      const starts = argumentStarts(text);
      const last = lines.at(-1);
      if (starts.length > 0) lines = [...lines.slice(1 - mostLines), { text, starts }];
      // The line before ended inside quotes, and this one is secret from its first byte.
      else if (last && spans.some(({ start, end }) => start <= 0 && end > 0)) {
        last.text = (last.text + text).slice(0, mostComparedBytes);
      }
    },
    restsAfter: (seen) =>
      lines.flatMap(({ text, starts }) =>
        starts.filter((start) => text.startsWith(seen, start)).map((start) => text.slice(start + seen.length)),
      ),
  };
};
