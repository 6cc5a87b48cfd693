import { describe, expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

const never = new AbortController().signal;

describe('a session that ends during a run', () => {
  it('by a pulled cable has the failed step in its recording, after the end of the link', async () => {
    const bench = createProvisionBench({ faults: ['connect-silent'] });
    const running = bench.session.provision(bench.plan, never);
    await bench.clock.advance(5_000);
    bench.module.setFault('unplug', true);
    bench.module.receive(Buffer.from('AT\r'));
    await expect(bench.clock.runUntil(running)).resolves.toMatchObject({ value: { failure: { code: 'link/lost' } } });
    const text = bench.recording();
    const failedAt = text.search(/"status":"failed"/);
    expect(failedAt).toBeGreaterThan(text.indexOf('"kind":"closed"'));
    expect(text.indexOf('"kind":"closed"')).toBeGreaterThan(0);
  });

  it('by its own close ends as stopped, at once', async () => {
    const bench = createProvisionBench({ faults: ['connect-silent'] });
    const running = bench.session.provision(bench.plan, never);
    await bench.clock.advance(5_000);
    await bench.session.close();
    const startedAtMs = bench.clock.nowMs();
    const outcome = await bench.clock.runUntil(running);
    expect(bench.clock.nowMs() - startedAtMs).toBeLessThan(100);
    expect(outcome).toMatchObject({ value: { failure: { code: 'stopped' } } });
    expect(outcome.ok && outcome.value.steps.find(({ id }) => id === 'connect.open')?.status).toBe('stopped');
  });

  it('gives the line to a second run that waits, which can be stopped while it waits', async () => {
    const bench = createProvisionBench({ faults: ['connect-silent'] });
    const controller = new AbortController();
    const first = bench.session.provision(bench.plan, never);
    const second = bench.session.provision(bench.plan, controller.signal);
    await bench.clock.advance(1_000);
    controller.abort();
    await expect(bench.clock.runUntil(second)).resolves.toMatchObject({ ok: false, error: { code: 'stopped' } });
    await expect(bench.clock.runUntil(first)).resolves.toMatchObject({
      value: { failure: { code: 'connect/timed-out' } },
    });
  });
});
