import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** The longest response time of all forms of CFUN (MAN 1.4). */
const deadlineMs = (): number => 45_000;

/** 0: minimum functionality, no network · 1: full functionality · 4: radio off. */
export type RadioLevel = 0 | 1 | 4;

export interface RadioFunction {
  readonly level: RadioLevel;
}

const isRadioLevel = (value: number | null): value is RadioLevel => value === 0 || value === 1 || value === 4;

export const radioFunction = declare<void, RadioFunction>({
  name: 'AT+CFUN?',
  source: 'MAN CFUN; docs/at-dialect.md §5',
  line: fixedLine('AT+CFUN?'),
  response: { prefixes: ['+CFUN'], bare: null },
  deadlineMs,
  repeatable: true,
  parse: (answer) => {
    const level = integerOf(findPrefixed(answer.lines, '+CFUN') ?? undefined);
    return isRadioLevel(level) ? ok({ level }) : unexpected('AT+CFUN?', answer);
  },
});

/** Without the second parameter, which would restart the module. After 1 the module registers without further commands (transcript 14). */
export const setRadioFunction = declare<RadioFunction, void>({
  name: 'AT+CFUN',
  source: 'MAN CFUN; transcript 14',
  line: ({ level }) => commandLine('AT+CFUN=', level),
  deadlineMs,
  repeatable: true,
  parse: accepted,
});
