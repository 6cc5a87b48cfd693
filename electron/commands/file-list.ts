import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { utf8Of } from '../at/syntax.ts';
import { bareName } from './parts/answers.ts';
import { fileNameLimitBytes, quoted } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface FileListParams {
  /** E.g. `/`. */
  readonly directory: string;
}

export interface FileList {
  readonly files: readonly string[];
  /** Without the trailing backslash. */
  readonly directories: readonly string[];
}

/** Directories end in a backslash. Firmware of the 724 before V838 answers `ERROR` for an empty directory (docs/at-dialect.md §7). */
export const fileList = declare<FileListParams, FileList>({
  name: 'AT+FSLS',
  source: 'MAN FSLS; transcript 12',
  line: ({ directory }) => commandLine('AT+FSLS=', quoted(directory, fileNameLimitBytes)),
  response: { prefixes: [], bare: bareName },
  repeatable: true,
  optional: true,
  expected: { answer: /^ERROR$/, source: 'docs/at-dialect.md §7: 724 before V838, empty directory' },
  parse: (answer) => {
    const names = answer.lines.map(utf8Of);
    const isDirectory = (name: string): boolean => /[\\/]$/.test(name);
    return ok({
      files: names.filter((name) => !isDirectory(name)),
      directories: names.filter(isDirectory).map((name) => name.slice(0, -1)),
    });
  },
});
