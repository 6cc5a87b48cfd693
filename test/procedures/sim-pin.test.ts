import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import { type Bench, type BenchOptions, createProvisionBench, planOf, reportFile } from '../support/provision-bench.ts';

/** The card of the virtual module asks for the PIN 1234 and allows three attempts. */
const benchWith = (simPin: string | null, options: BenchOptions = {}): Bench =>
  createProvisionBench({ ...options, faults: ['sim-pin', ...(options.faults ?? [])], module: { simPin } });

const pinsSent = (bench: Bench): readonly string[] => bench.commands().filter((line) => /^AT\+CPIN=/.test(line));

/** Everything sent and received, as in the recording. */
const recordedTraffic = (bench: Bench): string =>
  [...bench.recording().matchAll(/^\[\d+,\d+,"[tr]","([^"]*)"/gm)]
    .map((match) => Buffer.from(match[1] ?? '', 'base64').toString('latin1'))
    .join('');

describe('the PIN of the SIM card', () => {
  it('unlocks the card when it is right, is sent once, and the run continues', async () => {
    const bench = benchWith('1234');
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(pinsSent(bench)).toHaveLength(1);
  });

  it('is not sent again to an unlocked card', async () => {
    const bench = benchWith('1234');
    await bench.provision();
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    expect(pinsSent(bench)).toHaveLength(1);
  });

  it('is sent exactly once when it is wrong, and the run ends with the reason', async () => {
    const bench = benchWith('9999');
    const outcome = await bench.clock.runUntil(bench.session.provision(bench.plan, new AbortController().signal));
    if (!outcome.ok || !outcome.value.failure) throw new Error('a wrong PIN was accepted');
    const { failure } = outcome.value;
    expect(failure).toMatchObject({ code: 'module/sim-pin', facts: { given: true, answer: '+CME ERROR: 16' } });
    expect(describeFailure(failure, 'en').happened).toContain('wrong PIN or password (+CME ERROR: 16)');
    expect(pinsSent(bench)).toHaveLength(1);
    expect(bench.commands().at(-1)).toMatch(/^AT\+CPIN=/);
  });

  it('ends with exit code 4 when it is wrong or missing', async () => {
    await expect(benchWith('9999').provision()).resolves.toMatchObject({ ok: false, exitCode: 4 });
    const missing = benchWith(null);
    await expect(missing.provision()).resolves.toMatchObject({ exitCode: 4, facts: { given: false } });
    expect(pinsSent(missing)).toEqual([]);
  });

  it('is sent once by each run that a user starts, and never to a locked card', async () => {
    const bench = benchWith('9999');
    for (const sent of [1, 2, 3, 3]) {
      await expect(bench.provision()).resolves.toMatchObject({ exitCode: 4 });
      expect(pinsSent(bench)).toHaveLength(sent);
    }
    const outcome = await bench.clock.runUntil(bench.session.provision(bench.plan, new AbortController().signal));
    expect(outcome).toMatchObject({ ok: true, value: { failure: { code: 'module/sim-puk' } } });
  });

  it('is not sent again by a run that resumes after its refusal', async () => {
    const bench = benchWith('9999');
    const report = reportFile(await bench.provision());
    await expect(bench.provision(undefined, report)).resolves.toMatchObject({ exitCode: 4, facts: { given: true } });
    expect(pinsSent(bench)).toHaveLength(1);
  });

  it('is sent by a resumed run if it was missing before, because nothing was refused', async () => {
    const bench = benchWith(null);
    const report = reportFile(await bench.provision());
    expect(report.steps.find(({ status }) => status === 'failed')?.error).toMatchObject({ facts: { given: false } });
    const { signal } = new AbortController();
    const plan = planOf({ module: { simPin: '1234' } });
    const resumed = await bench.clock.runUntil(bench.session.provision(plan, signal, report));
    expect(resumed).toMatchObject({ ok: true, value: { failure: null } });
    expect(pinsSent(bench)).toHaveLength(1);
  });

  it.each(['urc-storm', 'byte-by-byte', 'echo-on', 'trailing-blanks'] as const)(
    'is also sent once with the fault %s',
    async (fault) => {
      const right = benchWith('1234', { faults: [fault] });
      await expect(right.provision()).resolves.toMatchObject({ exitCode: 0 });
      expect(pinsSent(right)).toHaveLength(1);
      const wrong = benchWith('9999', { faults: [fault] });
      await expect(wrong.provision()).resolves.toMatchObject({ exitCode: 4 });
      expect(pinsSent(wrong)).toHaveLength(1);
    },
  );

  it('is in no recording and in no report', async () => {
    for (const pin of ['1234', '9876']) {
      const bench = benchWith(pin);
      const report = await bench.provision();
      const recorded = recordedTraffic(bench);
      expect(recorded).toContain('AT+CPIN="****"');
      expect(recorded).not.toContain(`CPIN="${pin}`);
      expect(JSON.stringify(report)).not.toContain(`"${pin}"`);
    }
  });
});
