import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface ErrorModeParams {
  /** 0 plain `ERROR` · 1 `+CME ERROR: <number>` · 2 text. 780EPV V1011 prints text in every mode. */
  readonly mode: 0 | 1 | 2;
}

export const errorMode = declare<ErrorModeParams, void>({
  name: 'AT+CMEE',
  source: 'MAN CMEE; docs/at-dialect.md §5',
  line: ({ mode }) => commandLine('AT+CMEE=', wholeNumber(mode, 0, 2)),
  repeatable: true,
  parse: accepted,
});
