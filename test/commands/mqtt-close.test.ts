import { expect, it } from 'vitest';
import { mqttClose } from '../../electron/commands/mqtt-close.ts';
import { expectPlainAnswer, play, textOf } from './support.ts';

it('builds the line and accepts OK, CLOSE OK or an error', () => {
  expect(textOf(mqttClose.line())).toBe('AT+MIPCLOSE');
  expectPlainAnswer(mqttClose, undefined);
  expect(play(mqttClose, undefined, ['CLOSE OK']).outcome?.ok).toBe(true);
});

it('fails with 767 when there is nothing to close (transcript 09)', () => {
  expect(play(mqttClose, undefined, ['+CME ERROR: 767']).failedBy).toBe('+CME ERROR: 767');
});
