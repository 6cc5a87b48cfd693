import { commandLine } from '../at/command-line.ts';
import { missingFile } from './cme-errors.ts';
import { accepted } from './parts/answers.ts';
import { fileNameLimitBytes, quoted } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface FileDeleteParams {
  readonly file: string;
}

/** For a missing file the module prints `+CME ERROR: 62` or `100`, or plain `ERROR`. Deleting twice does no harm. */
export const fileDelete = declare<FileDeleteParams, void>({
  name: 'AT+FSDEL',
  source: 'MAN FSDEL; transcript 12',
  line: ({ file }) => commandLine('AT+FSDEL=', quoted(file, fileNameLimitBytes)),
  repeatable: true,
  expected: { answer: missingFile, source: 'measured on 780EP; plain ERROR: other firmware' },
  parse: accepted,
});
