import { expect, it } from 'vitest';
import { serialNumber } from '../../electron/commands/serial-number.ts';
import { expectUnreadable, play, resultOf, textOf } from './support.ts';

it.each([
  ['bare', ['868488076771714', '', 'OK']],
  ['with its name', ['+CGSN: "868488076771714"', 'OK']],
])('reads the IMEI: %s', (_name, received) => {
  expect(textOf(serialNumber.line())).toBe('AT+CGSN');
  expect(resultOf(serialNumber, undefined, received)).toEqual({ imei: '868488076771714' });
});

it('does not accept a line that is not an IMEI', () => {
  expect(play(serialNumber, undefined, ['12345', '868488076771714', 'OK']).unclaimed).toEqual(['12345']);
});

it.each([[['OK']], [['+CGSN: 8684', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(serialNumber, undefined, received);
});
