import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface SleepMode {
  /** 0: always awake · 1: by the DTR signal · 2: when idle · 3: lowest power. In 1 to 3 the first command after a pause may be lost. */
  readonly mode: number;
}

export const sleepMode = declare<void, SleepMode>({
  name: 'AT+CSCLK?',
  source: 'MAN CSCLK; docs/at-dialect.md §5',
  line: fixedLine('AT+CSCLK?'),
  response: { prefixes: ['+CSCLK'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const mode = integerOf(findPrefixed(answer.lines, '+CSCLK') ?? undefined);
    return mode === null || mode < 0 || mode > 3 ? unexpected('AT+CSCLK?', answer) : ok({ mode });
  },
});
