import { expect, it } from 'vitest';
import { masked } from '../../electron/procedures/module-page/masked.ts';

it.each([
  ['460000000000018', '•••••••••••0018'],
  ['+8610000000018', '••••••••••0018'],
  ['12345678', '••••5678'],
  ['123456', '••••56'],
  ['1234', '••••'],
  ['12', '••'],
  ['', ''],
])('shows only the last digits of %j, and keeps the length', (number, shown) => {
  expect(masked(number)).toBe(shown);
});
