import { expect, it } from 'vitest';
import { ownNumber, subscriber } from '../../electron/commands/sim-subscriber.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([[['460000000000000', '', 'OK']], [['+CIMI: "460000000000000"', 'OK']]])(
  'reads the IMSI from %j',
  (received) => {
    expect(textOf(subscriber.line())).toBe('AT+CIMI');
    expect(resultOf(subscriber, undefined, received)).toEqual({ imsi: '460000000000000' });
  },
);

it.each([
  [['+CNUM: "","+8610000000000",145', 'OK'], '+8610000000000'],
  [['+CNUM: ,"10000000000",129', 'OK'], '10000000000'],
  [['+CNUM: "","",129', 'OK'], null],
  [['OK'], null],
])('reads the number from %j', (received, number) => {
  expect(textOf(ownNumber.line())).toBe('AT+CNUM');
  expect(resultOf(ownNumber, undefined, received)).toEqual({ number });
});

it('does not parse an answer without the IMSI', () => {
  expectUnreadable(subscriber, undefined, ['OK']);
});
