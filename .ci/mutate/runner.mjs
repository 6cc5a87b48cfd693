// Runs each test once for every change that it reaches, as the job lists them. Results are written to the file of the job, line by line.
import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { TestRunner } from 'vitest';

const job = JSON.parse(readFileSync(process.env.ATELIER_MUTATE_JOB, 'utf8'));
const write = (line) => appendFileSync(job.output, `${JSON.stringify(line)}\n`);
/** Far more iterations than any loop has in the tests of the unchanged program. */
const mostTurns = 20_000_000;
/** Counts idle turns of the event loop instead of time, because a busy computer has fewer of them. */
const idleTurnMs = 20;
const fewestIdleTurns = 150;

const switchboard = { active: job.active, reached: undefined, turns: 0 };
globalThis.mutation = {
  on: (id) => {
    switchboard.reached?.add(id);
    return switchboard.active === id;
  },
  turn: () => {
    if (switchboard.active === undefined) return;
    switchboard.turns += 1;
    if (switchboard.turns > mostTurns) throw new Error('this loop does not end');
  },
};
const outside = new Set();
if (job.mode === 'reach') switchboard.reached = outside;

/** Rejects when the test waits far longer than with the unchanged program. */
const endlessWait = (limit) => {
  let timer;
  const promise = new Promise((_done, reject) => {
    let turns = 0;
    timer = setInterval(() => {
      turns += 1;
      if (turns > limit) reject(new Error('the test does not end'));
    }, idleTurnMs);
  });
  promise.catch(() => undefined);
  return { promise, end: () => clearInterval(timer) };
};

const noticed = new Set(job.noticed ?? []);

class MutationRunner extends TestRunner {
  #queue = [];
  #check;
  #current;
  #clean;

  async onBeforeRunTask(test) {
    await super.onBeforeRunTask(test);
    switchboard.turns = 0;
    if (job.mode === 'reach') {
      switchboard.reached = new Set();
      this.#clean = { cpu: process.cpuUsage(), changedAtMs: performance.now(), idleTurns: 0 };
      this.#clean.timer = setInterval(() => {
        this.#clean.idleTurns += 1;
      }, idleTurnMs);
      return;
    }
    const planned = job.tests[test.id];
    if (!planned) {
      test.mode = 'skip';
      return;
    }
    if (job.mode === 'one') return;
    this.#queue = planned.mutants.filter((id) => !noticed.has(id));
    if (this.#queue.length === 0) test.mode = 'skip';
    test.repeats = 2 * this.#queue.length - 1;
  }

  async onBeforeTryTask(test, options) {
    await super.onBeforeTryTask(test, options);
    if (job.mode !== 'switch') return;
    this.#current = this.#check === undefined ? this.#queue.shift() : undefined;
    if (this.#current !== undefined) write({ begin: this.#current, test: test.id });
    switchboard.turns = 0;
    switchboard.active = this.#current;
  }

  async runTask(test) {
    if (job.mode === 'switch' && this.#current === undefined && this.#check === undefined) return;
    if (job.mode === 'reach') return TestRunner.getTestFn(test)();
    const wait = endlessWait(fewestIdleTurns + 5 * job.tests[test.id].idleTurns);
    try {
      await Promise.race([TestRunner.getTestFn(test)(), wait.promise]);
    } finally {
      wait.end();
    }
  }

  async onAfterRetryTask(test, options) {
    await super.onAfterRetryTask?.(test, options);
    if (job.mode !== 'switch') return;
    const failed = test.result.state === 'fail';
    switchboard.active = undefined;
    if (this.#check !== undefined) {
      // The unchanged program fails after the change: the change had side effects, so no further result here is valid.
      if (failed) {
        write({ spoilt: this.#check, test: test.id });
        process.kill(process.pid, 'SIGKILL');
      }
      write({ noticed: this.#check, test: test.id });
      noticed.add(this.#check);
      this.#check = undefined;
    } else if (this.#current !== undefined && failed) this.#check = this.#current;
    else if (this.#current !== undefined) write({ passed: this.#current, test: test.id });
    test.result.state = 'run';
    test.result.errors = undefined;
  }

  async onAfterRunTask(test) {
    await super.onAfterRunTask?.(test);
    if (job.mode === 'reach') {
      clearInterval(this.#clean.timer);
      const { user, system } = process.cpuUsage(this.#clean.cpu);
      write({
        test: test.id,
        file: relative(process.cwd(), test.file.filepath),
        name: test.name,
        state: test.result.state,
        cpuMs: (user + system) / 1000,
        wallMs: performance.now() - this.#clean.changedAtMs,
        idleTurns: this.#clean.idleTurns,
        reached: [...switchboard.reached],
      });
      switchboard.reached = outside;
    } else if (job.mode === 'one') {
      write({ test: test.id, state: test.result.state });
      if (test.result.state === 'fail') process.kill(process.pid, 'SIGKILL');
    }
  }

  async onAfterRunFiles(files) {
    await super.onAfterRunFiles?.(files);
    const ran = files[0] && relative(process.cwd(), files[0].filepath);
    if (job.mode === 'reach')
      write({ outside: [...outside], testFile: ran, broken: files[0]?.result?.errors?.[0]?.message });
    else write({ ran, state: job.mode === 'one' ? files[0]?.result?.state : undefined });
    outside.clear();
  }
}

export default MutationRunner;
