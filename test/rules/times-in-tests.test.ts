import { describe, expect, it } from 'vitest';
import { example, listPaths, readFiles, typescript } from './source-tree.ts';
import { allowedTimes, findTimesInTests } from './times-in-tests.ts';

describe('the tests', () => {
  it('do not depend on durations', () => {
    expect(findTimesInTests(readFiles(['test'], typescript))).toEqual([]);
  });

  it('have a file for every exception', () => {
    const paths = listPaths('test');
    expect(allowedTimes.filter(({ path }) => !paths.some((file) => file.startsWith(path)))).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    'const startMs = performance.now();',
    'expect(Date.now() - startMs).toBeLessThan(1000);',
    'process.cpuUsage(before);',
    'await new Promise((resolve) => setTimeout(resolve, 50));',
    'await page.waitForTimeout(500);',
    'await expect.poll(read, { timeout: 5_000 }).toBe(1);',
    'context.setDefaultTimeout(10_000);',
    'test: { retry: 2 },',
  ])('refuses %j', (source) => {
    expect(findTimesInTests([example('test/at/a.test.ts', source)])).not.toEqual([]);
  });

  it.each([
    'await expect.poll(read).toBe(1);',
    'await pause(100);',
    'context.setDefaultTimeout(timeoutMs(30_000));',
    'expect(clock.nowMs()).toBe(250);',
    '// performance.now()',
    "const code = 'at/timeout';",
  ])('accepts %j', (source) => {
    expect(findTimesInTests([example('test/at/a.test.ts', source)])).toEqual([]);
  });
});
