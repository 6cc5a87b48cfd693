import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { bareQuery, query, upload } from '../support/test-commands.ts';

const signal = query('AT+CSQ', ['+CSQ']);

describe('waiting for the line', () => {
  it('can be stopped, and leaves no entry in the queue', async () => {
    const { clock, engine } = createBench();
    const first = await clock.runUntil(engine.acquire());
    const controller = new AbortController();
    const second = engine.acquire(controller.signal);
    const third = engine.acquire();
    expect(engine.queueLength).toBe(2);
    controller.abort();
    await expect(clock.runUntil(second)).resolves.toMatchObject({ error: { code: 'stopped' } });
    expect(engine.queueLength).toBe(1);
    if (first.ok) first.value.release();
    await expect(clock.runUntil(third)).resolves.toMatchObject({ ok: true });
  });

  it('fails at once when the signal is already aborted; a lease that was granted is not revoked by the signal', async () => {
    const { clock, engine } = createBench();
    const stopped = AbortSignal.abort();
    await expect(clock.runUntil(engine.acquire(stopped))).resolves.toMatchObject({ error: { code: 'stopped' } });
    const controller = new AbortController();
    const granted = await clock.runUntil(engine.acquire(controller.signal));
    controller.abort();
    void engine.acquire();
    expect(granted.ok).toBe(true);
    expect(engine.queueLength).toBe(1);
  });

  it('with a released lease fails at once', async () => {
    const { clock, engine } = createBench();
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error('no lease');
    lease.value.release();
    const late = lease.value.run(signal, undefined);
    await expect(clock.runUntil(late)).resolves.toMatchObject({ error: { code: 'stopped' } });
  });

  it('fails with stopped when the link is closed by this program', async () => {
    const { clock, link, engine } = createBench();
    const running = engine.run(signal, undefined);
    const lease = engine.acquire();
    await clock.advance(1);
    await link.close();
    await expect(running).resolves.toMatchObject({ error: { code: 'stopped' } });
    await expect(lease).resolves.toMatchObject({ error: { code: 'stopped' } });
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('the deadline of a payload', () => {
  it('starts at the last byte of the payload, even when the driver reports late that the command line is written', async () => {
    const { clock, link, engine } = createBench();
    const taken: (() => void)[] = [];
    const write = link.write.bind(link);
    link.write = async (bytes) => {
      const outcome = await write(bytes);
      await new Promise<void>((resolve) => taken.push(resolve));
      return outcome;
    };
    const running = engine.run(upload, { text: 'hello' });
    await clock.advance(1);
    link.say('\r\n>');
    taken[0]?.();
    await clock.advance(60_000);
    taken[1]?.();
    await clock.advance(10_000);
    link.say('\r\nOK\r\n');
    await expect(clock.runUntil(running)).resolves.toEqual({ ok: true, value: 'OK' });
  });
});

describe('a module that restarted', () => {
  it('is restarting until it answers', async () => {
    const { clock, link, engine } = createBench();
    link.say('\r\nRDY\r\n');
    expect(engine.isRestarting).toBe(true);
    link.onWrite = (sent) => link.say(sent === 'AT+CSQ\r' ? '\r\n+CSQ: 1,99\r\nOK\r\n' : '\r\nOK\r\n');
    await clock.runUntil(engine.run(signal, undefined));
    expect(engine.isRestarting).toBe(false);
  });
});

describe('an answer without end', () => {
  it('is stored up to a thousand lines', async () => {
    const { clock, link, engine } = createBench();
    const running = engine.run(bareQuery('AT+FSLS', /^f\d+$/), undefined);
    for (let line = 0; line < 5_000; line += 1) link.say(`f${line}\r\n`);
    link.say('OK\r\n');
    const outcome = await clock.runUntil(running);
    expect(outcome.ok && outcome.value.length).toBe(1_000);
  });
});
