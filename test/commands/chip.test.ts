import { expect, it } from 'vitest';
import { chip } from '../../electron/commands/chip.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it('reads the chip', () => {
  expect(textOf(chip.line())).toBe('AT^HVER');
  expect(resultOf(chip, undefined, ['^HVER: EC718', 'OK'])).toEqual({ name: 'EC718' });
  expect(resultOf(chip, undefined, ['^HVER:"EC618"', 'OK'])).toEqual({ name: 'EC618' });
  expectUnreadable(chip, undefined, ['OK']);
});
