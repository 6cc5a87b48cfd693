import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import { createBench } from '../support/engine-bench.ts';
import { publish, query, subscribe } from '../support/test-commands.ts';

const publishText = (text: string): CommandSpec<undefined, readonly string[]> => ({
  ...query(`AT+MPUB="t",1,0,"${text}"`),
  secondPhase: () => publish.secondPhase?.({ qos: 1 }) ?? null,
  parse: (answer) => ({ ok: true, value: answer.secondPhase }),
});

const close: CommandSpec<undefined, readonly string[]> = { ...query('AT+MIPCLOSE'), endsConnection: true };

/** A module that answers everything with `OK`, and whose first subscribe never got its SUBACK. */
const afterSilence = async () => {
  const bench = createBench();
  bench.link.onWrite = () => bench.link.say('\r\nOK\r\n');
  const outcome = bench.engine.run(subscribe('a'), undefined);
  await expect(bench.clock.runUntil(outcome)).resolves.toMatchObject({ error: { code: 'at/second-phase-timeout' } });
  return bench;
};

/** The first result belongs to an earlier command, the second one is that of the new one. */
const expectRefusedAfterLateAnswer = async ({ clock, engine, link, owners }: ReturnType<typeof createBench>) => {
  const other = engine.run(subscribe('b'), undefined);
  await clock.advance(1);
  link.say('\r\nSUBACK\r\n');
  expect(owners()).toContain('late SUBACK');
  await clock.advance(1);
  link.say('\r\nSUBACK 128\r\n');
  await expect(clock.runUntil(other)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
};

const timedOut = { ok: false, error: { code: 'at/second-phase-timeout' } };

/** `+CDNSGIP` of the manual: its result does not come from the connection. */
const lookup = (host: string): CommandSpec<undefined, readonly string[]> => ({
  ...query(`AT+CDNSGIP="${host}"`),
  secondPhase: () => ({
    success: [/^\+CDNSGIP: 1,/],
    failure: [/^\+CDNSGIP: 0,/],
    detail: [],
    deadlineMs: 10_000,
    holdsLine: true,
  }),
  parse: (answer) => ({ ok: true, value: answer.secondPhase }),
});

describe('a command that closes the connection', () => {
  it('ends no second phase if it is refused', async () => {
    const bench = await afterSilence();
    const { clock, engine, link } = bench;
    link.onWrite = (sent) => link.say(sent.startsWith('AT+MIPCLOSE') ? '\r\nERROR\r\n' : '\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(close, undefined))).resolves.toMatchObject({ ok: false });
    await expectRefusedAfterLateAnswer(bench);
  });

  it('ends every second phase if it is refused because there is none', async () => {
    const { clock, engine, link } = await afterSilence();
    const none = '+CME ERROR: 767';
    const expecting = { ...close, expected: { answer: /^\+CME ERROR: 767$/, source: 'transcript 09' } };
    link.onWrite = (sent) => link.say(`\r\n${sent.startsWith('AT+MIPCLOSE') ? none : 'OK'}\r\n`);
    await clock.runUntil(engine.run(expecting, undefined));
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('does not end the lookup of a name', async () => {
    const { clock, engine, link } = createBench();
    link.onWrite = () => link.say('\r\nOK\r\n');
    await clock.runUntil(engine.run(lookup('a.invalid'), undefined));
    await clock.runUntil(engine.run(close, undefined));
    const next = engine.run(lookup('b.example'), undefined);
    await clock.advance(1);
    link.say('\r\n+CDNSGIP: 0,11\r\n');
    await clock.advance(1);
    link.say('\r\n+CDNSGIP: 1,"b.example","1.2.3.4"\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });
});

describe('a second phase that arrives too late', () => {
  it('is not taken as that of the next command of its kind', async () => {
    const { clock, engine, link, owners } = await afterSilence();
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(100);
    link.say('\r\nSUBACK\r\n');
    await clock.advance(100);
    link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
    expect(owners()).toContain('late SUBACK');
  });

  it('is not taken as that of the next one either when it is a refusal', async () => {
    const { clock, engine, link } = await afterSilence();
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(100);
    link.say('\r\nSUBACK 128\r\n\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toEqual({ ok: true, value: ['SUBACK'] });
  });

  it('is marked as late when no command waits, and is then removed', async () => {
    const { clock, engine, link, owners } = await afterSilence();
    link.say('\r\nSUBACK\r\n');
    expect(owners()).toContain('late SUBACK');
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('is accepted for the same line sent again: it says the same about the topic', async () => {
    const { clock, engine, link } = await afterSilence();
    const again = engine.run(subscribe('a'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject({ ok: true });
  });

  it('is not taken as that of another command after the same line was sent again: two of them arrive', async () => {
    const bench = await afterSilence();
    const { clock, engine, link } = bench;
    const again = engine.run(subscribe('a'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject({ ok: true });
    await expectRefusedAfterLateAnswer(bench);
  });

  it('is not taken as that of the next command when CLOSED ended the wait: it may be of an earlier connection', async () => {
    const bench = createBench();
    const { clock, engine, link } = bench;
    link.onWrite = () => link.say('\r\nOK\r\n');
    const first = engine.run(subscribe('a'), undefined);
    await clock.advance(1);
    link.say('\r\nCLOSED\r\n');
    await expect(clock.runUntil(first)).resolves.toMatchObject({ error: { facts: { answer: 'CLOSED' } } });
    await expectRefusedAfterLateAnswer(bench);
  });

  it('is accepted for the same message sent again, but not for another one with the same line', async () => {
    const bench = createBench();
    const { clock, engine, link } = bench;
    link.onWrite = (sent) => link.say(sent.startsWith('AT') ? '\r\n>' : '\r\nOK\r\n');
    const withPayload = (payload: string): CommandSpec<undefined, readonly string[]> => ({
      ...publishText('x'),
      prompt: () => ({ bytes: new TextEncoder().encode(payload), secret: false }),
    });
    const send = (payload: string) => engine.run(withPayload(payload), undefined);
    await expect(clock.runUntil(send('one'))).resolves.toMatchObject(timedOut);
    const again = send('one');
    await clock.advance(1);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject({ ok: true });
    await expect(clock.runUntil(send('two'))).resolves.toMatchObject(timedOut);
    const other = send('six');
    await clock.advance(1);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(other)).resolves.toMatchObject(timedOut);
  });

  it('delays one command, not all later ones, when it was lost', async () => {
    const { clock, engine, link } = await afterSilence();
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject(timedOut);
    const sent = link.sent.length;
    const third = engine.run(subscribe('c'), undefined);
    expect(engine.hold).toEqual({ reason: 'proof', canSendNow: true });
    link.onWrite = () => link.say('\r\nOK\r\n\r\nSUBACK\r\n');
    // Of the two results one is lost, or still to come.
    await clock.advance(65_000);
    expect(link.sent).toHaveLength(sent);
    await expect(clock.runUntil(third)).resolves.toMatchObject({ ok: true });
    expect(engine.hold).toBeNull();
    await expect(clock.runUntil(engine.run(subscribe('d'), undefined))).resolves.toMatchObject({ ok: true });
  });

  /** Which of the results of `a` and `b` arrived is unknown. */
  const afterDoubt = async () => {
    const bench = await afterSilence();
    const next = bench.engine.run(subscribe('b'), undefined);
    await bench.clock.advance(1);
    bench.link.say('\r\nSUBACK\r\n');
    await expect(bench.clock.runUntil(next)).resolves.toMatchObject(timedOut);
    return bench;
  };

  it('lets the next command go as soon as it arrives', async () => {
    const { clock, engine, link } = await afterDoubt();
    const third = engine.run(subscribe('c'), undefined);
    await clock.advance(5_000);
    link.say('\r\nSUBACK\r\n');
    await clock.advance(1);
    expect(link.sent.at(-1)).toBe('AT+MSUB="c",1\r');
    link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(third)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it.each([
    ['the same command', subscribe('b')],
    ['a command of another form', publishText('one')],
    ['a command without a second phase', query('AT+CSQ')],
  ])('holds back no %s', async (_, command) => {
    const { clock, engine, link } = await afterDoubt();
    void engine.run(command, undefined);
    await clock.advance(1);
    expect(link.sent.at(-1)).toBe(`${Buffer.from(command.line(undefined).bytes)}\r`);
    expect(engine.hold?.reason).not.toBe('proof');
  });

  it('leaves the result unclaimed of a command that is sent now all the same, and of no other one', async () => {
    const { clock, engine, link, owners } = await afterDoubt();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    let sendNow = (): void => undefined;
    const third = engine.run(subscribe('c'), undefined, {
      onQueued: (send) => {
        sendNow = send;
      },
    });
    sendNow();
    await expect(third).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
    const fourth = engine.run(subscribe('d'), undefined);
    await clock.advance(5_000);
    // Of `b` and `c`.
    link.say('\r\nSUBACK\r\n\r\nSUBACK\r\n');
    await clock.advance(5_000);
    expect(owners().slice(-3)).not.toContain('second-phase SUBACK');
    expect(link.sent.at(-1)).toBe('AT+MSUB="d",1\r');
    link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(fourth)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it('holds nothing back for a repeated command that was refused: it has no result', async () => {
    const { clock, engine, link } = await afterSilence();
    link.onWrite = () => link.say('\r\nERROR\r\n');
    await expect(clock.runUntil(engine.run(subscribe('a'), undefined))).resolves.toMatchObject({
      error: { code: 'at/error' },
    });
    void engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    expect(link.sent.at(-1)).toBe('AT+MSUB="b",1\r');
  });

  it('is not taken by a repeated command if it may be that of another one sent in between', async () => {
    const { clock, engine, link, owners } = await afterSilence();
    await expect(clock.runUntil(engine.run(subscribe('b'), undefined))).resolves.toMatchObject(timedOut);
    const again = engine.run(subscribe('a'), undefined);
    await clock.advance(1);
    // That of `a` was lost: this is the one of `b`.
    link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject(timedOut);
    expect(owners().at(-1)).toBe('late SUBACK 128');
  });

  it('counts as lost after the longest silence', async () => {
    const { clock, engine, link } = await afterSilence();
    await clock.advance(66_000);
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it.each([
    ['the connection was closed by command', close, ''],
    ['the module reports that it is closed', query('AT'), '\r\nCLOSED\r\n'],
    ['the module restarted', query('AT'), '\r\nRDY\r\n'],
  ])('can no longer arrive when %s', async (_, command, line) => {
    const { clock, engine, link } = await afterSilence();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    if (line !== '') link.say(line);
    await expect(clock.runUntil(engine.run(command, undefined))).resolves.toMatchObject({ ok: true });
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(2_000);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('is not assigned to the next publish when no command holds the line', async () => {
    const bench = createBench();
    const { clock, engine, link, owners } = bench;
    link.onWrite = () => link.say('\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(publishText('one'), undefined))).resolves.toMatchObject(timedOut);
    const next = engine.run(publishText('two'), undefined);
    let isSettled = false;
    void next.then(() => {
      isSettled = true;
    });
    await clock.advance(1);
    link.say('\r\nPUBACK\r\n');
    await clock.advance(1);
    expect(owners().at(-1)).toBe('late PUBACK');
    expect(isSettled).toBe(false);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
  });

  it.each(['a', 'b'])(
    'does not hold the next command back when the same line has missed its result twice: %s',
    async (topic) => {
      const { clock, engine, link } = await afterSilence();
      await expect(clock.runUntil(engine.run(subscribe('a'), undefined))).resolves.toMatchObject(timedOut);
      const sent = link.sent.length;
      const next = engine.run(subscribe(topic), undefined);
      await clock.advance(1);
      expect(link.sent).toHaveLength(sent + 1);
      // Both results may still arrive. For the same line they say the same; otherwise they answer no command.
      link.say(topic === 'a' ? '\r\nSUBACK\r\n' : '\r\nSUBACK 128\r\n\r\nSUBACK 128\r\n\r\nSUBACK\r\n');
      await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
    },
  );

  it('is still expected when a result of another form arrived meanwhile: that says nothing about it', async () => {
    const { clock, engine, link, owners } = await afterSilence();
    const published = engine.run(publishText('one'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    expect(owners().at(-1)).toBe('late SUBACK');
    await expect(clock.runUntil(published)).resolves.toMatchObject(timedOut);
    const next = engine.run(publishText('two'), undefined);
    await clock.advance(1);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject(timedOut);
    expect(owners().at(-1)).toBe('late PUBACK');
  });

  it('of a repeated command comes first, also if another one was sent between the two', async () => {
    const { clock, engine, link } = await afterSilence();
    await expect(clock.runUntil(engine.run(subscribe('b'), undefined))).resolves.toMatchObject(timedOut);
    const again = engine.run(subscribe('a'), undefined);
    await clock.advance(1);
    // Of `a`, of `b`, and of `a` again.
    link.say('\r\nSUBACK 128\r\n\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it('may belong to a command that was stopped', async () => {
    const bench = createBench();
    const { clock, engine, link } = bench;
    link.onWrite = () => link.say('\r\nOK\r\n');
    const controller = new AbortController();
    const stopped = engine.run(subscribe('a'), undefined, { signal: controller.signal });
    await clock.advance(100);
    controller.abort();
    await expect(stopped).resolves.toMatchObject({ error: { code: 'stopped' } });
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it('may belong to a command whose OK was late as well', async () => {
    const { clock, engine, link } = createBench();
    await expect(clock.runUntil(engine.run(subscribe('a'), undefined))).resolves.toMatchObject({
      error: { code: 'at/timeout' },
    });
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(8_000);
    link.say('\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });
});
