import { afterEach, beforeEach, expect } from 'vitest';
import { type BenchOptions, openWindowBench, type WindowBench } from './window-bench.ts';

/** A separate application for each test of the describe block. A test fails on any problem in any of its windows. */
export const benchOfEachTest = (options: BenchOptions = {}): (() => WindowBench) => {
  let bench: WindowBench | null = null;
  beforeEach(async () => {
    bench = await openWindowBench(options);
  });
  afterEach(async ({ task }) => {
    const ended = bench;
    bench = null;
    if (!ended) return;
    // A failure on another machine can be understood only by what was on the screen.
    if (task.result?.state === 'fail') process.stderr.write(`${(await ended.shownNow()).join('\n---\n')}\n`);
    await ended.close();
    expect(ended.problems).toEqual([]);
  });
  return () => {
    if (!bench) throw new Error('only within a test');
    return bench;
  };
};
