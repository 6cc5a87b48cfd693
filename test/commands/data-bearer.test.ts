import { expect, it } from 'vitest';
import { bearerSetting, bearerState, openBearer } from '../../electron/commands/data-bearer.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+SAPBR: 1,1,"10.43.103.155"', true],
  ['+SAPBR: 1,1,010.169.179.213', true],
  ['+SAPBR: 1,0,"0.0.0.0"', false],
  ['+SAPBR: 1,3,"0.0.0.0"', false],
])('reads the state from %j', (line, isOpen) => {
  expect(textOf(bearerState.line())).toBe('AT+SAPBR=2,1');
  expect(resultOf(bearerState, undefined, [line, 'OK'])).toEqual({ isOpen });
});

it('sets and opens bearer 1', () => {
  expect(textOf(bearerSetting.line({ setting: 'type' }))).toBe('AT+SAPBR=3,1,"CONTYPE","GPRS"');
  expect(textOf(bearerSetting.line({ setting: 'apn' }))).toBe('AT+SAPBR=3,1,"APN",""');
  expect(textOf(openBearer.line())).toBe('AT+SAPBR=1,1');
  expectPlainAnswer(bearerSetting, { setting: 'apn' });
  expectPlainAnswer(openBearer, undefined);
  expectUnreadable(bearerState, undefined, ['OK']);
});
