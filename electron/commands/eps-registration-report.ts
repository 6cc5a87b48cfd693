import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface EpsRegistrationReportParams {
  /** 0: no reports (default) · 3: reports and answers name the cause of a refusal, where the module knows this mode. */
  readonly mode: 0 | 3;
}

/** Mode 3 adds the type and number of the reject cause to `AT+CEREG?` (docs/at-dialect.md §6.1). Lost at a restart. */
export const epsRegistrationReport = declare<EpsRegistrationReportParams, void>({
  name: 'AT+CEREG',
  source: 'MAN CEREG; docs/at-dialect.md §6.1',
  line: ({ mode }) => commandLine('AT+CEREG=', wholeNumber(mode, 0, 3)),
  repeatable: true,
  optional: true,
  parse: accepted,
});
