import { describe, expect, it } from 'vitest';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import type { ProvisionResult } from '../../electron/procedures/provision.ts';
import { reportOf } from '../../electron/procedures/report.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import { type StageId, stages } from '../../shared/steps.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { articleCa, type Bench, createProvisionBench } from '../support/provision-bench.ts';

const run = async (
  bench: Bench,
  asked: readonly StageId[],
  plan: ProvisionPlan = bench.plan,
): Promise<ProvisionResult> => {
  const outcome = await bench.clock.runUntil(bench.session.provision(plan, new AbortController().signal, null, asked));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

const ids = (result: ProvisionResult): readonly string[] => [...new Set(result.steps.map(({ id }) => id))];

describe('a single stage', () => {
  it('of the module runs no step of another', async () => {
    const result = await run(createProvisionBench(), ['module']);
    expect(result.failure).toBeNull();
    expect(new Set(ids(result).map((id) => id.split('.')[0]))).toEqual(new Set(['module']));
  });

  it('of the connection reads the files and derives the login, but uploads nothing', async () => {
    const bench = createProvisionBench();
    await run(bench, ['certificate']);
    const before = bench.commands().length;
    const result = await run(bench, ['connect']);
    expect(result.failure).toBeNull();
    expect(ids(result)).toEqual([
      'certificate.inspect',
      'credentials.derive',
      'credentials.check',
      'connect.ssl',
      'connect.config',
      'connect.open',
      'connect.login',
      'connect.subscribe',
    ]);
    expect(bench.commands()[before]).toBe('AT+MQTTSTATU');
    expect(bench.commands().slice(before).join('\n')).not.toMatch(/FSWRITE|CGSN|FSREAD/);
  });

  it('of the proof is refused without a connection, and publishes nothing', async () => {
    const bench = createProvisionBench();
    const result = await run(bench, ['proof']);
    expect(result.failure).toMatchObject({ code: 'mqtt/not-connected', evidence: ['+MQTTSTATU: 0'] });
    expect(bench.commands()).toEqual(['AT+MQTTSTATU']);
    expect(await run(bench, ['certificate', 'connect'])).toMatchObject({ failure: null });
    await expect(run(bench, ['proof'])).resolves.toMatchObject({ failure: null });
  });

  it('of the proof uses any open connection', async () => {
    const bench = createProvisionBench({ mqtt: { proof: { topic: 'a', qos: 1, payload: '{}' } } });
    await run(bench, ['certificate', 'connect']);
    await bench.session.close();
    const header = { app: 'test', address: 'sim:', epoch: 2 };
    const recorder = createSessionRecorder({ clock: bench.clock, file: createMemoryAppendFile(), header });
    const link = linkToEndpoint(bench.module, 'sim:', 2);
    const session = createSession({ link, clock: bench.clock, recorder });
    await expect(run({ ...bench, session }, ['proof'])).resolves.toMatchObject({ failure: null });
  });

  it('of the connection does not begin with an expired certificate', async () => {
    const bench = createProvisionBench({ ca: articleCa });
    const result = await run(bench, ['connect']);
    expect(result.failure?.code).toBe('certificate/expired');
    expect(bench.commands()).toEqual([]);
  });

  it('of the certificate is proven again each time', async () => {
    const bench = createProvisionBench();
    await run(bench, ['certificate']);
    await bench.clock.runUntil(bench.session.sendTyped('AT+FSDEL="server.crt"'));
    const result = await run(bench, ['certificate']);
    expect(result.steps.find(({ id }) => id === 'certificate.upload')?.status).toBe('done');
    expect(bench.module.files.has('server.crt')).toBe(true);
  });

  it('does not count a file as verified that was deleted since', async () => {
    const bench = createProvisionBench();
    await run(bench, ['certificate']);
    const { signal } = new AbortController();
    await bench.clock.runUntil(bench.session.deleteFile('server.crt', signal));
    expect(reportOf(await run(bench, ['module'])).certificates).toMatchObject([{ verified: false }]);
  });

  it('uses the findings of earlier ones', async () => {
    const bench = createProvisionBench();
    let result: ProvisionResult | null = null;
    for (const stage of stages) result = await run(bench, [stage]);
    if (!result) throw new Error('no stage');
    expect(reportOf(result)).toMatchObject({
      module: { family: 'air720', imei: '866475030000019', signalDbm: -63 },
      certificates: [{ file: 'server.crt', verified: true }],
      mqtt: { connected: true, proof: 'returned' },
      cloud: { host: '49.4.93.24' },
    });
  });

  it('does not take another file for the verified one', async () => {
    const bench = createProvisionBench();
    await run(bench, ['certificate']);
    const other = { ...bench.plan, files: bench.plan.files.map((file) => ({ ...file, content: articleCa })) };
    const result = await run(bench, ['connect'], { ...other, acceptExpired: true });
    expect(reportOf(result).certificates).toMatchObject([{ bytes: articleCa.length, verified: false }]);
  });

  it('does not count on a connection that has ended since', async () => {
    const bench = createProvisionBench();
    await bench.provision();
    bench.upstream.dropAll();
    await bench.clock.advance(1_000);
    const result = await run(bench, ['module']);
    expect(reportOf(result).mqtt).toMatchObject({ connected: false, subscriptions: [] });
  });

  it('detects that the connection ended meanwhile', async () => {
    const bench = createProvisionBench();
    await bench.provision();
    const running = run(bench, ['module']);
    bench.clock.after(5, () => bench.upstream.dropAll());
    expect((await running).findings.connected).toBe(false);
  });

  it('that is resumed continues after a login that is still valid', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const report = await bench.provision();
    bench.module.setFault('no-suback', false);
    const { evidence: _evidence, facts: _facts, ...broken } = report;
    const outcome = await bench.clock.runUntil(
      bench.session.provision(bench.plan, new AbortController().signal, broken, ['connect', 'proof']),
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.value.failure).toBeNull();
    expect(bench.upstream.logins).toHaveLength(1);
  });
});
