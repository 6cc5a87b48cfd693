import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Forks, not threads: the native serial binding crashes in worker threads (docs/architecture.md §8). */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  define: { ATELIER_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    benchmark: { include: ['test/bench/**/*.bench.ts'] },
    globalSetup: ['test/support/build-once.ts'],
    pool: 'forks',
    // A test that runs away must not take the machine with it.
    execArgv: ['--max-old-space-size=2048'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ['default'],
  },
});
