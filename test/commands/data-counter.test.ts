import { expect, it } from 'vitest';
import { dataCounter, setDataCounter } from '../../electron/commands/data-counter.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  [['^DATAINFO: 1024,4096', 'OK'], { on: true, sentBytes: 1_024, receivedBytes: 4_096 }],
  [['^DATAINFO:0,0', 'OK'], { on: true, sentBytes: 0, receivedBytes: 0 }],
  [['OK'], { on: false, sentBytes: null, receivedBytes: null }],
])('reads %j', (received, counter) => {
  expect(textOf(dataCounter.line())).toBe('AT^DATAINFO');
  expect(resultOf(dataCounter, undefined, received)).toEqual(counter);
});

it('is switched on and off', () => {
  expect(textOf(setDataCounter.line({ on: true }))).toBe('AT^DATAINFO=1,30');
  expect(textOf(setDataCounter.line({ on: false }))).toBe('AT^DATAINFO=0,30');
  expectPlainAnswer(setDataCounter, { on: true });
});

it.each([[['^DATAINFO: 1', 'OK']], [['^DATAINFO: x,y', 'OK']], [['^DATAINFO: -1,2', 'OK']]])(
  'does not parse %j',
  (received) => {
    expectUnreadable(dataCounter, undefined, received);
  },
);
