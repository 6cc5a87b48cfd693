// Vitest for `npm run mutate`: the sources contain their changes behind switches, and the runner sets the switches.
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import { mutantsOf, withSwitches } from './mutants.mjs';

const root = resolve(import.meta.dirname, '../..');
const job = JSON.parse(readFileSync(process.env.ATELIER_MUTATE_JOB, 'utf8'));
const chosen = new Map();
for (const { file, id } of job.mutants) chosen.set(file, (chosen.get(file) ?? new Set()).add(id));

const switches = {
  name: 'switches',
  enforce: 'pre',
  transform(text, path) {
    const file = relative(root, path.split('?')[0]).replaceAll('\\', '/');
    const ids = chosen.get(file);
    if (!ids) return undefined;
    const { mutants, loops } = mutantsOf(file, text);
    return {
      code: withSwitches(
        text,
        mutants.filter(({ id }) => ids.has(id)),
        loops,
      ),
      map: null,
    };
  },
};

/** Runs the test files in the order of the job. */
class JobOrder extends BaseSequencer {
  async sort(files) {
    const index = ({ moduleId }) => job.testFiles.indexOf(relative(root, moduleId).replaceAll('\\', '/'));
    return [...files].sort((one, other) => index(one) - index(other));
  }
}

export default defineConfig({
  root,
  define: { ATELIER_VERSION: JSON.stringify('0.0.0-test') },
  plugins: [switches],
  resolve: { alias: [{ find: /^fast-check$/, replacement: resolve(import.meta.dirname, 'fast-check.mjs') }] },
  test: {
    globalSetup: ['test/support/scratch-folder.ts'],
    pool: 'forks',
    isolate: false,
    sequence: { sequencer: JobOrder },
    fileParallelism: false,
    maxWorkers: 1,
    runner: resolve(import.meta.dirname, 'runner.mjs'),
    execArgv: ['--max-old-space-size=2048'],
    include: job.testFiles,
    exclude: [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    reporters: [{}],
    // Unhandled errors of a changed program are expected.
    dangerouslyIgnoreUnhandledErrors: true,
  },
});
