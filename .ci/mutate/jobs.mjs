// One job of `npm run mutate`: a Vitest process with its changes and its results.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const children = new Set();
let jobs = 0;

const kill = (child) => {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The process has already ended.
  }
};
export const endAll = () => {
  for (const child of children) kill(child);
};

const linesOf = (path) => {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
};

/**
 * Runs the job once. It is killed when its results file does not grow for longer than `limitOf` allows after the last line. Returns the
 * lines of that file, the end of its output, and whether it hung.
 */
export const runJob = (scratch, job, silenceLimitMs, limitOf = () => silenceLimitMs) =>
  new Promise((done) => {
    jobs += 1;
    const output = join(scratch, `${jobs}.jsonl`);
    const path = join(scratch, `${jobs}.json`);
    writeFileSync(path, JSON.stringify({ ...job, output }));
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--config', join(import.meta.dirname, 'vitest.config.mjs')],
      {
        cwd: root,
        detached: true,
        env: { ...process.env, ATELIER_MUTATE_JOB: path, ATELIER_TEST_DIST: 'dist', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    children.add(child);
    let outputTail = '';
    const collect = (data) => {
      outputTail = (outputTail + data).slice(-4_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    let size = -1;
    let changedAtMs = performance.now();
    let slowestMs = 0;
    let hung = false;
    const watch = setInterval(() => {
      const now = existsSync(output) ? statSync(output).size : -1;
      const silentForMs = performance.now() - changedAtMs;
      if (now !== size) {
        size = now;
        slowestMs = Math.max(slowestMs, silentForMs);
        changedAtMs = performance.now();
      } else if (silentForMs > 5_000 && silentForMs > limitOf(linesOf(output).at(-1) ?? {})) {
        hung = true;
        kill(child);
      }
    }, 250);
    child.on('exit', () => {
      clearInterval(watch);
      kill(child);
      children.delete(child);
      done({ lines: linesOf(output), hung, slowestMs, outputTail });
    });
  });

/** Runs asynchronous functions, `count` at a time, and returns their results in order. */
export const inParallel = async (count, tasks) => {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const index = next;
      next += 1;
      results[index] = await tasks[index]();
    }
  };
  await Promise.all(Array.from({ length: count }, worker));
  return results;
};
