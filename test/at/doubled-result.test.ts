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
