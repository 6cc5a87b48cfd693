import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { quoted, stringLimitBytes } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';
import { errorAfterOk } from './parts/second-phase.ts';

export interface HostLookupParams {
  readonly host: string;
  readonly secondPhaseMs: number;
}

export interface HostLookup {
  /** At least one. */
  readonly addresses: readonly string[];
}

/** Only after CSTT, CIICR and CIFSR (docs/at-dialect.md §6.2). `+CDNSGIP: 0,<10 to 15>` gives the reason when there is no address. */
export const hostLookup = declare<HostLookupParams, HostLookup>({
  name: 'AT+CDNSGIP',
  source: 'MAN CDNSGIP; docs/at-dialect.md §6.3',
  line: ({ host }) => commandLine('AT+CDNSGIP=', quoted(host, stringLimitBytes)),
  secondPhase: ({ secondPhaseMs }) => ({
    success: [/^\+CDNSGIP\s*:\s*1\s*,.*$/],
    failure: [/^\+CDNSGIP\s*:\s*0\s*,.*$/, errorAfterOk],
    detail: [],
    deadlineMs: secondPhaseMs,
    holdsLine: true,
  }),
  repeatable: true,
  parse: (answer) => {
    const fields = splitFields(findPrefixed(answer.secondPhase, '+CDNSGIP') ?? '');
    const addresses = fields.slice(2).flatMap(({ text }) => (text === '' ? [] : [text]));
    if (addresses.length > 0) return ok({ addresses });
    return unexpected('AT+CDNSGIP', { ...answer, lines: answer.secondPhase });
  },
});
