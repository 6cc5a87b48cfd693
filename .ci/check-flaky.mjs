// Runs the tests several times on the idle computer and several times under load, and lists every test that failed at least once.
//   npm run check:flaky -- [--quiet N] [--loaded N] [test files or folders …]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quiet: { type: 'string', default: '3' }, loaded: { type: 'string', default: '3' } },
});
const scratch = mkdtempSync(join(tmpdir(), 'atelier-flaky-'));
/** Twice the number of cores, so that a test gets at most a third of a core. */
const loadProcesses = 2 * availableParallelism();
const load = new Set();
const print = (line) => process.stdout.write(`${line}\n`);

const startLoad = () => {
  for (let started = 0; started < loadProcesses; started += 1) {
    load.add(spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }));
  }
};
/** The process of the current run. */
let tests = null;
const endLoad = () => {
  for (const child of load) child.kill('SIGKILL');
  load.clear();
};
const cleanUp = () => {
  endLoad();
  tests?.kill('SIGTERM');
  rmSync(scratch, { recursive: true, force: true });
};
process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/** Runs the suite once and resolves with the names of the failed tests. */
const run = (name) =>
  new Promise((done) => {
    const file = join(scratch, `${name}.json`);
    const projects = ['unit', 'acceptance', 'browser'].flatMap((project) => ['--project', project]);
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
    const vitest = resolve(root, 'node_modules/vitest/vitest.mjs');
    const config = resolve(root, 'test/vitest.config.ts');
    const child = spawn(
      process.execPath,
      [vitest, 'run', '--config', config, ...projects, ...reporters, ...positionals],
      {
        cwd: root,
        env: { ...process.env, ATELIER_TEST_DIST: 'dist' },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    tests = child;
    child.on('exit', (exitCode) => {
      tests = null;
      done(failuresOf(file, exitCode));
    });
  });

const failuresOf = (file, exitCode) => {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [`the run itself (exit code ${exitCode})`];
  }
  const failed = report.testResults.flatMap(({ name, message, assertionResults, status }) => {
    const path = relative(root, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0 && status === 'failed') return [`${path}: ${message.split('\n')[0]}`];
    return tests.map(({ fullName }) => `${path} > ${fullName}`);
  });
  return failed.length > 0 || exitCode === 0 ? failed : [`the run itself (exit code ${exitCode})`];
};

for (const count of [values.quiet, values.loaded]) {
  if (!/^\d{1,3}$/.test(count)) {
    print(`--quiet and --loaded need a number of runs, not ${JSON.stringify(count)}`);
    process.exit(2);
  }
}

const built = spawnSync('npm', ['run', 'build'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
if (built.status !== 0) process.exit(1);

const failures = new Map();
const runs = [
  ...Array.from({ length: Number(values.quiet) }, (_none, index) => ({ name: `quiet-${index + 1}`, loaded: false })),
  ...Array.from({ length: Number(values.loaded) }, (_none, index) => ({ name: `loaded-${index + 1}`, loaded: true })),
];
for (const { name, loaded } of runs) {
  const startMs = performance.now();
  if (loaded) startLoad();
  const failed = await run(name);
  endLoad();
  for (const test of failed) failures.set(test, [...(failures.get(test) ?? []), name]);
  print(`${name}: ${failed.length} failed, ${Math.round((performance.now() - startMs) / 1000)} s`);
}
for (const [test, names] of failures) print(`failed ${names.length} of ${runs.length} (${names.join(', ')}): ${test}`);
print(failures.size === 0 ? 'nothing failed' : `${failures.size} failed at least once`);
process.exit(failures.size === 0 ? 0 : 1);
