import { expect, it } from 'vitest';
import { attention } from '../../electron/commands/attention.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('is the two letters and nothing else', () => {
  expect(textOf(attention.line())).toBe('AT');
});

it('takes OK or an error, and may be repeated', () => {
  expectPlainAnswer(attention, undefined);
  expect(attention.repeatable).toBe(true);
});
