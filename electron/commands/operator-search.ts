import { visibleText } from '../../shared/at/visible-text.ts';
import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export type OperatorState = 'unknown' | 'available' | 'current' | 'forbidden';

export interface FoundOperator {
  readonly state: OperatorState;
  readonly name: string;
  /** MCC and MNC, e.g. `46001`. */
  readonly number: string;
  /** 3GPP number, 7 = LTE. */
  readonly accessTechnology: number | null;
}

export interface OperatorSearch {
  readonly operators: readonly FoundOperator[];
}

const states = ['unknown', 'available', 'current', 'forbidden'] as const;

/** A group in parentheses. A name may contain parentheses, but only within its quotes. */
const group = /\(((?:"[^"]*"|[^()"])*)\)/g;

const readOperator = (text: string): FoundOperator | null => {
  const fields = splitFields(text).map((field) => field.text);
  const state = states[integerOf(fields[0]) ?? -1];
  const number = fields[3] ?? '';
  // The lists of modes and formats at the end have no such number.
  if (state === undefined || !/^\d{5,6}$/.test(number)) return null;
  const name = visibleText(Buffer.from(fields[1] || fields[2] || '', 'latin1'));
  return { state, name, number, accessTechnology: integerOf(fields[4]) };
};

/** The module searches all bands and answers nothing else meanwhile: up to 300 s (MAN 1.4). */
export const operatorSearch = declare<void, OperatorSearch>({
  name: 'AT+COPS=?',
  source: 'MAN COPS; 3GPP TS 27.007 §7.3',
  line: fixedLine('AT+COPS=?'),
  response: { prefixes: ['+COPS'], bare: null },
  deadlineMs: () => 300_000,
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const text = findPrefixed(answer.lines, '+COPS');
    if (text === null) return answer.lines.length === 0 ? ok({ operators: [] }) : unexpected('AT+COPS=?', answer);
    const found = [...text.matchAll(group)].map(([, inside = '']) => readOperator(inside));
    return ok({ operators: found.filter((operator) => operator !== null) });
  },
});
