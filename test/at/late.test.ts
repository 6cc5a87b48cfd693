import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import { createBench } from '../support/engine-bench.ts';
import { publish, query, subscribe } from '../support/test-commands.ts';

/** As typed in the terminal: `OK` ends it, and its acknowledgement is a late line. */
const typedSubscribe: CommandSpec<undefined, readonly string[]> = {
  ...query('AT+MSUB="typed",0'),
  late: [{ lines: [], last: [/^SUBACK\b/], deadlineMs: 30_000, ofConnection: true }],
};
const typedPublish: CommandSpec<undefined, readonly string[]> = {
  ...query('AT+MPUB="typed",1,0,"x"'),
  late: [{ lines: [/^PUBREC\b/], last: [/^(?:PUBACK|PUBCOMP)\b/], deadlineMs: 30_000, ofConnection: true }],
};
const close: CommandSpec<undefined, readonly string[]> = { ...query('AT+MIPCLOSE'), endsConnection: true };

/** A module that answers everything with `OK`, except the commands named. */
const setUp = (answers: Readonly<Record<string, string>> = {}) => {
  const bench = createBench();
  bench.link.onWrite = () => {
    const sent = bench.link.sent.at(-1) ?? '';
    const found = Object.entries(answers).find(([name]) => sent.startsWith(name));
    bench.link.say(`\r\n${found?.[1] ?? 'OK'}\r\n`);
  };
  return bench;
};

describe('the acknowledgement of a typed command', () => {
  it('is not the result of the next command of its kind: results come in order', async () => {
    const { clock, engine, link, owners } = setUp();
    await clock.runUntil(engine.run(typedSubscribe, undefined));
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(500);
    link.say('\r\nSUBACK\r\n');
    await clock.advance(500);
    link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({
      error: { code: 'at/second-phase-failed', facts: { answer: 'SUBACK 128' } },
    });
    expect(owners().filter((owner) => owner.includes('SUBACK'))).toEqual([
      'second-phase SUBACK',
      'second-phase SUBACK 128',
    ]);
  });

  it('is not waited for when the command was refused', async () => {
    const { clock, engine, link } = setUp({ 'AT+MPUB="typed"': '+CME ERROR: 767' });
    await expect(clock.runUntil(engine.run(typedPublish, undefined))).resolves.toMatchObject({ ok: false });
    const next = engine.run(publish, { qos: 1 });
    await clock.advance(500);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
  });

  it('is not waited for after its connection was closed', async () => {
    const { clock, engine, link } = setUp();
    await clock.runUntil(engine.run(typedPublish, undefined));
    await clock.runUntil(engine.run(close, undefined));
    const next = engine.run(publish, { qos: 1 });
    await clock.advance(500);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
  });

  it('comes after that of a publish that was sent before it', async () => {
    const { clock, engine, link, owners } = setUp();
    const published = engine.run(publish, { qos: 1 });
    const typed = engine.run(typedPublish, undefined);
    await clock.advance(1_000);
    expect(link.sent).toHaveLength(1);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(published)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
    await clock.runUntil(typed);
    link.say('\r\nPUBACK\r\n');
    expect(owners().filter((owner) => owner.includes('PUBACK'))).toEqual([
      'second-phase PUBACK',
      'second-phase PUBACK',
    ]);
  });

  it('comes after that of a publish that overtook it', async () => {
    const { clock, engine, link } = setUp();
    await clock.runUntil(engine.run(query('AT+CSQ'), undefined));
    // A typed command is sent a moment after the last result, others at once.
    const typed = engine.run(typedPublish, undefined, { onQueued: () => undefined });
    const published = engine.run(publish, { qos: 1 });
    await clock.advance(1_000);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(published)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
    await clock.runUntil(typed);
    expect(link.sent.slice(1).map((sent) => sent.includes('typed'))).toEqual([false, true]);
  });

  it('is not that of a publish of the program whose own is lost', async () => {
    const { clock, engine, link } = setUp();
    const published = engine.run(publish, { qos: 1 });
    await clock.advance(1);
    const typed = engine.run(typedPublish, undefined, { onQueued: () => undefined });
    await clock.advance(1_000);
    // The broker acknowledges the typed one only, as soon as it gets it.
    const isTyped = () => link.sent.some((sent) => sent.includes('typed'));
    while (!isTyped()) await clock.advance(1_000);
    link.say('\r\nPUBACK\r\n');
    await clock.runUntil(typed);
    await expect(clock.runUntil(published)).resolves.toMatchObject({ error: { code: 'at/second-phase-timeout' } });
  });

  it('is waited for with a reason, in the order of the typed lines', async () => {
    const { clock, engine, link } = setUp();
    const published = engine.run(publish, { qos: 1 });
    await clock.advance(1);
    const typed = [typedPublish, query('AT+CSQ')].map((command) =>
      engine.run(command, undefined, { onQueued: () => undefined }),
    );
    const own = engine.run(query('AT+CREG?'), undefined);
    await clock.runUntil(own);
    await clock.advance(1_000);
    expect(engine.hold).toEqual({ reason: 'proof', canSendNow: true });
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(published)).resolves.toMatchObject({ ok: true });
    await clock.runUntil(Promise.all(typed));
    expect(link.sent.slice(1)).toEqual(['AT+CREG?\r', 'AT+MPUB="typed",1,0,"x"\r', 'AT+CSQ\r']);
    expect(engine.hold).toBeNull();
  });

  it('makes nobody wait after the command was cancelled', async () => {
    const { clock, engine, link } = setUp();
    void engine.run(publish, { qos: 1 });
    await clock.advance(1);
    const stop = new AbortController();
    const typed = engine.run(typedPublish, undefined, { onQueued: () => undefined, signal: stop.signal });
    const next = engine.run(query('AT+CSQ'), undefined, { onQueued: () => undefined });
    await clock.advance(1_000);
    expect(link.sent).toHaveLength(1);
    stop.abort();
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ error: { code: 'stopped' } });
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('is that of no command where the command was sent now', async () => {
    const { clock, engine, link } = setUp();
    const published = engine.run(publish, { qos: 1 });
    await clock.advance(1);
    let sendNow = (): void => undefined;
    const typed = engine.run(typedPublish, undefined, {
      onQueued: (send) => {
        sendNow = send;
      },
    });
    await clock.advance(1_000);
    sendNow();
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
    expect(link.sent.at(1)).toContain('typed');
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(published)).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
  });

  it('of another form is not waited for', async () => {
    const { clock, engine, link } = setUp();
    void engine.run(publish, { qos: 1 });
    await clock.advance(1);
    await clock.runUntil(engine.run(typedSubscribe, undefined, { onQueued: () => undefined }));
    expect(link.sent.at(-1)).toContain('AT+MSUB');
  });

  it('comes before that of a command that was sent after it, also where nobody waits for that any more', async () => {
    const { clock, engine, link, owners } = setUp();
    await clock.runUntil(engine.run(typedSubscribe, undefined));
    await clock.advance(14_000);
    const second = engine.run(subscribe('b'), undefined);
    await expect(clock.runUntil(second)).resolves.toMatchObject({ error: { code: 'at/second-phase-timeout' } });
    link.say('\r\nSUBACK\r\n');
    await clock.advance(8_000);
    const third = engine.run(subscribe('c'), undefined);
    await clock.advance(1_000);
    link.say('\r\nSUBACK 128\r\n');
    await clock.advance(1_000);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(third)).resolves.toMatchObject({ ok: true });
    expect(owners().filter((owner) => owner.includes('SUBACK'))).toEqual([
      'second-phase SUBACK',
      'late SUBACK 128',
      'second-phase SUBACK',
    ]);
  });

  it('is that of no other command where it arrives after its time', async () => {
    const { clock, engine, link, owners } = setUp();
    await clock.runUntil(engine.run(typedSubscribe, undefined));
    await clock.advance(31_000);
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await clock.advance(1);
    link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
    expect(owners().filter((owner) => owner.includes('SUBACK'))).toEqual(['late SUBACK', 'second-phase SUBACK 128']);
  });

  it('counts as lost after the longest silence', async () => {
    const { clock, engine, link } = setUp();
    await clock.runUntil(engine.run(typedSubscribe, undefined));
    await clock.advance(97_000);
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('makes the next command wait where it may have been taken for an earlier one', async () => {
    const { clock, engine, link } = setUp();
    // That of `a` is lost.
    await clock.runUntil(engine.run(subscribe('a'), undefined));
    await clock.runUntil(engine.run(typedSubscribe, undefined));
    link.say('\r\nSUBACK\r\n');
    await clock.advance(31_000);
    const sent = link.sent.length;
    const next = engine.run(subscribe('b'), undefined);
    expect(engine.hold).toEqual({ reason: 'proof', canSendNow: true });
    await clock.advance(60_000);
    expect(link.sent).toHaveLength(sent);
    link.onWrite = () => link.say('\r\nOK\r\n\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });
});
