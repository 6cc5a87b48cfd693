import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './support/long-files-first.ts';
import { timeoutMs } from './support/time-scale.ts';

/** Tests that start the product as a process of its own. They wait more than they compute. */
const acceptance = ['test/acceptance/**/*.test.ts'];
/** The window in a real browser. */
const browser = ['test/browser/**/*.test.ts'];
/** Pictures for the documents: only on demand (`npm run screenshots`). */
const pictures = ['test/screenshots/**/*.test.ts'];
/** What takes minutes or measures time: only on demand (`npm run soak`). */
const soak = ['test/soak/**/*.test.ts'];
/** Measurements of cost: only on demand (`npm run bench`). */
const bench = ['test/bench/**/*.bench.ts'];
/** Side by side: while processes and virtual modules wait, pages are drawn. One more than two cores, because all of them also wait. */
const besideEachOther = { maxWorkers: 3, groupOrder: 1 };

/** Forks, not threads: the native serial binding crashes in worker threads (docs/architecture.md §8). */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  define: { ATELIER_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    sequence: { sequencer: LongFilesFirst },
    globalSetup: ['test/support/scratch-folder.ts', 'test/support/build-once.ts'],
    pool: 'forks',
    // A test that runs away must not take the machine with it.
    execArgv: ['--max-old-space-size=2048'],
    testTimeout: timeoutMs(60_000),
    hookTimeout: timeoutMs(60_000),
    // Vitest's own limit of a second is an assertion about the machine.
    expect: { poll: { timeout: timeoutMs(20_000) } },
    reporters: ['default'],
    projects: [
      {
        extends: true,
        // A process for each of 270 files costs more than the tests in them; none leaves anything in its process.
        test: {
          name: 'unit',
          isolate: false,
          // Vitest leaves one core out, which on two cores is half.
          maxWorkers: '100%',
          include: ['test/**/*.test.ts'],
          exclude: [...acceptance, ...browser, ...pictures, ...soak],
        },
      },
      {
        extends: true,
        test: {
          name: 'acceptance',
          include: acceptance,
          maxWorkers: besideEachOther.maxWorkers,
          sequence: { groupOrder: besideEachOther.groupOrder },
          testTimeout: timeoutMs(120_000),
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browser,
          maxWorkers: besideEachOther.maxWorkers,
          sequence: { groupOrder: besideEachOther.groupOrder },
          testTimeout: timeoutMs(240_000),
        },
      },
      {
        extends: true,
        test: {
          name: 'screenshots',
          include: pictures,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          testTimeout: timeoutMs(300_000),
        },
      },
      {
        extends: true,
        test: { name: 'soak', include: soak, maxWorkers: 1, sequence: { groupOrder: 4 } },
      },
      {
        extends: true,
        test: { name: 'bench', include: bench, maxWorkers: 1, sequence: { groupOrder: 5 } },
      },
    ],
  },
});
