// Changes the sources at one place at a time and counts how many of the changes the tests detect.
//   npm run mutate -- [--every N] [--folder electron/at] [--file electron/at/queue.ts [--line N]] [--list]
//   npm run mutate -- --again   tries the changes that survived the last run again, with the tests of their own folders
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endAll, inParallel, runJob } from './jobs.mjs';
import { mutantsOf } from './mutants.mjs';

/** Each folder with its own tests. They run first, then all other tests that reach the remaining changes. */
const folders = {
  'electron/framer': ['test/framer/'],
  'electron/at': ['test/at/'],
  'electron/recorder': ['test/recorder/'],
  'electron/link': ['test/link/'],
  'electron/procedures': ['test/procedures/'],
  'electron/session': ['test/session/'],
  'electron/app': ['test/app/'],
  'shared/credentials': ['test/shared/credentials/'],
  'shared/certificates': ['test/shared/certificates/', 'test/certificates/'],
  'electron/encodings': ['test/encodings/'],
  'shared/encodings': ['test/shared/encodings/'],
  'shared/sending': ['test/shared/sending/'],
  'shared/diagnosis': ['test/shared/diagnosis'],
  'shared/imports': ['test/shared/imports/'],
};
const testFolders =
  'app at certificates commands encodings framer link modules procedures recorder session settings shared transcripts'.split(
    ' ',
  );
const leastShare = 0.85;
/** A test that needs more CPU time is not run for each change. */
const mostCpuMs = 700;
/** CPU time for further tests of a change that the cheapest tests have not detected: tests of its own folder, and others. */
const budgets = { own: 8_000, others: 2_000 };
const mutantsPerJob = 20;

const root = resolve(import.meta.dirname, '../..');
const print = (line = '') => process.stdout.write(`${line}\n`);
const { values: options } = parseArgs({
  options: {
    every: { type: 'string', default: '20' },
    folder: { type: 'string' },
    file: { type: 'string' },
    line: { type: 'string' },
    again: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist/mutation.json' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const workers = Number(options.workers);
const scratch = mkdtempSync(join(tmpdir(), 'atelier-mutate-'));
process.on('exit', () => {
  endAll();
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

const folderOf = (file) => Object.keys(folders).find((folder) => file.startsWith(`${folder}/`));
const filesIn = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ending))
    .sort();
const grouped = (items, keyOf) => {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

const allMutants = Object.keys(folders)
  .flatMap((folder) => filesIn(folder, '.ts'))
  .flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')).mutants);

const before = options.again ? JSON.parse(readFileSync(join(root, options.out), 'utf8')) : [];
const survived = new Set(before.filter(({ verdict }) => verdict !== 'noticed').map(({ id }) => id));
/** Selects the same sample each time. An edit affects it only at its place. */
const isChosen = ({ id, file, line }) => {
  if (options.again) return survived.has(id) && (!options.folder || folderOf(file) === options.folder);
  if (options.file && (file !== options.file || (options.line && line !== Number(options.line)))) return false;
  if (options.folder && folderOf(file) !== options.folder) return false;
  return Number.parseInt(id.slice(0, 8), 16) % (options.line ? 1 : Number(options.every)) === 0;
};
const mutants = allMutants.filter(isChosen);
const startMs = performance.now();
const seconds = () => `${Math.round((performance.now() - startMs) / 1_000)} s`;
print(`${mutants.length} of ${allMutants.length} changes`);
if (options.list) {
  writeFileSync(1, mutants.map(({ file, line, change }) => `${file}:${line} ${change}\n`).join(''));
  process.exit(0);
}

const isOwn = (mutant, testFile) => folders[folderOf(mutant.file)].some((prefix) => testFile.startsWith(prefix));
const testFiles = testFolders
  .flatMap((folder) => filesIn(`test/${folder}`, '.test.ts'))
  .filter((file) => !options.again || mutants.some((mutant) => isOwn(mutant, file)));
const plain = ({ file, id }) => ({ file, id });

/** Runs all tests once with all switches off, to find which test reaches which change and its CPU time. */
const reach = async () => {
  const parts = Array.from({ length: workers }, (_none, worker) =>
    testFiles.filter((_file, index) => index % workers === worker),
  );
  const job = (part) => ({ mode: 'reach', mutants: mutants.map(plain), testFiles: part });
  const results = await inParallel(
    workers,
    parts.map((part) => () => runJob(scratch, job(part), 300_000)),
  );
  const lines = results.flatMap(({ lines }) => lines);
  const files = new Set(lines.filter(({ testFile }) => testFile).map(({ testFile }) => testFile));
  const missing = testFiles.filter((file) => !files.has(file));
  if (missing.length > 0)
    throw new Error(`did not run: ${missing.join(', ')}\n${results.map(({ outputTail }) => outputTail).join('\n')}`);
  for (const { testFile, broken } of lines.filter(({ broken }) => broken)) throw new Error(`${testFile}: ${broken}`);
  const tests = lines.filter(({ test }) => test);
  for (const { file, name } of tests.filter(({ state }) => state === 'fail'))
    print(`not used, because it fails with the few property runs here: ${file} > ${name}`);
  const usable = tests.filter(({ state, cpuMs }) => state === 'pass' && cpuMs <= mostCpuMs);
  const outside = new Set(lines.flatMap((line) => line.outside ?? []));
  print(`${tests.length} tests, ${usable.length} of them used, ${seconds()}`);
  return { tests: usable, outside, slowestMs: Math.max(...results.map(({ slowestMs }) => slowestMs)) };
};

const { tests, outside, slowestMs } = await reach();
/** Relative to the slowest test. */
const silenceLimitMs = 10_000 + 10 * slowestMs;
const cleanMs = new Map(tests.map(({ test, wallMs }) => [test, wallMs]));
const limitOf = (line) => (line.begin ? 5_000 + 20 * cleanMs.get(line.test) : silenceLimitMs);
const verdicts = new Map();
const inTests = new Set(tests.flatMap((test) => test.reached));
/** Changes that have an effect only while modules are loaded. */
const atLoading = new Set([...outside].filter((id) => !inTests.has(id)));
/** Changes that need a separate process and whose effect was seen. */
const fresh = new Set();
const byCost = (one, other) => one.cpuMs - other.cpuMs;
const costOf = grouped(tests, ({ file }) => file);
const fileCost = (file) => (costOf.get(file) ?? []).reduce((sum, { cpuMs }) => sum + cpuMs, 0);

/** Runs changes and tests in one process, which is started again after a change that hangs or has side effects. */
const runSwitched = async (group, usable, budgetMs) => {
  const ids = new Set(group.map(({ id }) => id));
  const spentMs = new Map();
  const affordable = new Map();
  for (const { test, reached, cpuMs } of usable) {
    const some = reached.filter((id) => ids.has(id) && (spentMs.get(id) ?? 0) < budgetMs);
    for (const id of some) spentMs.set(id, (spentMs.get(id) ?? 0) + cpuMs);
    affordable.set(test, some);
  }
  const passed = new Set();
  for (let attempt = 0; attempt < 2 * group.length + 2; attempt += 1) {
    const open = (id, test) => ids.has(id) && !verdicts.has(id) && !fresh.has(id) && !passed.has(`${id} ${test}`);
    const planned = usable
      .map((test) => ({ ...test, mutants: affordable.get(test.test).filter((id) => open(id, test.test)) }))
      .filter((test) => test.mutants.length > 0);
    if (planned.length === 0) return;
    const files = [...new Set(planned.map(({ file }) => file))].sort((one, other) => fileCost(one) - fileCost(other));
    const entries = planned.map(({ test, idleTurns, mutants }) => [test, { idleTurns, mutants }]);
    const job = { mode: 'switch', mutants: group.map(plain), testFiles: files, tests: Object.fromEntries(entries) };
    const { lines, hung, outputTail } = await runJob(scratch, job, silenceLimitMs, limitOf);
    for (const line of lines) {
      if (line.noticed) verdicts.set(line.noticed, { noticed: true, by: line.test });
      if (line.passed) passed.add(`${line.passed} ${line.test}`);
      if (line.spoilt) fresh.add(line.spoilt);
    }
    const last = lines.at(-1);
    if (last?.begin && hung) verdicts.set(last.begin, { noticed: true, by: 'time' });
    else if (last?.begin) fresh.add(last.begin);
    else if (lines.length === 0) throw new Error(`a job wrote nothing: ${outputTail}`);
    const done = new Set(lines.filter(({ ran }) => ran).map(({ ran }) => ran));
    if (files.every((file) => done.has(file))) return;
  }
};

/**
 * Runs one change in a separate process, active from the start: for changes that have an effect while modules are loaded, and for those with
 * side effects.
 */
const runFresh = async (mutant) => {
  const name = mutant.file.split('/').at(-1);
  const imports = (file) => readFileSync(join(root, file), 'utf8').includes(`/${name}'`);
  const usable = tests.filter(({ file }) => isOwn(mutant, file) || imports(file));
  const own = (file) => (isOwn(mutant, file) ? 0 : 1);
  const files = [...new Set(usable.map(({ file }) => file))].sort(
    (one, other) => own(one) - own(other) || fileCost(one) - fileCost(other),
  );
  const entries = usable.map(({ test, idleTurns }) => [test, { idleTurns, mutants: [] }]);
  const job = {
    mode: 'one',
    active: mutant.id,
    mutants: [plain(mutant)],
    testFiles: files,
    tests: Object.fromEntries(entries),
  };
  const { lines, hung, outputTail } = await runJob(scratch, job, silenceLimitMs);
  if (hung) verdicts.set(mutant.id, { noticed: true, by: 'time' });
  else if (lines.length === 0)
    throw new Error(`${mutant.file}:${mutant.line} ${mutant.change} wrote nothing: ${outputTail}`);
  const failed = lines.find(({ state }) => state === 'fail');
  if (failed) verdicts.set(mutant.id, { noticed: true, by: failed.test ?? failed.ran });
};

const chunks = [...grouped(mutants, ({ file }) => folderOf(file)).values()].flatMap((group) =>
  Array.from({ length: Math.ceil(group.length / mutantsPerJob) }, (_none, index) =>
    group.slice(index * mutantsPerJob, (index + 1) * mutantsPerJob),
  ),
);
const sorted = [...tests].sort(byCost);
let ended = 0;
await inParallel(
  workers,
  chunks.map((group) => async () => {
    const own = ({ file }) => isOwn(group[0], file);
    await runSwitched(group, sorted.filter(own), budgets.own);
    const others = sorted.filter((test) => !own(test));
    await runSwitched(group, others, budgets.others);
    await inParallel(
      1,
      group
        .filter(({ id }) => (fresh.has(id) || atLoading.has(id)) && !verdicts.has(id))
        .map((mutant) => () => runFresh(mutant)),
    );
    ended += group.length;
    print(`${ended} of ${mutants.length}, ${seconds()}`);
  }),
);

const listed = JSON.parse(readFileSync(join(import.meta.dirname, 'stays.json'), 'utf8'));
const entryOf = (mutant) =>
  listed.find(
    ({ file, code, change, times = 1 }) =>
      file === mutant.file && code === mutant.code && change === mutant.change && times === mutant.times,
  );
const results = mutants.map((mutant) => {
  const entry = entryOf(mutant);
  const verdict = verdicts.has(mutant.id) ? 'noticed' : entry?.equivalent ? 'equivalent' : 'survives';
  return { ...mutant, folder: folderOf(mutant.file), verdict, by: verdicts.get(mutant.id)?.by, why: entry?.why };
});
/** Includes the results of the last run for changes that were not tried again and still exist. */
const isThere = new Set(allMutants.map(({ id }) => id));
const again = new Set(mutants.map(({ id }) => id));
const all = [...before.filter(({ id }) => isThere.has(id) && !again.has(id)), ...results];
writeFileSync(join(root, options.out), JSON.stringify(all, undefined, 1));

const reached = new Set([...inTests, ...outside]);
for (const { id, file, line, change, verdict, why, code } of results) {
  if (verdict === 'survives')
    print(`${reached.has(id) ? 'survives' : 'not reached'}: ${file}:${line} ${change}   [${why ?? code}]`);
  if (verdict === 'noticed' && why) print(`listed, but noticed: ${file}:${line} ${change}`);
}
for (const entry of listed.filter((one) => !allMutants.some((mutant) => entryOf(mutant) === one))) {
  print(`listed, but no longer exists: ${entry.file} ${entry.change} [${entry.code}]`);
}
const count = (some, verdict) => some.filter((result) => result.verdict === verdict).length;
const shareOf = (some) => count(some, 'noticed') / (some.length - count(some, 'equivalent'));
const row = (name, some) => {
  const numbers = [some.length, count(some, 'noticed'), count(some, 'equivalent'), count(some, 'survives')];
  print(
    `${name.padEnd(22)} ${numbers.map((number) => String(number).padStart(10)).join(' ')} ${(100 * shareOf(some)).toFixed(1).padStart(7)} %`,
  );
};
print(`\n${'folder'.padEnd(22)}    changes    noticed equivalent   survives     share`);
for (const folder of Object.keys(folders)) {
  const some = all.filter((result) => result.folder === folder);
  if (some.length > 0) row(folder, some);
}
row('in all', all);
process.exit(shareOf(all) >= leastShare ? 0 : 1);
