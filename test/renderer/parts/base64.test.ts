import { expect, it } from 'vitest';
import { base64Of, bytesFromBase64 } from '../../../renderer/parts/base64.ts';

it('keeps bytes unchanged, in any number', () => {
  const all = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
  expect(bytesFromBase64(base64Of(all))).toEqual(all);
  expect(base64Of(new Uint8Array())).toBe('');
});
