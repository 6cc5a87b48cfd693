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
