import { expect, it } from 'vitest';
import { createProvisionBench, device } from '../support/provision-bench.ts';

interface Note {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const notesIn = (recording: string): readonly Note[] =>
  recording
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter((line) => Array.isArray(line) && line[2] === 'e')
    .map((line) => line[3]);

const factsOf = (recording: string, kind: string) =>
  notesIn(recording)
    .filter((note) => note.kind === kind)
    .map(({ facts }) => facts);

it('a recording contains the module as soon as it is known, and how a run ended', async () => {
  const bench = createProvisionBench();
  await bench.provision();
  expect(factsOf(bench.recording(), 'module').at(-1)).toMatchObject({ model: 'Air720H', imei: '866475030000019' });
  expect(factsOf(bench.recording(), 'run')).toEqual([
    {
      result: 'done',
      stages: ['module', 'certificate', 'credentials', 'connect', 'proof'],
      step: null,
      code: null,
      online: true,
    },
  ]);
});

it('a failed run is recorded with its code and step, without text from the module and without a secret', async () => {
  const bench = createProvisionBench({ faults: ['wrong-password'] });
  const report = await bench.provision();
  expect(report.ok).toBe(false);
  const failed = report.steps.find(({ status }) => status === 'failed');
  const [run] = factsOf(bench.recording(), 'run');
  expect(run).toMatchObject({ result: 'failed', step: failed?.id, code: failed?.error?.code, online: false });
  expect(bench.recording()).not.toContain(device.secret);
});

it('a stopped run is recorded as stopped', async () => {
  const bench = createProvisionBench();
  const stopping = new AbortController();
  bench.session.on('step', ({ id }) => id === 'module.sim' && stopping.abort());
  await bench.provision(stopping.signal);
  expect(factsOf(bench.recording(), 'run')).toMatchObject([{ result: 'stopped', step: 'module.sim', code: 'stopped' }]);
});

it('the last entry repeats everything, so that a list only needs the end of the file', async () => {
  const bench = createProvisionBench();
  await bench.provision();
  await bench.session.close();
  const last = notesIn(bench.recording()).at(-1);
  expect(last).toMatchObject({
    kind: 'summary',
    facts: {
      module: { model: 'Air720H', imei: '866475030000019' },
      run: { result: 'done', online: true },
    },
  });
  expect(Number(last?.facts.sentBytes)).toBeGreaterThan(0);
  expect(Number(last?.facts.receivedBytes)).toBeGreaterThan(0);
});

it('an opening in which nothing happened is recorded as such', async () => {
  const bench = createProvisionBench();
  await bench.session.close();
  expect(notesIn(bench.recording()).at(-1)).toEqual({
    kind: 'summary',
    facts: { startedAt: expect.any(String), sentBytes: 0, receivedBytes: 0, module: null, run: null, others: [] },
  });
});

it('an unchanged identity is not recorded again', async () => {
  const bench = createProvisionBench();
  await bench.provision();
  const before = factsOf(bench.recording(), 'module').length;
  await bench.clock.runUntil(bench.session.sendTyped('AT+CGSN'));
  await bench.clock.runUntil(bench.session.sendTyped('AT+CGMM'));
  expect(factsOf(bench.recording(), 'module')).toHaveLength(before);
});

it('an identity read by a typed command is recorded too', async () => {
  const bench = createProvisionBench();
  await bench.clock.runUntil(bench.session.sendTyped('AT+CGSN'));
  await bench.session.close();
  expect(factsOf(bench.recording(), 'module')).toMatchObject([{ model: null, imei: '866475030000019' }]);
});
