import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface SupplyVoltage {
  readonly millivolts: number;
}

/** LPAT firmware of 618 modules before V1151 always answers the same value. */
export const supplyVoltage = declare<void, SupplyVoltage>({
  name: 'AT+CBC',
  source: 'MAN CBC',
  line: fixedLine('AT+CBC'),
  response: { prefixes: ['+CBC'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    // 3GPP TS 27.007 §8.4 has two fields more before it; the last one is the voltage in both.
    const millivolts = integerOf(splitFields(findPrefixed(answer.lines, '+CBC') ?? '').at(-1)?.text);
    return millivolts === null || millivolts <= 0 ? unexpected('AT+CBC', answer) : ok({ millivolts });
  },
});
