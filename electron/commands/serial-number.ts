import { readImei } from '../../shared/at/imei.ts';
import { ok } from '../../shared/outcome.ts';
import { findPrefixed } from '../at/syntax.ts';
import { unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface SerialNumber {
  /** 15 digits. The only identity of a unit: the USB serial number is the same for all (docs/at-dialect.md §3). */
  readonly imei: string;
}

/** Sixteen digits are the value before an IMEI is written: an answer, but no IMEI. */
export const serialNumber = declare<void, SerialNumber>({
  name: 'AT+CGSN',
  source: 'MAN CGSN; docs/at-dialect.md §5',
  line: fixedLine('AT+CGSN'),
  response: { prefixes: ['+CGSN'], bare: /^\d{15,16}$/ },
  repeatable: true,
  parse: (answer) => {
    const imei = readImei(unquoted(findPrefixed(answer.lines, '+CGSN') ?? answer.lines[0] ?? ''));
    return imei === null ? unexpected('AT+CGSN', answer) : ok({ imei });
  },
});
