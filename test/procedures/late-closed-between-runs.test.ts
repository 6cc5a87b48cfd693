import { describe, expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';
import type { Script } from '../support/scripted-module.ts';

const { signal } = new AbortController();

const online = async (script: Script) => {
  const bench = createProvisionBench({ script });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  return bench;
};

describe('a request to the broker that CLOSED of an earlier connection interrupts', () => {
  it('is repeated, because the module still reports the connection: a subscription', async () => {
    for (let afterMs = 380; afterMs <= 500; afterMs += 10) {
      const bench = await online([[/^AT\+CGMR/, [[500, 'CLOSED']], 'pass']]);
      await bench.clock.runUntil(bench.session.sendTyped('AT+CGMR'));
      await bench.clock.advance(afterMs);
      const subscribed = bench.clock.runUntil(bench.session.subscribe({ topic: 'late', qos: 0 }, signal));
      await expect(subscribed).resolves.toMatchObject({ ok: true });
      expect(bench.upstream.subscriptions().map(({ topic }) => topic)).toContain('late');
    }
  });

  it.each([
    [1, 2],
    [2, 1],
  ] as const)('is repeated if its message may arrive twice: at QoS %i it is sent %i times', async (qos, times) => {
    const bench = await online([[/^AT\+MPUB="late"/, ['OK', [30, 'CLOSED']]]]);
    const request = { topic: 'late', qos, message: Buffer.from('x') };
    await bench.clock.runUntil(bench.session.publish(request, signal));
    expect(bench.commands().filter((line) => line.startsWith('AT+MPUB="late"'))).toHaveLength(times);
  });

  it('fails as dropped if the module reports no connection', async () => {
    const bench = await online([[/^AT\+MSUB="late"/, ['OK', [30, 'CLOSED']]]]);
    bench.upstream.dropAll();
    const subscribed = bench.clock.runUntil(bench.session.subscribe({ topic: 'late', qos: 0 }, signal));
    await expect(subscribed).resolves.toMatchObject({ ok: false, error: { code: 'mqtt/dropped' } });
  });
});
