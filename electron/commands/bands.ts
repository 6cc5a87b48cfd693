import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { accepted, unexpected } from './parts/answers.ts';
import { wholeNumber } from './parts/arguments.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface BandInUse {
  /** `null`: no cell. */
  readonly band: number | null;
}

/** `*BANDIND: <reports on>,<band>,<access technology>`; without a cell only the first. */
export const bandInUse = declare<void, BandInUse>({
  name: 'AT*BANDIND?',
  source: 'MAN BANDIND',
  line: fixedLine('AT*BANDIND?'),
  response: { prefixes: ['*BANDIND'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const fields = splitFields(findPrefixed(answer.lines, '*BANDIND') ?? '');
    if (integerOf(fields[0]?.text) === null) return unexpected('AT*BANDIND?', answer);
    return ok({ band: integerOf(fields[1]?.text) });
  },
});

export interface Bands {
  readonly bands: readonly number[];
}

const largestBand = 99;
const numbersIn = (text: string, from: number): readonly number[] =>
  splitFields(text)
    .slice(from)
    .map((field) => integerOf(field.text))
    .filter((value) => value !== null && value > 0 && value <= largestBand) as readonly number[];

const listed = (bands: readonly number[], most: number): string => {
  if (bands.length === 0 || bands.length > most) throw new RangeError(`a lock names 1 to ${most} bands`);
  return bands.map((band) => wholeNumber(band, 1, largestBand)).join(',');
};

/** The allowed bands of 618 modules. */
export const allowedBands = declare<void, Bands>({
  name: 'AT+ECBAND?',
  source: 'vendor guide on ECBAND',
  line: fixedLine('AT+ECBAND?'),
  response: { prefixes: ['+ECBAND'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const bands = numbersIn(findPrefixed(answer.lines, '+ECBAND') ?? '', 0);
    return bands.length === 0 ? unexpected('AT+ECBAND?', answer) : ok({ bands });
  },
});

/** Only with the radio off (`AT+CFUN=0`). All bands: no lock. Stored in flash. */
export const setAllowedBands = declare<Bands, void>({
  name: 'AT+ECBAND',
  source: 'vendor guide on ECBAND',
  line: ({ bands }) => commandLine('AT+ECBAND=', listed(bands, 32)),
  repeatable: false,
  optional: true,
  parse: accepted,
});

/** The lock of 8910 modules (724 family). The form of the answer is not documented: all numbers after the first two are read as bands. */
export const bandLock = declare<void, Bands>({
  name: 'AT+SETLOCK',
  source: 'FAQ page of the vendor on SETLOCK',
  line: fixedLine('AT+SETLOCK=2,0'),
  response: { prefixes: ['+SETLOCK'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const text = findPrefixed(answer.lines, '+SETLOCK');
    return text === null ? unexpected('AT+SETLOCK', answer) : ok({ bands: numbersIn(text, 2) });
  },
});

/** At most five bands; none: no lock. Stored in flash, effective after a restart. */
export const setBandLock = declare<Bands, void>({
  name: 'AT+SETLOCK',
  source: 'FAQ page of the vendor on SETLOCK',
  line: ({ bands }) =>
    bands.length === 0 ? commandLine('AT+SETLOCK=0,0') : commandLine('AT+SETLOCK=1,0,', listed(bands, 5)),
  repeatable: false,
  optional: true,
  parse: accepted,
});
