import { expect, it } from 'vitest';
import { activatePacketContext, packetActivations } from '../../electron/commands/packet-activation.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['transcript 31', ['+CGACT: 1,1'], [[1, true]]],
  [
    'several',
    ['+CGACT: 1,1', '+CGACT:2,0'],
    [
      [1, true],
      [2, false],
    ],
  ],
  ['none', [], []],
  ['an empty line for none', ['+CGACT:'], []],
] as const)('reads the contexts: %s', (_name, lines, expected) => {
  expect(textOf(packetActivations.line())).toBe('AT+CGACT?');
  const contexts = expected.map(([id, active]) => ({ id, active }));
  expect(resultOf(packetActivations, undefined, [...lines, '', 'OK'])).toEqual({ contexts });
});

it.each(['+CGACT: 1', '+CGACT: x,1', '+CGACT: 1,7'])('does not parse %s', (line) => {
  expectUnreadable(packetActivations, undefined, [line, 'OK']);
});

it('activates one context', () => {
  expect(textOf(activatePacketContext.line({ id: 1, active: true }))).toBe('AT+CGACT=1,1');
  expect(textOf(activatePacketContext.line({ id: 5, active: false }))).toBe('AT+CGACT=0,5');
  expect(() => activatePacketContext.line({ id: 16, active: true })).toThrow(RangeError);
  expect(activatePacketContext.deadlineMs({ id: 1, active: true })).toBe(108_000);
  expectPlainAnswer(activatePacketContext, { id: 1, active: true });
});
