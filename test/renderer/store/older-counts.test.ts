import { expect, it } from 'vitest';
import { createOlderCounts } from '../../../renderer/store/older-counts.ts';

it('counts the lines of each kind in parts, once, when there is a listener', async () => {
  const asked: string[] = [];
  const counts = createOlderCounts(10, (name) => async (from, to) => {
    asked.push(`${name} ${from}`);
    // Answers for at most eight pieces.
    return { to: Math.min(to, from + 8), bits: Uint8Array.of(name === 'sent' ? 0b101 : name === 'error' ? 1 : 0) };
  });
  expect(asked).toEqual([]);
  const seen: number[] = [];
  counts.onChange(() => seen.push(counts.counts().sent));
  counts.onChange(() => undefined);
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  expect(counts.counts()).toEqual({ sent: 4, received: 0, urc: 0, error: 2 });
  expect(seen.slice(0, 2)).toEqual([2, 4]);
  expect(asked).toHaveLength(8);
});

it('asks nothing where nothing is older', async () => {
  const counts = createOlderCounts(0, () => () => Promise.reject(new Error('asked')));
  counts.onChange(() => undefined);
  expect(counts.counts()).toEqual({ sent: 0, received: 0, urc: 0, error: 0 });
});

it('counts nothing rather than a part when the program cannot answer, and counts again for the next listener', async () => {
  let answers = false;
  const counts = createOlderCounts(10, () => async (_, to) => (answers ? { to, bits: Uint8Array.of(0b11) } : null));
  counts.onChange(() => undefined);
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  expect(counts.counts().sent).toBe(0);
  answers = true;
  counts.onChange(() => undefined);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(counts.counts()).toEqual({ sent: 2, received: 2, urc: 2, error: 2 });
});
