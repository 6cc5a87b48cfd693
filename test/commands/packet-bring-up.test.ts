import { expect, it } from 'vitest';
import { bringUpPacketData, startPacketTask } from '../../electron/commands/packet-bring-up.ts';
import { expectNoInjection, expectPlainAnswer, play, textOf } from './support.ts';

it('starts with the APN of the network or a given one', () => {
  expect(textOf(startPacketTask.line({ apn: null }))).toBe('AT+CSTT');
  expect(textOf(startPacketTask.line({ apn: 'cmiot' }))).toBe('AT+CSTT="cmiot"');
  expectNoInjection(startPacketTask, (apn) => ({ apn }), 1);
  expectPlainAnswer(startPacketTask, { apn: null });
});

it('brings packet data up, or fails with the error after the event', () => {
  expect(textOf(bringUpPacketData.line())).toBe('AT+CIICR');
  expect(bringUpPacketData.deadlineMs()).toBe(90_000);
  expectPlainAnswer(bringUpPacketData, undefined);
  const { failedBy, unclaimed } = play(bringUpPacketData, undefined, ['+PDP: DEACT', '', '+CME ERROR: 65535']);
  expect(failedBy).toBe('+CME ERROR: 65535');
  expect(unclaimed).toEqual(['+PDP: DEACT']);
});
