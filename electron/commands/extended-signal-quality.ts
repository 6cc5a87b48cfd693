import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** LTE reference signal; `null` when unknown. */
export interface ExtendedSignalQuality {
  /** Received power, −141 to −44 dBm. */
  readonly rsrpDbm: number | null;
  /** Received quality, −20 to −3 dB. */
  readonly rsrqDb: number | null;
}

/** `undefined`: cannot be parsed. 255 and every other value beyond the scale mean "unknown". */
const scaled = (
  text: string | undefined,
  largest: number,
  scale: (value: number) => number,
): number | null | undefined => {
  const value = integerOf(text);
  if (value === null || value < 0) return undefined;
  return value > largest ? null : scale(value);
};

export const extendedSignalQuality = declare<void, ExtendedSignalQuality>({
  name: 'AT+CESQ',
  source: 'MAN CESQ; docs/at-dialect.md §5',
  line: fixedLine('AT+CESQ'),
  response: { prefixes: ['+CESQ'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const fields = splitFields(findPrefixed(answer.lines, '+CESQ') ?? '');
    const rsrqDb = scaled(fields[4]?.text, 34, (value) => value / 2 - 20);
    const rsrpDbm = scaled(fields[5]?.text, 97, (value) => value - 141);
    if (rsrqDb === undefined || rsrpDbm === undefined) return unexpected('AT+CESQ', answer);
    return ok({ rsrpDbm, rsrqDb });
  },
});
