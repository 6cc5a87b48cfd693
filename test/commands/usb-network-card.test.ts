import { expect, it } from 'vitest';
import { setUsbNetworkCard, usbNetworkCard } from '../../electron/commands/usb-network-card.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+RNDISCALL:1', true],
  ['+RNDISCALL: 0', false],
  ['+RNDISCALL: 1,1', true],
])('reads %j', (line, on) => {
  expect(textOf(usbNetworkCard.line())).toBe('AT+RNDISCALL?');
  expect(resultOf(usbNetworkCard, undefined, [line, 'OK'])).toEqual({ on });
});

it('is switched, and does not parse other answers', () => {
  expect(textOf(setUsbNetworkCard.line({ on: false }))).toBe('AT+RNDISCALL=0');
  expectPlainAnswer(setUsbNetworkCard, { on: false });
  expectUnreadable(usbNetworkCard, undefined, ['OK']);
});
