import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import { createBench } from '../support/engine-bench.ts';
import { connect, query, upload } from '../support/test-commands.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { scenarioWithSendNow } from './scenarios.ts';
import { SlowModule } from './slow-module.ts';

const signal = query('AT+CSQ', ['+CSQ']);
const attach = query('AT+CGATT?', ['+CGATT']);
const operator = query('AT+COPS?', ['+COPS']);

const answers: Readonly<Record<string, string>> = {
  'ATI\r': '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n',
  'AT+CGATT?\r': '\r\n+CGATT: 1\r\n\r\nOK\r\n',
  'AT+COPS?\r': '\r\n+COPS: 0,0,"CMCC"\r\n\r\nOK\r\n',
};

/** A module that did not answer AT+CSQ. `type` queues a command after that one. */
const silentModule = async () => {
  const bench = createBench();
  const { clock, engine, link } = bench;
  await clock.runUntil(engine.run(signal, undefined));
  const type = (spec: CommandSpec<undefined, unknown> = attach) => {
    let sendNow = (): void => undefined;
    let sent = 0;
    const outcome = engine.run(spec, undefined, {
      onQueued: (send) => {
        sendNow = send;
      },
      onSent: () => {
        sent += 1;
      },
    });
    return { outcome, sendNow: () => sendNow(), sent: () => sent };
  };
  const answerAll = (): void => {
    link.onWrite = (sent) => link.say(answers[sent] ?? '\r\nOK\r\n');
  };
  return { ...bench, type, answerAll };
};

describe('a command that is sent now', () => {
  it('is sent at once, its result stays unclaimed, and the proof starts again after it', async () => {
    const { clock, link, engine, owners, type, answerAll } = await silentModule();
    const typed = type();
    await clock.advance(2_000);
    expect(engine.hold).toEqual({ reason: 'proof', canSendNow: true });
    expect(link.sent).toEqual(['AT+CSQ\r', 'AT\r', 'AT\r']);
    answerAll();
    typed.sendNow();
    expect(link.sent.at(-1)).toBe('AT+CGATT?\r');
    expect(typed.sent()).toBe(1);
    await expect(typed.outcome).resolves.toMatchObject({ ok: false, error: { code: 'at/unclaimed' } });
    await clock.advance(10_000);
    expect(owners()).toEqual([
      'unclaimed +CGATT: 1',
      'unclaimed OK',
      'probe OK',
      'probe AirM2M_720U_V420_LTE_AT',
      'probe OK',
    ]);
    expect(link.sent.slice(3)).toEqual(['AT+CGATT?\r', 'AT\r', 'ATI\r']);
    expect(engine.hold).toBeNull();
  });

  it('does not take the answer of a probe that was given up', async () => {
    const { clock, engine, link, owners } = createBench();
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error(lease.error.code);
    await clock.runUntil(lease.value.contact(10_000));
    lease.value.release();
    link.say('\r\n+CREG: 1\r\n');
    await clock.advance(50);
    let sendNow = (): void => undefined;
    const typed = engine.run(query('AT+FSCREATE="a"'), undefined, {
      onQueued: (send) => {
        sendNow = send;
      },
    });
    await clock.advance(100);
    sendNow();
    link.say('\r\nOK\r\n');
    await clock.advance(300);
    link.say('\r\n+CME ERROR: 22\r\n');
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
    expect(owners()).not.toContain('final OK');
  });

  it('gets its full deadline before the next probe, which could abort it', async () => {
    const { clock, link, type } = await silentModule();
    const typed = type();
    await clock.advance(100);
    typed.sendNow();
    await clock.advance(8_900);
    expect(link.sent.at(-1)).toBe('AT+CGATT?\r');
    await clock.advance(1_000);
    expect(link.sent.at(-1)).toBe('AT\r');
  });

  it('leaves the later commands in the queue until the module is in sync', async () => {
    const { clock, link, type, answerAll } = await silentModule();
    const first = type();
    const second = type(operator);
    await clock.advance(100);
    answerAll();
    first.sendNow();
    await expect(clock.runUntil(second.outcome)).resolves.toMatchObject({ ok: true });
    expect(link.sent.slice(1)).toEqual(['AT\r', 'AT+CGATT?\r', 'AT\r', 'ATI\r', 'AT+COPS?\r']);
  });

  it('ends the wait for the command in flight, whose late answer stays unclaimed', async () => {
    const { clock, link, engine, owners, type, answerAll } = await silentModule();
    answerAll();
    await clock.runUntil(engine.run(attach, undefined));
    await clock.advance(150);
    link.onWrite = () => undefined;
    const first = type(operator);
    const second = type();
    expect(engine.hold).toEqual({ reason: 'command', canSendNow: true });
    second.sendNow();
    expect(link.sent.slice(-2)).toEqual(['AT+COPS?\r', 'AT+CGATT?\r']);
    for (const { outcome } of [first, second]) {
      await expect(outcome).resolves.toMatchObject({ ok: false, error: { code: 'at/unclaimed' } });
    }
    link.say(answers['AT+COPS?\r'] ?? '');
    link.say(answers['AT+CGATT?\r'] ?? '');
    expect(owners().slice(-4)).toEqual([
      'unclaimed +COPS: 0,0,"CMCC"',
      'unclaimed OK',
      'unclaimed +CGATT: 1',
      'unclaimed OK',
    ]);
  });

  it('cuts off only typed commands: other callers rely on their results', async () => {
    const { clock, link, engine, type, answerAll } = await silentModule();
    answerAll();
    await clock.runUntil(engine.run(attach, undefined));
    link.onWrite = () => undefined;
    const watching = engine.run(operator, undefined, { cause: 'watch' });
    const typed = type();
    expect(engine.hold).toEqual({ reason: 'command', canSendNow: false });
    typed.sendNow();
    expect(typed.sent()).toBe(0);
    link.say(answers['AT+COPS?\r'] ?? '');
    await expect(watching).resolves.toMatchObject({ ok: true });
  });

  it('may be a command with a second phase', async () => {
    const { clock, link, type } = await silentModule();
    const typed = type(connect);
    await clock.advance(100);
    typed.sendNow();
    expect(link.sent.at(-1)).toBe('AT+SSLMIPSTART="h",8883\r');
    await expect(typed.outcome).resolves.toMatchObject({ ok: false, error: { code: 'at/unclaimed' } });
  });

  it('gives a silent module its deadline and 10 s, and then the waiting commands fail', async () => {
    const bench = createBench();
    const { clock, engine } = bench;
    void engine.run(signal, undefined, { onQueued: () => undefined });
    let sendNow = (): void => undefined;
    const onQueued = (send: () => void): void => {
      sendNow = send;
    };
    void engine.run(attach, undefined, { onQueued });
    const waiting = engine.run(operator, undefined);
    await clock.advance(1);
    sendNow();
    await expect(clock.runUntil(waiting)).resolves.toMatchObject({ error: { code: 'at/unresponsive' } });
    expect(clock.nowMs()).toBeLessThan(9_000 + 10_000 + 5_000);
  });

  it('is not sent between the commands of a procedure, nor into a payload; it keeps its place', async () => {
    const { clock, link, engine, type, answerAll } = await silentModule();
    answerAll();
    await clock.runUntil(engine.run(attach, undefined));
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error('no lease');
    const typed = type(operator);
    expect(engine.hold).toEqual({ reason: 'procedure', canSendNow: false });
    typed.sendNow();
    link.onWrite = () => undefined;
    void lease.value.run(upload, { text: 'abc' });
    typed.sendNow();
    expect(link.sent.at(-1)).not.toBe('AT+COPS?\r');
    lease.value.release();
    // The upload still holds the line, although its caller no longer waits.
    expect(engine.hold).toEqual({ reason: 'command', canSendNow: false });
    typed.sendNow();
    expect(typed.sent()).toBe(0);
  });

  it('is not sent when it belongs to a procedure, whose next command relies on its result', async () => {
    const { clock, link, engine, answerAll } = await silentModule();
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error('no lease');
    let sendNow = (): void => undefined;
    const onQueued = (send: () => void): void => {
      sendNow = send;
    };
    const running = lease.value.run(attach, undefined, { onQueued });
    await clock.advance(100);
    sendNow();
    expect(link.sent).not.toContain('AT+CGATT?\r');
    answerAll();
    await expect(clock.runUntil(running)).resolves.toMatchObject({ ok: true });
  });

  it('is one of at most 32 open answers; further commands wait', async () => {
    const { clock, engine, type } = await silentModule();
    for (let count = 0; count < 40; count += 1) type().sendNow();
    expect(engine.queueLength).toBe(40 - 31);
    expect(engine.hold?.canSendNow).toBe(false);
    await clock.advance(100_000);
    expect(engine.queueLength).toBe(0);
  });

  it('waits for a restarted module to answer, and reports that reason', async () => {
    const { clock, link, engine, type, answerAll } = await silentModule();
    link.say('\r\nRDY\r\n');
    const typed = type();
    expect(engine.hold).toEqual({ reason: 'restart', canSendNow: true });
    answerAll();
    await expect(clock.runUntil(typed.outcome)).resolves.toMatchObject({ ok: true });
  });

  it('gets its own result when nothing else can be answered: directly after a restart', async () => {
    const { clock, link, owners, type, answerAll } = await silentModule();
    link.say('\r\nRDY\r\n');
    answerAll();
    const typed = type();
    typed.sendNow();
    await expect(clock.runUntil(typed.outcome)).resolves.toMatchObject({ ok: true });
    expect(link.sent.at(-1)).toBe('AT+CGATT?\r');
    expect(owners().slice(-2)).toEqual(['answer +CGATT: 1', 'final OK']);
  });

  it('is not followed by late answers after a restart, which has ended everything before', async () => {
    const { clock, link, owners, type } = await silentModule();
    link.say('\r\nlate text\r\n');
    link.say('\r\nRDY\r\n');
    type();
    await clock.advance(10);
    link.say('\r\nAT version:1.1.0.0\r\n');
    expect(owners().filter((line) => /version|text/.test(line))).toEqual([
      'late late text',
      'unclaimed AT version:1.1.0.0',
    ]);
  });

  it('reports the reason for waiting only when it changes', async () => {
    const { clock, engine, type, answerAll } = await silentModule();
    const holds: (string | null)[] = [];
    engine.on('hold', (hold) => holds.push(hold && `${hold.reason} ${hold.canSendNow}`));
    answerAll();
    const typed = type();
    await clock.runUntil(typed.outcome);
    expect(holds).toEqual(['proof true', 'command true', null]);
  });

  it('is not treated as the result of a query if its result arrives twice around the text', () => {
    const module = new SlowModule({
      treatments: [
        { busyMs: 0, lost: false, lines: [{ gapMs: 1, againAfterMs: null }] },
        { busyMs: 0, lost: true, lines: [{ gapMs: 1, againAfterMs: null }] },
        { busyMs: 0, lost: false, lines: [{ gapMs: 1, againAfterMs: 1 }] },
        { busyMs: 0, lost: true, lines: [{ gapMs: 100, againAfterMs: null }] },
        { busyMs: 8000, lost: false, lines: [{ gapMs: 100, againAfterMs: null }] },
        { busyMs: 0, lost: true, lines: [{ gapMs: 100, againAfterMs: null }] },
        { busyMs: 0, lost: false, lines: [{ gapMs: 501, againAfterMs: null }] },
        { busyMs: 0, lost: false, lines: [{ gapMs: 151, againAfterMs: 1 }] },
        { busyMs: 0, lost: true, lines: [{ gapMs: 1, againAfterMs: null }] },
        {
          busyMs: 0,
          lost: false,
          lines: [
            { gapMs: 1, againAfterMs: null },
            { gapMs: 151, againAfterMs: null },
          ],
        },
        { busyMs: 0, lost: true, lines: [{ gapMs: 1, againAfterMs: null }] },
        { busyMs: 0, lost: true, lines: [{ gapMs: 100, againAfterMs: null }] },
        { busyMs: 0, lost: true, lines: [{ gapMs: 1, againAfterMs: null }] },
      ],
      ...{ withText: [false, false, false, false], hasIdentity: true },
      sendNowAfterMs: [null, null, 9_153, null],
    });
    expect(module.run()).toEqual([]);
  });

  it('never lets a command get an answer of another command, in 2 000 random runs', {
    timeout: timeoutMs(120_000),
  }, () => {
    let sentNow = 0;
    let answered = 0;
    fc.assert(
      fc.property(scenarioWithSendNow, (drawn) => {
        const module = new SlowModule(drawn);
        expect(module.run()).toEqual([]);
        sentNow += module.sentNow;
        answered += module.answered;
      }),
      { numRuns: 2_000 },
    );
    expect(sentNow).toBeGreaterThan(500);
    expect(answered).toBeGreaterThan(2_000);
  });
});
