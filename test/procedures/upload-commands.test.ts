import { describe, expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

describe('the upload of a certificate', () => {
  it('reads the file back from the beginning, block by block', async () => {
    const bench = createProvisionBench();
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    const reads = bench.commands().filter((line) => line.startsWith('AT+FSREAD'));
    const modes = reads.map((line) => line.split(',')[1]);
    expect(modes[0]).toBe('0');
    expect(new Set(modes.slice(1))).toEqual(new Set(modes.length > 1 ? ['1'] : []));
  });

  it('is not sent if the access point was refused', async () => {
    const bench = createProvisionBench({
      module: { apn: { name: 'iot.corp', user: 'u', password: 'p@ssw0rd', auth: 'chap' } },
      faults: [{ fault: 'error', command: '+CPNETAPN', occurrence: null, point: 'after-echo' }],
    });
    const report = await bench.provision();
    expect(report.exitCode).not.toBe(0);
    expect(report.steps.find(({ status }) => status === 'failed')).toMatchObject({ id: 'module.attach' });
    expect(bench.commands().filter((line) => line.startsWith('AT+FSWRITE'))).toEqual([]);
  });
});
