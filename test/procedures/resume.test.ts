import { describe, expect, it } from 'vitest';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import { stepsOfPlan } from '../../electron/procedures/provision.ts';
import { resumePointOf } from '../../electron/procedures/resume.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import {
  articleCa,
  type Bench,
  type BenchOptions,
  createProvisionBench,
  device,
  planOf,
  reportFile,
  validCa,
} from '../support/provision-bench.ts';

const statuses = (report: { steps: readonly { id: string; status: string }[] }): Record<string, string> =>
  Object.fromEntries(report.steps.map((step) => [step.id, step.status]));

describe('a resumed run', () => {
  it.each<[FaultName, string]>([
    ['no-sim', 'module.sim'],
    ['not-attached', 'module.attach'],
    ['no-prompt', 'certificate.upload'],
    ['write-timeout', 'certificate.upload'],
    ['short-write', 'certificate.verify'],
    ['corrupt-write', 'certificate.verify'],
    ['connect-fail', 'connect.open'],
    ['wrong-password', 'connect.login'],
    ['drop-after-login', 'connect.subscribe'],
    ['no-suback', 'connect.subscribe'],
    ['reset-on-write', 'certificate.upload'],
    ['reset-on-connect', 'connect.open'],
  ])('succeeds after the fault %s at %s was removed', async (fault, step) => {
    const bench = createProvisionBench({ faults: [fault] });
    const broken = await bench.provision();
    expect(broken.steps.find(({ status }) => status === 'failed')?.id).toBe(step);
    bench.module.setFault(fault, false);
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(resumed).toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.module.files.get('server.crt')).toEqual(validCa);
  });

  it('does not upload a file again that is complete on the module', async () => {
    const bench = createProvisionBench({ faults: ['connect-fail'] });
    const broken = await bench.provision();
    bench.module.setFault('connect-fail', false);
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(statuses(resumed)).toMatchObject({ 'certificate.upload': 'skipped', 'certificate.verify': 'skipped' });
    expect(bench.commands().filter((line) => line.startsWith('AT+FSWRITE'))).toHaveLength(1);
  });

  it('does not warn about its own incomplete upload', async () => {
    const bench = createProvisionBench({ faults: ['short-write'] });
    const broken = await bench.provision();
    bench.module.setFault('short-write', false);
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(resumed.steps.find(({ id }) => id === 'certificate.space')?.warnings).toBeUndefined();
  });

  it('keeps a session that is still open, and continues after it', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const broken = await bench.provision();
    bench.module.setFault('no-suback', false);
    const before = bench.commands().length;
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(resumed.exitCode).toBe(0);
    expect(statuses(resumed)).toMatchObject({
      'connect.ssl': 'skipped',
      'connect.login': 'skipped',
      'connect.subscribe': 'done',
    });
    expect(bench.commands().slice(before).join('\n')).not.toMatch(/SSLMIPSTART|MCONNECT|MCONFIG/);
    const open = bench.result().steps.find(({ id }) => id === 'connect.open');
    expect(open?.about).toEqual({ host: '49.4.93.24', port: 8883, check: 'server' });
  });

  const resumedBy = async (bench: Bench, plan: ProvisionPlan, session = async () => bench.session) => {
    const report = reportFile(await bench.provision());
    bench.module.setFault('no-suback', false);
    const outcome = await bench.clock.runUntil(
      session().then((opened) => opened.provision(plan, new AbortController().signal, report)),
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value;
  };
  const dataTopic = `/huawei/v1/devices/${device.id}/data/json`;
  const commandTopic = `/huawei/v1/devices/${device.id}/command/json`;

  it.each<[string, BenchOptions]>([
    ['host', { cloud: { host: '49.4.93.25' } }],
    ['port', { cloud: { port: 8884 } }],
    ['hour', { cloud: { timestamp: '2026010203' } }],
    ['check of the server', { tls: { check: 'none' } }],
    ['server name', { tls: { serverName: 'iot.example' } }],
    ['certificate', { ca: articleCa, acceptExpired: true }],
    ['keep-alive time', { mqtt: { keepAlive: 77 } }],
    [
      'QoS of a subscription',
      {
        mqtt: {
          subscriptions: [
            { topic: commandTopic, qos: 1 },
            { topic: dataTopic, qos: 0 },
          ],
        },
      },
    ],
  ])('connects again when the %s has changed', async (_, changed) => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const { steps } = await resumedBy(bench, planOf(changed));
    expect(steps.filter(({ id }) => id === 'connect.config')).toMatchObject([{ status: 'done' }]);
  });

  it('does not accept a login with another secret', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const { failure } = await resumedBy(bench, { ...bench.plan, secret: 'another' });
    expect(failure?.code).toBe('mqtt/refused');
    expect(bench.upstream.logins).toHaveLength(2);
  });

  it('keeps the session when only the proof has changed', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const changed = planOf({ mqtt: { proof: { topic: dataTopic, qos: 0, payload: '{"msgType":"other"}' } } });
    await expect(resumedBy(bench, changed)).resolves.toMatchObject({ failure: null });
    expect(bench.upstream.logins).toHaveLength(1);
  });

  it('subscribes again to a topic that was unsubscribed meanwhile', async () => {
    const bench = createProvisionBench({
      faults: ['no-puback'],
      mqtt: { proof: { topic: dataTopic, qos: 1, payload: '{}' } },
    });
    const report = reportFile(await bench.provision());
    bench.module.setFault('no-puback', false);
    const { signal } = new AbortController();
    await bench.clock.runUntil(bench.session.unsubscribe(dataTopic, signal));
    const { steps } = await bench.provision(signal, report);
    expect(steps.filter(({ id }) => id === 'connect.subscribe')).toMatchObject([
      { item: commandTopic, status: 'skipped' },
      { item: dataTopic, status: 'done' },
    ]);
  });

  it('connects again after another login was typed', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const { steps } = await resumedBy(bench, bench.plan, async () => {
      await bench.session.sendTyped('AT+MCONFIG="other","user","x"');
      return bench.session;
    });
    expect(steps.filter(({ id }) => id === 'connect.login')).toMatchObject([{ status: 'done' }]);
  });

  it('connects again in another opening of the port, because a report does not contain the secret of its login', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const { clock } = bench;
    const { steps, failure } = await resumedBy(bench, bench.plan, async () => {
      await bench.session.close();
      const header = { app: 'test', address: 'sim:', epoch: 2 };
      const recorder = createSessionRecorder({ clock, file: createMemoryAppendFile(), header });
      return createSession({ link: linkToEndpoint(bench.module, 'sim:', 2), clock, recorder });
    });
    expect(failure).toBeNull();
    expect(steps.filter(({ id }) => id === 'connect.login')).toMatchObject([{ status: 'done' }]);
  });

  it('connects again when the session was closed', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const broken = await bench.provision();
    bench.module.setFault('no-suback', false);
    await bench.clock.runUntil(bench.session.disconnect());
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(statuses(resumed)).toMatchObject({
      'connect.open': 'done',
      'connect.login': 'done',
      'proof.return': 'done',
    });
  });

  it('uploads again when the file was lost or changed meanwhile', async () => {
    const bench = createProvisionBench({ faults: ['connect-fail'] });
    const broken = await bench.provision();
    const other = createProvisionBench();
    const resumed = await other.provision(undefined, reportFile(broken));
    expect(statuses(resumed)).toMatchObject({ 'certificate.upload': 'done', 'proof.return': 'done' });
  });

  it('warns about another module, and uses nothing from the report', async () => {
    const bench = createProvisionBench({ faults: ['no-suback'] });
    const report = reportFile(await bench.provision());
    bench.module.setFault('no-suback', false);
    const resumed = await bench.provision(undefined, {
      ...report,
      module: { ...report.module, imei: '860000000000001' },
    });
    expect(resumed.steps.find(({ id }) => id === 'module.identity')?.warnings).toMatchObject([
      { code: 'resumed-on-another-module' },
    ]);
    expect(statuses(resumed)).toMatchObject({ 'connect.login': 'done' });
  });

  it('refuses a report with the same steps and another topic', async () => {
    const topics = (last: string) => ({
      mqtt: { subscriptions: ['a/first', last].map((topic) => ({ topic, qos: 0 })), proof: null },
    });
    const report = reportFile(await createProvisionBench(topics('a/second')).provision());
    const resumedOn = async (last: string) => {
      const bench = createProvisionBench(topics(last));
      const { signal } = new AbortController();
      const outcome = await bench.clock.runUntil(bench.session.provision(bench.plan, signal, report));
      return { outcome, commands: bench.commands() };
    };
    await expect(resumedOn('a/other')).resolves.toMatchObject({
      outcome: { ok: false, error: { code: 'usage/invalid', facts: { detail: 'report-of-another-profile' } } },
      commands: [],
    });
    await expect(resumedOn('a/second')).resolves.toMatchObject({ outcome: { ok: true, value: { failure: null } } });
  });

  it('refuses a report with the same steps and another file', async () => {
    const report = reportFile(await createProvisionBench().provision());
    const steps = stepsOfPlan(planOf({}));
    const another = steps.map((step) => (step.item === 'ca' ? { ...step, item: 'clientCert' } : step));
    expect(resumePointOf(report, steps)).toMatchObject({ ok: true });
    expect(resumePointOf(report, another)).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
  });

  it('refuses a report of another profile', async () => {
    const report = reportFile(await createProvisionBench({ mqtt: { subscriptions: [] } }).provision());
    const bench = createProvisionBench();
    const outcome = await bench.clock.runUntil(
      bench.session.provision(bench.plan, new AbortController().signal, report),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
    expect(bench.commands()).toEqual([]);
  });
});
