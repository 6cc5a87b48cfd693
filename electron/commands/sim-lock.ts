import { ok } from '../../shared/outcome.ts';
import { commandLine, secret } from '../at/command-line.ts';
import { afterPrefix, findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface SimLock {
  /** The card asks for its PIN after each start. */
  readonly on: boolean;
}

export const simLock = declare<void, SimLock>({
  name: 'AT+CLCK',
  source: 'MAN CLCK',
  line: fixedLine('AT+CLCK="SC",2'),
  response: { prefixes: ['+CLCK'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const state = integerOf(splitFields(findPrefixed(answer.lines, '+CLCK') ?? '')[0]?.text);
    return state === 0 || state === 1 ? ok({ on: state === 1 }) : unexpected('AT+CLCK', answer);
  },
});

export interface SimLockParams {
  readonly on: boolean;
  /** Digits only. */
  readonly pin: string;
}

/** Not repeatable: a wrong PIN costs a try, here as well. */
export const setSimLock = declare<SimLockParams, void>({
  name: 'AT+CLCK',
  source: 'MAN CLCK',
  line: ({ on, pin }) => {
    if (!/^\d{4,8}$/.test(pin)) throw new RangeError('a SIM PIN has 4 to 8 digits');
    return commandLine(`AT+CLCK="SC",${on ? 1 : 0},"`, secret(pin), '"');
  },
  secrets: ['pin'],
  response: { prefixes: ['+CLCK'], bare: null },
  repeatable: false,
  parse: accepted,
});

export interface PinTries {
  /** For the PIN; `null`: not printed. */
  readonly pin: number | null;
  readonly puk: number | null;
}

/** Not in the manual of the vendor. A module without it answers `ERROR`. */
export const pinTries = declare<void, PinTries>({
  name: 'AT+CPINR',
  source: '3GPP TS 27.007, +CPINR',
  line: fixedLine('AT+CPINR'),
  response: { prefixes: ['+CPINR'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const rows = answer.lines.map((line) => splitFields(afterPrefix(line, '+CPINR') ?? '').map(({ text }) => text));
    const triesOf = (name: string): number | null => {
      const tries = integerOf(rows.find(([code]) => code === name)?.[1]);
      return tries === null || tries < 0 || tries > 10 ? null : tries;
    };
    const [pin, puk] = [triesOf('SIM PIN'), triesOf('SIM PUK')];
    return pin === null && puk === null ? unexpected('AT+CPINR', answer) : ok({ pin, puk });
  },
});
