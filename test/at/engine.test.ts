import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { bareQuery, connect, download, publish, query, upload, withSecret } from '../support/test-commands.ts';

const signal = query('AT+CSQ', ['+CSQ']);

describe('one command', () => {
  it.each([
    ['echo on', 'AT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\n', ['echo AT+CSQ', 'answer +CSQ: 20,99', 'final OK']],
    ['echo off', '\r\n+CSQ: 20,99\r\n\r\nOK\r\n', ['answer +CSQ: 20,99', 'final OK']],
    [
      'the first letter of the echo lost',
      'T+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\n',
      ['echo T+CSQ', 'answer +CSQ: 20,99', 'final OK'],
    ],
    ['a blank before the colon', '\r\n+CSQ :20,99\r\nOK\r\n', ['answer +CSQ :20,99', 'final OK']],
    [
      'a URC in between',
      '\r\n^MODE: 17,17\r\n\r\n+CSQ: 20,99\r\n+CGEV: X\r\nOK\r\n',
      ['urc ^MODE: 17,17', 'answer +CSQ: 20,99', 'urc +CGEV: X', 'final OK'],
    ],
    ['an unknown line', '\r\nhello\r\n+CSQ: 20,99\r\nOK\r\n', ['unclaimed hello', 'answer +CSQ: 20,99', 'final OK']],
  ])('gets its answer with %s', async (_name, reply, owners) => {
    const { clock, link, engine, owners: seen } = createBench();
    link.onWrite = () => link.say(reply);
    const outcome = await clock.runUntil(engine.run(signal, undefined));
    expect(outcome).toMatchObject({ ok: true });
    expect(seen()).toEqual(owners);
    expect(link.sent).toEqual(['AT+CSQ\r']);
  });

  it.each([
    ['ERROR', 'ERROR', {}],
    ['a number', '+CME ERROR: 10', { cme: 10 }],
    ['text', '+CMS ERROR: unknown error', {}],
  ])('fails with the answer of the module: %s', async (_name, line, facts) => {
    const { clock, link, engine } = createBench();
    link.onWrite = () => link.say(`\r\n${line}\r\n`);
    const outcome = await clock.runUntil(engine.run(signal, undefined));
    expect(outcome).toEqual({
      ok: false,
      error: { code: 'at/error', facts: { command: 'AT+CSQ', answer: line, ...facts }, evidence: [line] },
    });
  });

  it.each([
    [3, ['echo MQTTSTATU']],
    [4, ['unclaimed QTTSTATU']],
  ])('recognises its echo with up to three characters lost: %i', async (lost, owners) => {
    const { clock, link, engine, owners: seen } = createBench();
    link.onWrite = (sent) => link.say(`${sent.slice(lost)}\r\nOK\r\n`);
    await clock.runUntil(engine.run(query('AT+MQTTSTATU'), undefined));
    expect(seen()).toEqual([...owners, 'final OK']);
  });

  it('accepts only whole lines as results', async () => {
    const { clock, link, engine, owners } = createBench();
    link.onWrite = () => link.say('\r\nOK then\r\n{"e":"ERROR"}\r\nOK\r\n');
    await clock.runUntil(engine.run(query('AT'), undefined));
    expect(owners()).toEqual(['unclaimed OK then', 'unclaimed {"e":"ERROR"}', 'final OK']);
  });

  it('does not accept a known URC as an answer without prefix', async () => {
    const { clock, link, engine, owners } = createBench();
    link.onWrite = () => link.say('\r\ntest.txt\r\n+CGEV: ME PDN ACT 1\r\ndir\\\r\n\r\nOK\r\n');
    const outcome = await clock.runUntil(engine.run(bareQuery('AT+FSLS="/"', /./), undefined));
    expect(outcome).toEqual({ ok: true, value: ['test.txt', 'dir\\'] });
    expect(owners()).toContain('urc +CGEV: ME PDN ACT 1');
  });

  it('accepts the query form as its answer even when a URC has the same name', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = () => link.say('\r\n+CGREG: 2,1,"2797","02B82E17",7\r\n\r\nOK\r\n');
    const outcome = await clock.runUntil(engine.run(query('AT+CEREG?', ['+CEREG', '+CGREG', '+CREG']), undefined));
    expect(outcome).toMatchObject({ ok: true, value: ['+CGREG: 2,1,"2797","02B82E17",7'] });
  });

  it('marks the secret in the sent line and in its echo', async () => {
    const { clock, link, engine, traffic } = createBench();
    link.onWrite = (line) => link.say(`${line}\r\nOK\r\n`);
    await clock.runUntil(engine.run(withSecret, { password: 'hunter22' }));
    for (const item of traffic.filter(({ bytes }) => Buffer.from(bytes).includes('hunter22'))) {
      const [span] = item.secretSpans;
      expect(Buffer.from(item.bytes.slice(span?.start, span?.end)).toString()).toBe('hunter22');
    }
    expect(traffic.filter(({ secretSpans }) => secretSpans.length > 0)).toHaveLength(2);
  });

  it('waits in the queue until the command in flight has ended', async () => {
    const { clock, link, engine } = createBench();
    const first = engine.run(signal, undefined);
    const second = engine.run(query('AT'), undefined);
    await clock.advance(10);
    expect(link.sent).toEqual(['AT+CSQ\r']);
    link.say('\r\n+CSQ: 1,99\r\nOK\r\n');
    await clock.advance(10);
    expect(link.sent).toEqual(['AT+CSQ\r', 'AT\r']);
    link.say('\r\nOK\r\n');
    await expect(clock.runUntil(Promise.all([first, second]))).resolves.toHaveLength(2);
  });
});

describe('a prompt', () => {
  it.each([
    ['bare', '\r\n>'],
    ['with a blank', '\r\n> '],
    ['with a line end', '\r\n>\r\n'],
    ['directly after the echo', 'AT+FSWRITE="f",0,4,15\r>'],
  ])('is answered with the payload and nothing else: %s', async (_name, prompt) => {
    const { clock, link, engine } = createBench();
    link.onWrite = (text) => link.say(text.startsWith('AT') ? prompt : '\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(upload, { text: 'abcd' }))).resolves.toMatchObject({ ok: true });
    expect(link.sent).toEqual(['AT+FSWRITE="f",0,4,15\r', 'abcd']);
  });

  it('does not count the command as sent a second time', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (text) => link.say(text.startsWith('AT') ? '\r\n>' : '\r\nOK\r\n');
    let sent = 0;
    const onSent = (): void => {
      sent += 1;
    };
    await clock.runUntil(engine.run(upload, { text: 'abcd' }, { onSent }));
    expect(sent).toBe(1);
  });

  it('is ignored when no command expects one', async () => {
    const { clock, link, engine, owners } = createBench();
    link.onWrite = () => link.say('\r\n> hello\r\nOK\r\n');
    await clock.runUntil(engine.run(query('AT'), undefined));
    expect(owners()).toEqual(['unclaimed > hello', 'final OK']);
  });

  it('lets the payload be echoed, even when it contains result words', async () => {
    const { clock, link, engine, owners } = createBench();
    const text = 'first\nOK\nlast';
    link.onWrite = (sent) => link.say(sent.startsWith('AT') ? '\r\n>' : `${text}\r\nOK\r\n`);
    await expect(clock.runUntil(engine.run(upload, { text }))).resolves.toMatchObject({ ok: true });
    expect(owners()).toEqual(['prompt >', 'echo first', 'echo OK', 'echo last', 'final OK']);
  });

  it('lets the command end when the payload is the word OK and is not echoed', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (sent) => link.say(sent.startsWith('AT') ? '\r\n>' : '\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(upload, { text: 'OK' }))).resolves.toMatchObject({ ok: true });
  });

  it('replaced by OK is not a success: nothing was written', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = () => link.say('\r\nOK\r\n');
    const outcome = await clock.runUntil(engine.run(upload, { text: 'abcd' }));
    expect(outcome).toMatchObject({ error: { code: 'at/unexpected-answer' } });
    expect(link.sent).toHaveLength(1);
  });

  it('that never arrives is reported as missing, after its own deadline', async () => {
    const { clock, engine } = createBench();
    const outcome = await clock.runUntil(engine.run(upload, { text: 'abcd' }));
    expect(outcome).toMatchObject({ error: { code: 'at/timeout', facts: { stage: 'prompt', deadlineMs: 9_000 } } });
    expect(clock.nowMs()).toBe(9_000);
  });

  it('is followed by TimeOut when the module lost bytes of the payload', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (sent) =>
      sent.startsWith('AT') ? link.say('\r\n>') : clock.after(15_000, () => link.say('\r\nTimeOut\r\n'));
    const outcome = await clock.runUntil(engine.run(upload, { text: 'abcd' }));
    expect(outcome).toMatchObject({ error: { code: 'at/error', facts: { answer: 'TimeOut' } } });
  });
});

describe('counted data', () => {
  it('is read by byte count, with URCs around it', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (sent) => link.say(`${sent}\r\n+CGEV: X\r\n\r\nabc\r\nERROR\r\n\r\n^MODE: 17,17\r\nOK\r\n`);
    await expect(clock.runUntil(engine.run(download(10), undefined))).resolves.toEqual({
      ok: true,
      value: 'abc\r\nERROR',
    });
  });
});

describe('a second phase', () => {
  it('decides the result, not the OK before it', async () => {
    const { clock, link, engine, owners } = createBench();
    link.onWrite = () => {
      link.say('\r\nOK\r\n');
      clock.after(1_400, () => link.say('\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n'));
    };
    const outcome = await clock.runUntil(engine.run(connect, undefined));
    expect(outcome).toMatchObject({
      error: { code: 'at/second-phase-failed', evidence: ['OK', 'STATE: IP STATUS', 'CONNECT FAIL'] },
    });
    expect(owners()).toEqual(['final OK', 'second-phase STATE: IP STATUS', 'second-phase CONNECT FAIL']);
  });

  it('is ignored before its OK', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = () => link.say('\r\nCONNECT OK\r\n\r\nOK\r\n');
    const outcome = await clock.runUntil(engine.run(connect, undefined));
    expect(outcome).toMatchObject({ error: { code: 'at/second-phase-timeout' } });
  });

  it('of a publish does not hold the line; a second acknowledged publish waits for it', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = () => link.say('\r\nOK\r\n');
    const first = engine.run(publish, { qos: 2 });
    const second = engine.run(publish, { qos: 1 });
    const plain = engine.run(query('AT'), undefined);
    await expect(clock.runUntil(plain)).resolves.toMatchObject({ ok: true });
    expect(link.sent).toEqual(['AT+MPUB="t",2,0,"m"\r', 'AT\r']);
    link.say('\r\nPUBREC\r\n\r\nPUBCOMP\r\n');
    await expect(clock.runUntil(first)).resolves.toEqual({ ok: true, value: ['PUBREC', 'PUBCOMP'] });
    await clock.advance(1);
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(second)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
  });

  it('that ends with CLOSED is also reported as a URC', async () => {
    const { clock, link, engine, events } = createBench();
    link.onWrite = () => link.say('\r\nOK\r\n\r\nCLOSED\r\n');
    await clock.runUntil(engine.run(connect, undefined));
    expect(events).toEqual(['urc CLOSED']);
  });
});

describe('messages', () => {
  it('are recognised in the middle of an answer, with any content', async () => {
    const { clock, link, engine, events } = createBench();
    link.onWrite = () => link.say('\r\n+MSUB: "t",10 byte,\r\nERROR\r\nx\r\n+CSQ: 1,99\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(signal, undefined))).resolves.toMatchObject({ ok: true });
    expect(events).toEqual(['message t \r\nERROR\r\nx']);
  });

  it('that stop arriving are emitted as incomplete, and the line is in sync again', async () => {
    const { clock, link, engine, events } = createBench();
    link.say('+MSUB: "t",99 byte,abc');
    await clock.advance(2_000);
    expect(events).toEqual(['message t abc incomplete']);
    link.onWrite = () => link.say('\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(query('AT'), undefined))).resolves.toMatchObject({ ok: true });
  });
});
