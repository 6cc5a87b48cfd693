import { describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/outcome.ts';
import { type Bench, type BenchOptions, createProvisionBench } from '../support/provision-bench.ts';

interface Watched {
  readonly bench: Bench;
  readonly ended: Promise<Failure | null>;
  readonly stop: () => void;
}

const watch = async (options: BenchOptions = {}): Promise<Watched> => {
  const bench = createProvisionBench(options);
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  const controller = new AbortController();
  const { session, plan } = bench;
  const run = {
    plan,
    result: bench.result(),
    recover: () => true,
    signal: controller.signal,
    onState: () => undefined,
  };
  return { bench, ended: session.keepOnline(run), stop: () => controller.abort() };
};

const elapsed = async (bench: Bench, running: Promise<unknown>): Promise<number> => {
  const startedAtMs = bench.clock.nowMs();
  await bench.clock.runUntil(running);
  return bench.clock.nowMs() - startedAtMs;
};

/** The module sends its boot lines and then nothing more. */
const restartIntoSilence = async ({ clock, module, session }: Bench): Promise<void> => {
  await clock.advance(1_000);
  const restarted = new Promise<void>((resolve) => {
    session.on('restarted', () => {
      module.setFault('mute', true);
      resolve();
    });
  });
  module.restart();
  await clock.runUntil(restarted);
};

describe('a recovery', () => {
  it('uses no second attempt for a refused PIN', async () => {
    const { bench, ended } = await watch({ module: { simPin: '9999' } });
    bench.module.setFault('sim-pin', true);
    bench.module.restart();
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'module/sim-pin' });
    expect(bench.commands().filter((line) => line.startsWith('AT+CPIN='))).toHaveLength(1);
  });

  it('detects a lost port during the pause before an attempt', async () => {
    const { bench, ended } = await watch();
    bench.module.setFault('connect-fail', true);
    bench.upstream.dropAll();
    // The current pause lasts 30 s.
    await bench.clock.advance(40_000);
    bench.module.setFault('unplug', true);
    bench.module.receive(Buffer.from('AT\r'));
    await expect(elapsed(bench, ended)).resolves.toBeLessThan(1_000);
    await expect(ended).resolves.toMatchObject({ code: 'link/lost' });
  });

  it('ends without a failure when the session is closed', async () => {
    const { bench, ended } = await watch();
    bench.upstream.dropAll();
    await bench.clock.advance(500);
    await bench.session.close();
    await expect(bench.clock.runUntil(ended)).resolves.toBeNull();
    await bench.clock.advance(1);
    expect(bench.recording()).toContain('"closed"');
  });
});

describe('a stop', () => {
  it('takes effect while a restarted module is silent, and does not wait for a closing that is impossible', async () => {
    const { bench, ended, stop } = await watch();
    await restartIntoSilence(bench);
    await bench.clock.advance(2_000);
    stop();
    await expect(elapsed(bench, ended)).resolves.toBeLessThan(100);
    const disconnecting = bench.session.disconnect();
    await expect(elapsed(bench, disconnecting)).resolves.toBeLessThan(100);
    await expect(disconnecting).resolves.toBe('none');
  });

  it.each([0, 300, 1_500, 4_000, 9_000, 20_000, 45_000, 70_000])(
    '%i ms after a restart without answers ends the watch and the session within 20 s',
    async (afterMs) => {
      const { bench, ended, stop } = await watch();
      await restartIntoSilence(bench);
      await bench.clock.advance(afterMs);
      stop();
      const all = ended.then(() => bench.session.disconnect()).then(() => bench.session.close());
      await expect(elapsed(bench, all)).resolves.toBeLessThan(20_000);
    },
  );
});

describe('announced messages', () => {
  it('are fetched by one command at a time, for any number of announcements', async () => {
    const { bench, ended, stop } = await watch();
    const topic = bench.plan.profile.mqtt.subscriptions[0]?.topic ?? '';
    await bench.clock.advance(100);
    bench.module.receive(Buffer.from('AT+MQTTMSGSET=1\r'));
    await bench.clock.advance(100);
    const before = bench.commands().length;
    for (let count = 0; count < 4; count += 1) bench.upstream.deliver(topic, Buffer.from(`message ${count}`));
    await bench.clock.advance(1_000);
    const asked = bench.commands().slice(before);
    expect(asked.length).toBeGreaterThanOrEqual(1);
    expect(asked.length).toBeLessThanOrEqual(2);
    stop();
    await bench.clock.runUntil(ended);
  });
});
