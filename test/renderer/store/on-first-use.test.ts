import { expect, it, vi } from 'vitest';
import { onFirstUse } from '../../../renderer/store/on-first-use.ts';

it('creates the value on the first use, and only once', () => {
  const create = vi.fn(() => ({}));
  const value = onFirstUse(create);
  expect(create).not.toHaveBeenCalled();
  expect(value()).toBe(value());
  expect(create).toHaveBeenCalledTimes(1);
});

it('also keeps a value of undefined', () => {
  const create = vi.fn(() => undefined);
  const value = onFirstUse(create);
  value();
  value();
  expect(create).toHaveBeenCalledTimes(1);
});
