import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { missingFile } from './cme-errors.ts';
import { unexpected } from './parts/answers.ts';
import { fileNameLimitBytes, quoted } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface FileSizeParams {
  readonly file: string;
}

export interface FileSize {
  readonly sizeBytes: number;
  /** The line as printed by the module: evidence when the size is wrong. */
  readonly line: string;
}

/** For a missing file the module prints `+CME ERROR: 62` or `100`, or plain `ERROR`. */
export const fileSize = declare<FileSizeParams, FileSize>({
  name: 'AT+FSFLSIZE',
  source: 'MAN FSFLSIZE; transcript 12',
  line: ({ file }) => commandLine('AT+FSFLSIZE=', quoted(file, fileNameLimitBytes)),
  response: { prefixes: ['+FSFLSIZE'], bare: null },
  repeatable: true,
  expected: { answer: missingFile, source: 'measured on 780EP; plain ERROR: other firmware' },
  parse: (answer) => {
    const line = answer.lines.find((text) => findPrefixed([text], '+FSFLSIZE') !== null) ?? '';
    const sizeBytes = integerOf(findPrefixed([line], '+FSFLSIZE') ?? undefined);
    return sizeBytes === null || sizeBytes < 0 ? unexpected('AT+FSFLSIZE', answer) : ok({ sizeBytes, line });
  },
});
