import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { fileNameLimitBytes, quoted, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

/** Largest block of one FSWRITE or FSREAD (docs/at-dialect.md §7). */
export const fileBlockLimitBytes = 10_240;

export interface FileWriteParams {
  readonly file: string;
  /** 0: from the start (whether a longer file is truncated is unknown) · 1: append. */
  readonly mode: 0 | 1;
  /** 1 to 10240 bytes, not starting with LF: see `fileWriteParts`. */
  readonly bytes: Uint8Array;
  /** How long the module waits for all bytes before it prints `TimeOut`. */
  readonly seconds: number;
  /** True for private keys: the content is masked everywhere. */
  readonly secret: boolean;
}

const lineFeed = 0x0a;

/**
 * The module ends the input automatically once it has all bytes. A line feed directly after the command line counts as part of the line end
 * and is dropped, so the byte count would never be reached (docs/at-dialect.md §2): a payload that starts with a line feed is a bug.
 */
export const fileWrite = declare<FileWriteParams, void>({
  name: 'AT+FSWRITE',
  source: 'article table; MAN FSWRITE; transcripts 03, 12',
  line: ({ file, mode, bytes, seconds }) => {
    if (bytes[0] === lineFeed) throw new RangeError('a block that starts with a line feed would lose it');
    return commandLine(
      'AT+FSWRITE=',
      quoted(file, fileNameLimitBytes),
      `,${wholeNumber(mode, 0, 1)},${wholeNumber(bytes.length, 1, fileBlockLimitBytes)}`,
      `,${wholeNumber(seconds, 1, 0xffffffff)}`,
    );
  },
  secrets: ['bytes'],
  finals: { success: [], failure: [/^TimeOut$/i] },
  prompt: ({ bytes, secret }) => ({ bytes, secret }),
  deadlineMs: ({ seconds }) => seconds * 1_000 + 2_000,
  repeatable: false,
  parse: accepted,
});

/** Splits a file into blocks for FSWRITE. No block starts with a line feed unless the file itself does. */
export const fileWriteParts = (content: Uint8Array, limitBytes = fileBlockLimitBytes): readonly Uint8Array[] => {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (start < content.length) {
    let end = Math.min(start + limitBytes, content.length);
    while (end < content.length && content[end] === lineFeed && end - 1 > start) end -= 1;
    parts.push(content.subarray(start, end));
    start = end;
  }
  return parts;
};
