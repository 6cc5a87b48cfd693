import { expect, it } from 'vitest';
import { hostPing } from '../../electron/commands/host-ping.ts';
import { expectNoInjection, expectUnreadable, resultOf, textOf } from './support.ts';

const params = { host: '36.152.44.96', count: 4, timeoutMs: 10_000 };

it('sends its timeout in tenths of a second', () => {
  expect(textOf(hostPing.line(params))).toBe('AT+CIPPING="36.152.44.96",4,32,100');
  expect(hostPing.deadlineMs(params)).toBe(53_000);
  expectNoInjection(hostPing, (host) => ({ ...params, host }), 1);
});

it.each([{ count: 0 }, { count: 101 }, { timeoutMs: 150 }, { timeoutMs: 60_100 }])('refuses %j', (change) => {
  expect(() => hostPing.line({ ...params, ...change })).toThrow(RangeError);
});

it('reads replies and lost echoes', () => {
  const received = ['+CIPPING: 1,"36.152.44.96",35,54', '+CIPPING: 2,"36.152.44.96",600,255', '', 'OK'];
  expect(resultOf(hostPing, params, received)).toEqual({
    replies: [
      { number: 1, address: '36.152.44.96', time: 35 },
      { number: 2, address: '36.152.44.96', time: null },
    ],
  });
});

it.each([[['OK']], [['+CIPPING: 1,"36.152.44.96"', 'OK']], [['+CIPPING: 1,"a",1,2', '+CIPPING: ?', 'OK']]])(
  'does not parse %j',
  (received) => {
    expectUnreadable(hostPing, params, received);
  },
);
