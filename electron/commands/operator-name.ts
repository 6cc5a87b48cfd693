import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields, utf8Of } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface OperatorName {
  /** Name or number of the operator, e.g. `46001`; `null` while not registered. */
  readonly name: string | null;
  readonly format: 'long' | 'short' | 'numeric' | null;
  /** 3GPP number, 7 = LTE. */
  readonly accessTechnology: number | null;
}

const formats = ['long', 'short', 'numeric'] as const;

export const operatorName = declare<void, OperatorName>({
  name: 'AT+COPS?',
  source: 'MAN COPS; docs/at-dialect.md §6.1',
  line: fixedLine('AT+COPS?'),
  response: { prefixes: ['+COPS'], bare: null },
  // The manual's 300 s are for the network search of `AT+COPS=?`. Reading the name must not take that long.
  deadlineMs: () => 45_000,
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const fields = splitFields(findPrefixed(answer.lines, '+COPS') ?? '');
    if (integerOf(fields[0]?.text) === null) return unexpected('AT+COPS?', answer);
    return ok({
      name: utf8Of(fields[2]?.text ?? '') || null,
      format: formats[integerOf(fields[1]?.text) ?? -1] ?? null,
      accessTechnology: integerOf(fields[3]?.text),
    });
  },
});
