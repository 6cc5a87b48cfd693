import { ok } from '../../shared/outcome.ts';
import { commandLine, secret } from '../at/command-line.ts';
import { afterPrefix } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export type SimStateName = 'ready' | 'pin' | 'puk' | 'pin2' | 'puk2' | 'removed' | 'unknown';

export interface SimState {
  readonly state: SimStateName;
  /** The text as printed by the module, e.g. `SIM PIN`. */
  readonly text: string;
}

const stateNames: Readonly<Record<string, SimStateName>> = {
  READY: 'ready',
  'SIM PIN': 'pin',
  'SIM PUK': 'puk',
  'SIM PIN2': 'pin2',
  'SIM PUK2': 'puk2',
  'SIM REMOVED': 'removed',
};

/** The hot-plug URC ends with the number of the SIM slot (`+CPIN: SIM REMOVED 0`, transcript 14); the answer does not. */
const hotPlugShape = /\s\d$/;

/** The longest response time of all forms of CPIN (MAN 1.4). */
const deadlineMs = (): number => 180_000;

/** Without a SIM the answer is `+CME ERROR: 10`, while the SIM starts `+CME ERROR: 14`. */
export const simState = declare<void, SimState>({
  name: 'AT+CPIN?',
  source: 'MAN CPIN; transcripts 14, 27',
  line: fixedLine('AT+CPIN?'),
  response: { prefixes: ['+CPIN'], bare: null },
  deadlineMs,
  repeatable: true,
  parse: (answer) => {
    const texts = answer.lines.map((line) => afterPrefix(line, '+CPIN') ?? '');
    const text = texts.findLast((candidate) => candidate !== '' && !hotPlugShape.test(candidate));
    if (text === undefined) return unexpected('AT+CPIN?', answer);
    return ok({ state: Object.hasOwn(stateNames, text) ? (stateNames[text] ?? 'unknown') : 'unknown', text });
  },
});

export interface SimPinParams {
  /** Digits only. */
  readonly pin: string;
}

/** Quoted as in the example of the manual. Not repeatable: after three wrong PINs the SIM is locked. */
export const simPin = declare<SimPinParams, void>({
  name: 'AT+CPIN',
  source: 'MAN CPIN; docs/at-dialect.md §5',
  line: ({ pin }) => {
    if (!/^\d{4,8}$/.test(pin)) throw new RangeError('a SIM PIN has 4 to 8 digits');
    return commandLine('AT+CPIN="', secret(pin), '"');
  },
  secrets: ['pin'],
  response: { prefixes: ['+CPIN'], bare: null },
  deadlineMs,
  repeatable: false,
  parse: accepted,
});
