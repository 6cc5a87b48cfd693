import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface Chip {
  /** E.g. `EC718`. */
  readonly name: string;
}

export const chip = declare<void, Chip>({
  name: 'AT^HVER',
  source: 'MAN HVER',
  line: fixedLine('AT^HVER'),
  response: { prefixes: ['^HVER'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const name = unquoted(findPrefixed(answer.lines, '^HVER') ?? '');
    return name === '' ? unexpected('AT^HVER', answer) : ok({ name });
  },
});
