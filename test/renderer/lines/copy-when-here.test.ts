import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copyWhenHere } from '../../../renderer/lines/copy-text.ts';
import type { LineSource } from '../../../renderer/store/line-source.ts';
import { testTraffic } from './source-of.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const copied = (source: LineSource) => ({
  ...{ source, selection: null, form: 'text' as const, isHexView: false },
  report: (lines: string): string => lines,
});

it('copies lines as they arrive, and no part of them when one does not', async () => {
  const { source, say } = testTraffic();
  for (const text of ['one', 'two', 'three']) say('answer', text);
  expect(await copyWhenHere(copied(source))).toBe('one\ntwo\nthree\n');
  const missing: LineSource = {
    ...source,
    lines: () => null,
    lineAt: (sequence) => (sequence === 1 ? null : source.lineAt(sequence)),
  };
  const text = copyWhenHere(copied(missing));
  await vi.runAllTimersAsync();
  expect(await text).toBeNull();
});

it('looks at few lines more than once when they arrive in parts', async () => {
  const { source, say } = testTraffic();
  const count = 4_096;
  for (let index = 0; index < count; index += 1) say('answer', String(index));
  let arrived = 0;
  let looks = 0;
  const listeners = new Set<() => void>();
  const arrivals: (() => void)[] = [];
  const isHere = (sequence: number): boolean => {
    looks += 1;
    if (sequence >= arrived) {
      arrivals.push(() => {
        arrived = Math.max(arrived, sequence - (sequence % 512) + 512);
        for (const listener of listeners) listener();
      });
    }
    return sequence < arrived;
  };
  const inParts: LineSource = {
    ...source,
    lineAt: (sequence) => (isHere(sequence) ? source.lineAt(sequence) : null),
    lines: (from, most) => {
      const lines = source.lines(from, most) ?? [];
      return lines.every(({ sequence }) => isHere(sequence)) ? lines : null;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  let isDone = false;
  const text = copyWhenHere(copied(inParts)).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    // Everything that is here is read first.
    await vi.advanceTimersByTimeAsync(0);
    for (const arrive of arrivals.splice(0)) arrive();
  }
  expect((await text)?.split('\n')).toHaveLength(count + 1);
  expect(looks).toBeLessThan(4 * count);
});

it('tells how many lines were read, and ends when it is cancelled', async () => {
  const { source, say } = testTraffic();
  for (let index = 0; index < 10_000; index += 1) say('answer', String(index));
  const cancelling = new AbortController();
  const told: number[] = [];
  const onRead = (lines: number): void => {
    told.push(lines);
    if (told.length === 2) cancelling.abort();
  };
  expect(await copyWhenHere(copied(source), { onRead, signal: cancelling.signal })).toBeNull();
  expect(told).toEqual([4_096, 8_192]);
});
