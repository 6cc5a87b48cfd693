import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { createProvisionBench, reportFile, validCa } from '../support/provision-bench.ts';

const statuses = (report: { steps: readonly { id: string; status: string }[] }): Record<string, string> =>
  Object.fromEntries(report.steps.map((step) => [step.id, step.status]));

describe('a run that is resumed', () => {
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
  ])('finishes after %s at %s is gone', async (fault, step) => {
    const bench = createProvisionBench({ faults: [fault] });
    const broken = await bench.provision();
    expect(broken.steps.find(({ status }) => status === 'failed')?.id).toBe(step);
    bench.module.setFault(fault, false);
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(resumed).toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.module.files.get('server.crt')).toEqual(validCa);
  });

  it('does not upload again what is whole on the module', async () => {
    const bench = createProvisionBench({ faults: ['connect-fail'] });
    const broken = await bench.provision();
    bench.module.setFault('connect-fail', false);
    const resumed = await bench.provision(undefined, reportFile(broken));
    expect(statuses(resumed)).toMatchObject({ 'certificate.upload': 'skipped', 'certificate.verify': 'skipped' });
    expect(bench.commands().filter((line) => line.startsWith('AT+FSWRITE'))).toHaveLength(1);
  });

  it('keeps a session that still stands, and goes on behind it', async () => {
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
  });

  it('connects anew when the session is gone', async () => {
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

  it('says so when it is another module, and trusts nothing of the report', async () => {
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

  it('refuses the report of another profile', async () => {
    const report = reportFile(await createProvisionBench({ mqtt: { subscriptions: [] } }).provision());
    const bench = createProvisionBench();
    const outcome = await bench.clock.runUntil(
      bench.session.provision(bench.plan, new AbortController().signal, report),
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
    expect(bench.commands()).toEqual([]);
  });
});
