import { describe, expect, it } from 'vitest';
import { type Bench, createProvisionBench, planOf } from '../support/provision-bench.ts';

/** Runs another plan on the module of this bench. */
const runPlan = async (bench: Bench, plan: Bench['plan']) => {
  const outcome = await bench.clock.runUntil(bench.session.provision(plan, new AbortController().signal));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

const failedCode = (report: Awaited<ReturnType<Bench['provision']>>): string | undefined =>
  report.steps.find(({ status }) => status === 'failed')?.error?.code;

describe('the name of the server', () => {
  const named = planOf({ tls: { serverName: 'iot.example' } });

  it('of an earlier run is erased for a server without a name', async () => {
    const bench = createProvisionBench();
    await runPlan(bench, named);
    await runPlan(bench, bench.plan);
    expect(bench.upstream.dials.map(({ tls }) => tls?.serverName)).toEqual(['iot.example', null]);
    expect(bench.commands()).toContain('AT+SSLCFG="hostname",88,');
  });

  it('is not erased where it is set', async () => {
    const bench = createProvisionBench();
    await runPlan(bench, named);
    expect(bench.commands().filter((line) => line.startsWith('AT+SSLCFG="hostname"'))).toEqual([
      'AT+SSLCFG="hostname",88,"iot.example"',
    ]);
  });
});

describe('a dropped connection', () => {
  it('before the new connection was opened is not the reason for later failures', async () => {
    const bench = createProvisionBench();
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    bench.module.setFault('no-suback', true);
    const removeListener = bench.session.on('traffic', ({ bytes }) => {
      // The old connection is lost in the middle of the new run, before its connect stage.
      if (Buffer.from(bytes).includes('AT+CSQ')) bench.upstream.dropAll();
    });
    const report = await bench.provision();
    removeListener();
    expect(bench.traffic.map(({ bytes }) => Buffer.from(bytes).toString().trim())).toContain('CLOSED');
    expect(failedCode(report)).toBe('mqtt/no-suback');
  });

  it.each(['connect.subscribe', 'proof.publish'] as const)('at %s no longer counts as connected', async (id) => {
    const bench = createProvisionBench({
      mqtt: { subscriptions: [{ topic: 'a/b', qos: 0 }], proof: { topic: 'a/b', qos: 1, payload: 'x' } },
    });
    const command = id === 'connect.subscribe' ? 'AT+MSUB' : 'AT+MPUB';
    const removeListener = bench.session.on('traffic', ({ direction, bytes }) => {
      if (direction === 'sent' && Buffer.from(bytes).includes(command)) bench.upstream.dropAll();
    });
    const report = await bench.provision();
    removeListener();
    expect(failedCode(report)).toBe('mqtt/dropped');
    expect(report.mqtt.connected).toBe(false);
  });
});
