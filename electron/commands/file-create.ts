import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { fileNameLimitBytes, quoted } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface FileCreateParams {
  readonly file: string;
}

/** Creates an empty file. The effect on an existing file is unknown: delete it first. */
export const fileCreate = declare<FileCreateParams, void>({
  name: 'AT+FSCREATE',
  source: 'article table; MAN FSCREATE; transcript 12',
  line: ({ file }) => commandLine('AT+FSCREATE=', quoted(file, fileNameLimitBytes)),
  repeatable: false,
  parse: accepted,
});
