import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface StartReason {
  /** 0 power key or supply · 1 charger · 2 alarm · 3 software · 5 reset pin · 6 crash · 8 watchdog · others: MAN EXINFO. */
  readonly code: number;
}

export const startReason = declare<void, StartReason>({
  name: 'AT*EXINFO?',
  source: 'MAN EXINFO',
  line: fixedLine('AT*EXINFO?'),
  response: { prefixes: ['*EXINFO'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const code = integerOf(findPrefixed(answer.lines, '*EXINFO') ?? undefined);
    return code === null || code < 0 ? unexpected('AT*EXINFO?', answer) : ok({ code });
  },
});
