import { expect, it } from 'vitest';
import { userSerialNumber } from '../../electron/commands/user-serial-number.ts';
import { resultOf, textOf } from './support.ts';

it.each([
  [['AT+WISN?', '1234567890', '', 'OK'], '1234567890'],
  [['+WISN: "A-17"', 'OK'], 'A-17'],
  [['OK'], ''],
])('reads %j', (received, text) => {
  expect(textOf(userSerialNumber.line())).toBe('AT+WISN?');
  expect(resultOf(userSerialNumber, undefined, received)).toEqual({ text });
});
