import { expect, it } from 'vitest';
import { setAutomaticUpdates, updateState } from '../../electron/commands/firmware-update.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it('switches it', () => {
  expect(textOf(setAutomaticUpdates.line({ on: false }))).toBe('AT+UPGRADE="AUTO",0');
  expectPlainAnswer(setAutomaticUpdates, { on: false });
});

it.each([
  ['+UPGRADE:0', 'none', null, null],
  ['+UPGRADE: 1,40', 'running', 40, null],
  ['+UPGRADE:2,-1003,200,27', 'failed', null, -1_003],
])('reads the state from %j', (line, state, percent, code) => {
  expect(resultOf(updateState, undefined, ['AT+UPGRADE?', line, 'OK'])).toEqual({ state, percent, code });
});

it('does not parse other answers', () => {
  expectUnreadable(updateState, undefined, ['OK']);
});
