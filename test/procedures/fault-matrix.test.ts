import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaultPoint, faultPoints } from '../../electron/simulator/faults.ts';
import { type ModelName, modelNames } from '../../electron/simulator/module/models.ts';
import { type FaultSpec, type PlaceableFault, readFault } from '../../electron/simulator/placed-faults.ts';
import { exitCodes } from '../../shared/errors.ts';
import { type Bench, createProvisionBench, validCa } from '../support/provision-bench.ts';

/** Longer than every wait of one run together with one recovery: the longest are 120 s for the network and 90 s after a restart. */
const limitMs = 240_000;

const faultsOfMatrix: readonly PlaceableFault[] = ['reset', 'mute', 'drop', 'error', 'late', 'garbage', 'lost-final'];

const specOf = (text: string): FaultSpec => {
  const spec = readFault(text);
  if (spec === null) throw new Error(`unknown fault: ${text}`);
  return spec;
};

/** A login by user and password over TLS with QoS 1, so that every second phase occurs. */
const options = { mqtt: { proof: { topic: 'a/b', qos: 1, payload: 'x' }, subscriptions: [{ topic: 'a/#', qos: 1 }] } };

const bench = (texts: readonly string[], model: ModelName = 'air720h'): Bench =>
  createProvisionBench({ ...options, model, faults: texts.map(specOf) });

/** `AT+FSWRITE="server.crt",0,…` → `FSWRITE`; the command without a name is `AT`. */
const nameOf = (line: string): string => /^AT\+?([A-Z0-9]+)/.exec(line)?.[1]?.replace(/^E0$/, 'ATE') ?? 'AT';

/** Every command that a run sends, without probes. */
const commandsOfRun = async (): Promise<readonly string[]> => {
  const run = bench([]);
  await run.provision();
  return [...new Set(run.commands().map(nameOf))];
};

const isWhole = ({ module }: Bench): boolean => {
  const stored = module.files.get('server.crt');
  return stored !== undefined && Buffer.from(stored).equals(validCa);
};

/** Checks that one run ends in time, with a named failure or a real success. Returns how many faults have occurred. */
const runAndJudge = async (run: Bench): Promise<number> => {
  let strikes = 0;
  const stop = run.module.log(({ text }) => {
    if (/ at \S+, (?:before|after|mid)-/.test(text)) strikes += 1;
  });
  const startedAtMs = run.clock.nowMs();
  const report = await run.provision();
  expect(run.clock.nowMs() - startedAtMs).toBeLessThan(limitMs);
  const broken = report.steps.filter(({ status }) => status !== 'done' && status !== 'skipped' && status !== 'waiting');
  expect(broken.map(({ status }) => status)).toEqual(report.exitCode === 0 ? [] : ['failed']);
  const code = broken[0]?.error?.code;
  if (code) expect([code, report.exitCode]).toEqual([code, exitCodes[code]]);
  expect([0, 3, 4, 5, 6, 7, 8]).toContain(report.exitCode);
  for (const { verified } of report.certificates) if (verified) expect(isWhole(run)).toBe(true);
  if (report.exitCode === 0) expect([isWhole(run), report.mqtt.proof]).toEqual([true, 'returned']);
  stop();
  return strikes;
};

/** After the fault: the module answers again and the next run succeeds. */
const nextRunSucceeds = async (run: Bench): Promise<void> => {
  run.module.restart();
  await run.clock.advance(30_000);
  await expect(run.provision()).resolves.toMatchObject({ exitCode: 0 });
  expect(isWhole(run)).toBe(true);
};

const commands = await commandsOfRun();

it('the run of the matrix sends every command of a full run', () => {
  expect(commands.length).toBeGreaterThan(20);
  expect(commands).toEqual(expect.arrayContaining(['FSWRITE', 'FSREAD', 'SSLMIPSTART', 'MCONNECT', 'MSUB', 'MPUB']));
});

describe.each(faultsOfMatrix)('%s at any command', (fault) => {
  it.each(commands.filter((name) => name !== 'AT'))('%s', async (name) => {
    const run = bench([`${fault}@${name}#1`]);
    expect(await runAndJudge(run)).toBe(1);
    await nextRunSucceeds(run);
  });
});

const points: readonly [FaultPoint, readonly string[]][] = [
  ['before-echo', ['ATE', 'FSWRITE', 'MCONNECT']],
  ['after-prompt', ['FSWRITE']],
  ['mid-payload', ['FSWRITE']],
  ['after-ok', ['FSWRITE', 'SSLMIPSTART', 'MCONNECT', 'MSUB', 'MPUB']],
  ['before-second-phase', ['SSLMIPSTART', 'MCONNECT', 'MSUB', 'MPUB']],
];

describe.each(faultsOfMatrix)('%s at a point', (fault) => {
  it.each(points.flatMap(([point, names]) => names.map((name) => [point, name] as const)))(
    '%s of %s',
    async (point, name) => {
      const run = bench([`${fault}@${name}#1:${point}`]);
      expect(await runAndJudge(run)).toBe(1);
      await nextRunSucceeds(run);
    },
  );
});

const place: fc.Arbitrary<string> = fc
  .record({
    fault: fc.constantFrom(...faultsOfMatrix),
    name: fc.constantFrom(...commands),
    occurrence: fc.constantFrom('', '#1', '#2'),
    point: fc.constantFrom(...(Object.keys(faultPoints) as FaultPoint[])),
  })
  .map(({ fault, name, occurrence, point }) => `${fault}@${name}${occurrence}:${point}`);

/** Two faults at once, on any model, with any quirk of the line. The seed is fixed, so that a failure can be reproduced. */
const samples = fc.sample(
  fc.record({
    model: fc.constantFrom(...modelNames),
    first: place,
    second: place,
    quirk: fc.constantFrom('echo-on', 'byte-by-byte', 'urc-storm', 'payload-echo', 'trailing-blanks', 'late-answers'),
  }),
  { seed: 20_261_123, numRuns: 120 },
);

it.each(samples.map((sample) => [sample.model, sample.first, sample.second, sample.quirk] as const))(
  '%s with %s, %s and %s',
  async (model, ...texts) => {
    await runAndJudge(bench(texts, model));
  },
);
