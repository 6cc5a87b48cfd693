import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface Revision {
  /** The version string, e.g. `AirM2M_780E_V1161_LTE_AT`. */
  readonly version: string;
}

/** The syntax table of the manual has `Revision:`, its example and all logs `+CGMR:`; 2G modules print no prefix (docs/at-dialect.md §5). */
export const revision = declare<void, Revision>({
  name: 'AT+CGMR',
  source: 'MAN CGMR; transcripts 27, 29',
  line: fixedLine('AT+CGMR'),
  response: { prefixes: ['+CGMR', 'Revision'], bare: /^AirM2M_\S+$/ },
  repeatable: true,
  parse: (answer) => {
    const { lines } = answer;
    const text = findPrefixed(lines, '+CGMR') ?? findPrefixed(lines, 'Revision') ?? lines[0] ?? '';
    const version = unquoted(text);
    return version === '' ? unexpected('AT+CGMR', answer) : ok({ version });
  },
});
