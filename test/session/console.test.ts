import { describe, expect, it } from 'vitest';
import { mqttPublish, mqttSubscribe, recogniseUrc } from '../../electron/commands/index.ts';
import { answerLinesOf, runTyped, type TypedOptions } from '../../electron/session/console.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** The module answers `script` to any input. */
const send = async (line: string, script: string, options: TypedOptions = {}) => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = recordedEngine({ link, clock, recogniseUrc });
  link.onWrite = (text) => {
    if (link.sent.length === 1) link.say(script.replaceAll('<echo>', text));
  };
  const startMs = clock.nowMs();
  const answer = await clock.runUntil(runTyped(engine, line, options));
  return { answer, sent: link.sent, ms: clock.nowMs() - startMs };
};

describe('one typed command', () => {
  it.each([
    [{}, 'AT+CSQ\r'],
    [{ lineEnd: 'cr' }, 'AT+CSQ\r'],
    [{ lineEnd: 'crlf' }, 'AT+CSQ\r\n'],
  ] as const)('uses the requested line end (%j), and its echo is still recognised', async (options, line) => {
    const { answer, sent } = await send('AT+CSQ', '<echo>\r\n+CSQ: 20,99\r\n\r\nOK\r\n', options);
    expect(sent).toEqual([line]);
    expect(answer).toMatchObject({ ok: true, value: { lines: ['+CSQ: 20,99'], final: 'OK' } });
  });

  it('goes out as it was typed, and is parsed by its declaration when it is a declared query', async () => {
    const { answer, sent } = await send('at+csq', '<echo>\r\n+CSQ: 20,99\r\n\r\nOK\r\n');
    expect(sent).toEqual(['at+csq\r']);
    expect(answer).toMatchObject({
      ok: true,
      value: { lines: ['+CSQ: 20,99'], final: 'OK', value: { rssi: 20, dbm: -73 }, acceptedOnly: false },
    });
  });

  it('returns the lines of a query whose answer has an unexpected form', async () => {
    const { answer } = await send('AT+CSQ', '+CSQ: strange\r\nOK\r\n');
    expect(answer).toMatchObject({ ok: true, value: { lines: ['+CSQ: strange'], value: null } });
  });

  it('includes the lines after OK if the declaration has a second phase', async () => {
    const { answer } = await send('AT+CIPSTATUS', '\r\nOK\r\n\r\nSTATE: IP STATUS\r\n');
    expect(answer).toMatchObject({ ok: true, value: { lines: ['STATE: IP STATUS'], value: { state: 'IP STATUS' } } });
  });

  it.each([
    ['AT+CPIN?;+CSQ', '+CPIN: READY\r\n+CSQ: 1,99\r\nOK\r\n', ['+CPIN: READY', '+CSQ: 1,99'], 'OK'],
    ['AT+NOBODY=1', 'anything\r\n>> else\r\nOK\r\n', ['anything', '>> else'], 'OK'],
    ['AT+CGMR=?', '<echo>\r\nOK\r\n', [], 'OK'],
    ['AT+CIPSHUT;+CSQ', 'SHUT OK\r\n', [], 'SHUT OK'],
  ])('the answer of %s is returned as lines', async (line, script, lines, final) => {
    expect((await send(line, script)).answer).toMatchObject({ ok: true, value: { lines, final, value: null } });
  });

  it('does not take an unsolicited line for the answer', async () => {
    const { answer } = await send('AT+NOBODY?', '^MODE: 17,17\r\n+NOBODY: 1\r\n+CGEV: ME PDN ACT 1\r\nOK\r\n');
    expect(answer).toMatchObject({ ok: true, value: { lines: ['+NOBODY: 1'] } });
  });

  it.each([
    ['AT+MIPSTART="h",1883', true],
    ['AT+MSUB="t",0', true],
    ['AT+FSDEL="x"', false],
  ])('%s: OK says only that it was accepted: %s', async (line, acceptedOnly) => {
    expect((await send(line, 'OK\r\n')).answer).toMatchObject({ ok: true, value: { acceptedOnly } });
  });

  it('fails with the error text of the module', async () => {
    const { answer } = await send('AT+NOBODY?', 'half\r\n+CME ERROR: 10\r\n');
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'at/error', facts: { command: 'AT+NOBODY?', answer: '+CME ERROR: 10' } },
    });
    expect(answer.ok ? [] : answerLinesOf(answer.error)).toEqual(['half']);
  });

  it.each<[string, TypedOptions, number]>([
    ['AT+NOBODY', {}, 9000],
    ['AT+CFUN=1', {}, 45_000],
    ['AT+CSQ', { deadlineMs: 250 }, 250],
    ['AT+NOBODY', { deadlineMs: 20_000 }, 20_000],
  ])('%s %j waits %i ms for a silent module', async (line, options, expectedMs) => {
    const { answer, ms } = await send(line, '', options);
    expect(answer).toMatchObject({ ok: false, error: { code: 'at/timeout' } });
    expect(ms).toBe(expectedMs);
  });

  it.each(['AT*DOWNLOAD=1', 'hello', 'AT\rAT'])('%j is never sent', async (line) => {
    const { answer, sent } = await send(line, 'OK\r\n');
    expect(answer).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
    expect(sent).toEqual([]);
  });

  it('leaves arguments, which may be secret, out of the failure', async () => {
    const { answer } = await send('AT+MCONFIG="id","user","canary"', 'ERROR\r\n');
    expect(JSON.stringify(answer)).not.toContain('canary');
    expect(answer).toMatchObject({ ok: false, error: { facts: { command: 'AT+MCONFIG' } } });
  });
});

describe('results of other commands', () => {
  /** The module answers each line with `OK`. */
  const setUp = () => {
    const clock = new VirtualClock();
    const link = new ScriptedLink();
    const engine = recordedEngine({ link, clock, recogniseUrc });
    link.onWrite = (sent) => link.say(sent.startsWith('AT+MPUBEX') ? '\r\n> ' : '\r\nOK\r\n');
    const run = <Result>(promise: Promise<Result>): Promise<Result> => clock.runUntil(promise);
    return { clock, link, engine, run };
  };
  const message = new TextEncoder().encode('m');

  it('may still arrive after a command that only asks about closing', async () => {
    const { clock, link, engine, run } = setUp();
    await run(engine.run(mqttSubscribe, { topic: 'a', qos: 0, secondPhaseMs: 10_000 }));
    await run(runTyped(engine, 'AT+MIPCLOSE=?', {}));
    const next = engine.run(mqttSubscribe, { topic: 'b', qos: 0, secondPhaseMs: 10_000 });
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await clock.advance(1);
    link.say('\r\nSUBACK 128\r\n');
    await expect(run(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it.each(['AT+MPUBEX="t",0,0,1', 'AT+MPUBEX="t",0,0', 'AT+MPUB="a,b",0,0,"x"'])(
    'are not those of %s: QoS 0 has no acknowledgement',
    async (typed) => {
      const { clock, link, engine, run } = setUp();
      const sent = runTyped(engine, typed, {
        onDataWanted: (_, provide) => provide(message),
      });
      await expect(run(sent)).resolves.toMatchObject({ ok: true, value: { acceptedOnly: false } });
      const params = { topic: 't', qos: 1, retain: false, message, secondPhaseMs: 10_000 } as const;
      const published = engine.run(mqttPublish, params);
      await clock.advance(1);
      link.say('\r\nPUBACK\r\n');
      await expect(run(published)).resolves.toMatchObject({ ok: true });
    },
  );

  const subscribeTo = (topic: string) => [mqttSubscribe, { topic, qos: 0, secondPhaseMs: 10_000 }] as const;
  const publishTo = (topic: string, qos: 1 | 2) =>
    [mqttPublish, { topic, qos, retain: false, message, secondPhaseMs: 10_000 }] as const;

  it('do not follow a refusal: the next subscribe has its own', async () => {
    const { clock, link, engine, run } = setUp();
    const refused = engine.run(...subscribeTo('a'));
    await clock.advance(1);
    link.say('\r\nSUBACK 128\r\n');
    await expect(run(refused)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
    const next = engine.run(...subscribeTo('b'));
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(run(next)).resolves.toMatchObject({ ok: true });
  });

  it.each([
    [1, 'PUBACK 135', 'PUBACK'],
    [2, 'PUBREC 135', 'PUBREC\r\n\r\nPUBCOMP'],
  ] as const)('do not follow the refusal of a publish at QoS %i either', async (qos, refusal, success) => {
    const { clock, link, engine, run } = setUp();
    const refused = engine.run(...publishTo('a', qos));
    await clock.advance(1);
    link.say(`\r\n${refusal}\r\n`);
    await expect(run(refused)).resolves.toMatchObject({ error: { facts: { answer: refusal } } });
    const next = engine.run(...publishTo('b', qos));
    await clock.advance(1);
    link.say(`\r\n${success}\r\n`);
    await expect(run(next)).resolves.toMatchObject({ ok: true });
  });

  it.each([
    ['AT+MPUB="typed",2,0,"x"', 1, ['PUBACK']],
    ['AT+MPUB="typed",1,0,"x"', 2, ['PUBREC', 'PUBCOMP']],
    ['AT+MPUBEX="typed",2,0,1', 1, ['PUBACK']],
    ['AT+MPUBEX="typed",1,0', 2, ['PUBREC', 'PUBCOMP']],
  ] as const)('of another kind are not those of %s', async (typed, qos, results) => {
    const { clock, link, engine, run } = setUp();
    await run(runTyped(engine, typed, { onDataWanted: (_, provide) => provide(message) }));
    const published = engine.run(...publishTo('b', qos));
    await clock.advance(1);
    for (const result of results) link.say(`\r\n${result}\r\n`);
    await expect(run(published)).resolves.toMatchObject({ ok: true });
  });

  it('of joined commands come before that of the next one, each once', async () => {
    const { clock, link, engine, run } = setUp();
    await run(runTyped(engine, 'AT+MSUB="a",0;+MSUB="b",0', {}));
    const next = engine.run(...subscribeTo('c'));
    await clock.advance(1);
    for (const result of ['SUBACK', 'SUBACK', 'SUBACK 128']) link.say(`\r\n${result}\r\n`);
    await expect(run(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
    const last = engine.run(...subscribeTo('d'));
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(run(last)).resolves.toMatchObject({ ok: true });
  });

  it('that are refusals and late do not end the next command', async () => {
    const { clock, link, engine, run } = setUp();
    await run(engine.run(...subscribeTo('a')));
    const next = engine.run(...subscribeTo('b'));
    await clock.advance(1);
    link.say('\r\nSUBACK 128\r\n');
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(run(next)).resolves.toMatchObject({ ok: true });
  });

  it('may still arrive after a typed command that was sent now', async () => {
    const { clock, link, engine, run } = setUp();
    link.onWrite = () => undefined;
    void runTyped(engine, 'AT+CSQ', { onQueued: () => undefined });
    await clock.advance(1_000);
    let sendNow = (): void => undefined;
    const typed = runTyped(engine, 'AT+MSUB="a",0', {
      onQueued: (send) => {
        sendNow = send;
      },
    });
    await clock.advance(1_000);
    link.onWrite = (sent) => {
      const text = sent.startsWith('ATI') ? 'AirM2M_720_V1_LTE_AT\r\n\r\n' : '';
      link.say(`\r\n${text}OK\r\n`);
    };
    void sendNow();
    await expect(run(typed)).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
    const next = engine.run(mqttSubscribe, { topic: 'b', qos: 0, secondPhaseMs: 10_000 });
    while (!link.sent.some((sent) => sent.startsWith('AT+MSUB="b"'))) await clock.advance(100);
    link.say('\r\nSUBACK\r\n');
    await clock.advance(1);
    link.say('\r\nSUBACK 128\r\n');
    await expect(run(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });
});
