import { expect, it } from 'vitest';
import { attention } from '../../electron/commands/attention.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('sends only the two letters', () => {
  expect(textOf(attention.line())).toBe('AT');
});

it('accepts OK or an error, and may be repeated', () => {
  expectPlainAnswer(attention, undefined);
  expect(attention.repeatable).toBe(true);
});
