import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { query } from '../support/test-commands.ts';

const typed = { onQueued: () => undefined } as const;

describe('a result that arrives twice', () => {
  it('is not taken as the result of the next typed command, which waits until it can no longer arrive', async () => {
    const { clock, engine, link, owners } = createBench();
    const first = engine.run(query('AT+FSDEL="a"'), undefined, typed);
    const second = engine.run(query('AT+FSCREATE="a"'), undefined, typed);
    link.say('\r\nOK\r\n');
    await expect(first).resolves.toMatchObject({ ok: true });
    await clock.advance(60);
    link.say('\r\nOK\r\n');
    await clock.advance(89);
    expect(link.sent).toEqual(['AT+FSDEL="a"\r']);
    await clock.advance(1);
    expect(link.sent.at(-1)).toBe('AT+FSCREATE="a"\r');
    link.say('\r\n+CME ERROR: 22\r\n');
    await expect(second).resolves.toMatchObject({ error: { facts: { cme: 22 } } });
    expect(owners()).toEqual(['final OK', 'unclaimed OK', 'final +CME ERROR: 22']);
  });

  it('does not delay a command of a procedure: a broker disconnects when the login arrives late', async () => {
    const { clock, engine, link } = createBench();
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error(lease.error.code);
    const first = lease.value.run(query('AT+SSLMIPSTART'), undefined);
    const second = lease.value.run(query('AT+MCONNECT'), undefined);
    link.say('\r\nOK\r\n');
    await first;
    await clock.advance(0);
    expect(link.sent.at(-1)).toBe('AT+MCONNECT\r');
    link.say('\r\nOK\r\n');
    await expect(second).resolves.toMatchObject({ ok: true });
  });

  it('delays the commands of a procedure once it was observed, so that none of them takes the second one', async () => {
    const { clock, engine, link, owners } = createBench();
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error(lease.error.code);
    const run = (line: string) => lease.value.run(query(line), undefined);
    const first = run('AT+CFUN=1');
    link.say('\r\nOK\r\n');
    await first;
    await clock.advance(60);
    link.say('\r\nOK\r\n');
    await clock.advance(300);
    const [second, third] = [run('AT+FSDEL="a"'), run('AT+FSCREATE="a"')];
    link.say('\r\nOK\r\n');
    await second;
    await clock.advance(60);
    link.say('\r\nOK\r\n');
    await clock.advance(89);
    expect(link.sent.at(-1)).toBe('AT+FSDEL="a"\r');
    await clock.advance(1);
    link.say('\r\n+CME ERROR: 22\r\n');
    await expect(third).resolves.toMatchObject({ error: { facts: { cme: 22 } } });
    expect(owners()).toEqual(['final OK', 'unclaimed OK', 'final OK', 'unclaimed OK', 'final +CME ERROR: 22']);
  });

  it('is already detected at first contact', async () => {
    const { clock, engine, link } = createBench();
    const twice = (answer: string) => {
      link.say(answer);
      clock.after(60, () => link.say('\r\nOK\r\n'));
    };
    link.onWrite = () => {
      const sent = link.sent.at(-1) ?? '';
      if (sent.startsWith('AT+FSCREATE')) clock.after(80, () => link.say('\r\n+CME ERROR: 22\r\n'));
      else clock.after(5, () => twice(sent.startsWith('ATI') ? '\r\nAirM2M_720H\r\n\r\nOK\r\n' : '\r\nOK\r\n'));
    };
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error(lease.error.code);
    await expect(clock.runUntil(lease.value.contact(10_000))).resolves.toMatchObject({ ok: true });
    const deleted = lease.value.run(query('AT+FSDEL="a"'), undefined);
    const created = lease.value.run(query('AT+FSCREATE="a"'), undefined);
    await expect(clock.runUntil(deleted)).resolves.toMatchObject({ ok: true });
    await expect(clock.runUntil(created)).resolves.toMatchObject({ error: { facts: { cme: 22 } } });
  });

  it('delays a typed command no longer than that, and not when nothing arrived before', async () => {
    const { clock, engine, link } = createBench();
    link.onWrite = () => link.say('\r\nOK\r\n');
    await clock.runUntil(engine.run(query('AT'), undefined, typed));
    await clock.advance(150);
    const next = engine.run(query('AT+CSQ'), undefined, typed);
    expect(link.sent).toEqual(['AT\r', 'AT+CSQ\r']);
    await expect(next).resolves.toMatchObject({ ok: true });
  });
});
