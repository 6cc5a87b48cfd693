import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { bareText, unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface Model {
  /** E.g. `Air780E`. */
  readonly model: string;
}

export const model = declare<void, Model>({
  name: 'AT+CGMM',
  source: 'MAN CGMM; docs/at-dialect.md §5',
  line: fixedLine('AT+CGMM'),
  response: { prefixes: ['+CGMM'], bare: bareText },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const name = unquoted(findPrefixed(answer.lines, '+CGMM') ?? answer.lines[0] ?? '');
    return name === '' ? unexpected('AT+CGMM', answer) : ok({ model: name });
  },
});
