import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, quotedSecret, stringLimitBytes } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export type ApnAuthentication = 'none' | 'pap' | 'chap';

export interface NetworkApnParams {
  readonly name: string;
  /** `null`: no username. */
  readonly user: string | null;
  readonly password: string | null;
  readonly auth: ApnAuthentication;
}

const authenticationNumbers: Readonly<Record<ApnAuthentication, number>> = { none: 0, pap: 1, chap: 2 };

/**
 * The APN of a private SIM. Mode 2: stored and applied at once; the network stack restarts.
 * Quoted as in the vendor's scripts for the ASR1802; the example in the manual has no quotes.
 */
export const networkApn = declare<NetworkApnParams, void>({
  name: 'AT+CPNETAPN',
  source: 'MAN CPNETAPN; docs/at-dialect.md §6.1; vendor scripts for the ASR1802',
  line: ({ name, user, password, auth }) =>
    commandLine(
      'AT+CPNETAPN=2,',
      quoted(name, stringLimitBytes),
      ',',
      quoted(user ?? '', stringLimitBytes),
      ',',
      ...quotedSecret(password ?? '', stringLimitBytes),
      ',',
      authenticationNumbers[auth],
    ),
  secrets: ['password'],
  repeatable: true,
  parse: accepted,
});
