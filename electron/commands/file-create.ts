import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { fileNameLimitBytes, quoted } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface FileCreateParams {
  readonly file: string;
}

/** An empty file. What it does to an existing one is not known: delete it first. */
export const fileCreate = declare<FileCreateParams, void>({
  name: 'AT+FSCREATE',
  source: 'article table; MAN FSCREATE; transcript 12',
  line: ({ file }) => commandLine('AT+FSCREATE=', quoted(file, fileNameLimitBytes)),
  repeatable: false,
  parse: accepted,
});
