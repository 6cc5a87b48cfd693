import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that start processes and measure time: one file at a time, after all the others, so that they measure the product. */
const timed = ['test/acceptance/**/*.test.ts'];
/** The window in a real browser, one file after another as well. */
const browser = ['test/browser/**/*.test.ts'];
/** Pictures for the documents: only on demand (`npm run screenshots`). */
const pictures = ['test/screenshots/**/*.test.ts'];

/** Forks, not threads: the native serial binding crashes in worker threads (docs/architecture.md §8). */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  define: { ATELIER_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
    globalSetup: ['test/support/scratch-folder.ts', 'test/support/build-once.ts'],
    pool: 'forks',
    // A test that runs away must not take the machine with it.
    execArgv: ['--max-old-space-size=2048'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...timed, ...browser, ...pictures] },
      },
      {
        extends: true,
        test: { name: 'acceptance', include: timed, maxWorkers: 1, sequence: { groupOrder: 1 }, testTimeout: 90_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // A browser beside the application on two busy cores: two more chances, and the reporter shows that they were needed.
          retry: process.env.CI === 'true' ? 2 : 0,
          include: browser,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'screenshots',
          include: pictures,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          testTimeout: 300_000,
        },
      },
    ],
  },
});
