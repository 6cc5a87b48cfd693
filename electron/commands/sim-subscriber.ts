import { ok } from '../../shared/outcome.ts';
import { afterPrefix, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface Subscriber {
  /** 15 digits as a rule. */
  readonly imsi: string;
}

const imsiShape = /^(?:\+CIMI\s*:\s*)?"?(\d{6,15})"?$/;

export const subscriber = declare<void, Subscriber>({
  name: 'AT+CIMI',
  source: 'MAN CIMI',
  line: fixedLine('AT+CIMI'),
  response: { prefixes: ['+CIMI'], bare: /^\d{6,15}$/ },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const imsi = answer.lines.map((line) => imsiShape.exec(line)?.[1]).find((digits) => digits !== undefined);
    return imsi === undefined ? unexpected('AT+CIMI', answer) : ok({ imsi });
  },
});

export interface OwnNumber {
  /** `null`: the card does not contain its number. */
  readonly number: string | null;
}

/** Most IoT cards do not contain their number. Some firmware answers `ERROR`. */
export const ownNumber = declare<void, OwnNumber>({
  name: 'AT+CNUM',
  source: '3GPP TS 27.007 §7.1',
  line: fixedLine('AT+CNUM'),
  response: { prefixes: ['+CNUM'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const numbers = answer.lines.map((line) => splitFields(afterPrefix(line, '+CNUM') ?? '')[1]?.text ?? '');
    return ok({ number: numbers.find((text) => /^\+?\d{3,20}$/.test(text)) ?? null });
  },
});
