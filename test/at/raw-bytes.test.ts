import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { bareQuery, publish, query, upload } from '../support/test-commands.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { scenarioWithRawBytes } from './scenarios.ts';
import { SlowModule } from './slow-module.ts';

const attach = query('AT+CGATT?', ['+CGATT']);
const version = 'AirM2M_720U_V420_LTE_AT';
const answers: Readonly<Record<string, string>> = {
  'ATI\r': `\r\n${version}\r\n\r\nOK\r\n`,
  'AT+CGSN\r': '\r\n866475030000019\r\n\r\nOK\r\n',
  'AT+CGATT?\r': '\r\n+CGATT: 1\r\n\r\nOK\r\n',
};

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A module that answers commands, but not what is sent raw. */
const answering = () => {
  const bench = createBench();
  const { clock, link, engine } = bench;
  const typeRaw = (text: string) => clock.runUntil(engine.sendBytes(bytesOf(text)));
  const answerAll = (): void => {
    link.onWrite = (sent) => link.say(answers[sent] ?? '\r\nOK\r\n');
  };
  const type = (spec = attach) => engine.run(spec, undefined, { onQueued: () => undefined });
  return { ...bench, typeRaw, answerAll, type };
};

describe('bytes without a command', () => {
  it.each(['+++', 'A/', '\x1a', '\x1b', 'AT+CG', '\0\xff', 'x'.repeat(65_536)])(
    'are written as they are (%#)',
    async (text) => {
      const { link, traffic, typeRaw } = answering();
      await expect(typeRaw(text)).resolves.toEqual({ ok: true, value: undefined });
      expect(link.sent).toEqual([text]);
      expect(traffic).toMatchObject([{ direction: 'sent', owner: { kind: 'raw' }, length: text.length }]);
    },
  );

  it('are sent only by the holder of the line', async () => {
    const { clock, link, engine, typeRaw, answerAll } = answering();
    answerAll();
    const lease = await clock.runUntil(engine.acquire());
    if (!lease.ok) throw new Error('no lease');
    await expect(typeRaw('x')).resolves.toMatchObject({ ok: false, error: { code: 'terminal/port-held' } });
    await expect(clock.runUntil(lease.value.sendBytes(bytesOf('\x1a')))).resolves.toMatchObject({ ok: true });
    await expect(clock.runUntil(lease.value.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    lease.value.release();
    await expect(clock.runUntil(lease.value.sendBytes(bytesOf('y')))).resolves.toMatchObject({ ok: false });
    expect(link.sent.filter((sent) => !sent.startsWith('AT'))).toEqual(['\x1a']);
  });

  it('are followed by nothing that was not requested', async () => {
    const { clock, link, typeRaw, answerAll } = answering();
    answerAll();
    await typeRaw('AT+CSQ\r');
    await clock.advance(600_000);
    expect(link.sent).toEqual(['AT+CSQ\r']);
  });

  it('have answers that belong to no command; URCs stay URCs', async () => {
    const { clock, link, owners, events, typeRaw } = answering();
    await typeRaw('AT+CSQ\r');
    link.say('\r\n+CSQ: 1,99\r\n\r\nOK\r\n+CGEV: x\r\n');
    await clock.advance(10);
    expect(owners()).toEqual(['unclaimed +CSQ: 1,99', 'unclaimed OK', 'urc +CGEV: x']);
    expect(events).toEqual(['urc CGEV']);
  });

  it('are followed by the proof before the next command', async () => {
    const { clock, link, typeRaw, type, answerAll } = answering();
    await typeRaw('AT+CSQ\r');
    link.say('\r\n+CSQ: 1,99\r\n\r\nOK\r\n');
    await clock.advance(1_000);
    answerAll();
    await expect(clock.runUntil(type())).resolves.toEqual({ ok: true, value: ['+CGATT: 1'] });
    expect(link.sent.slice(1)).toEqual(['AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
  });

  it('may still be answered during the proof: such a result is not that of a probe', async () => {
    const { clock, link, owners, typeRaw, type } = answering();
    await typeRaw('AT+COPS=?\r');
    void type();
    await clock.advance(10_000);
    expect(link.sent.at(-1)).toBe('AT\r');
    link.say('\r\nERROR\r\n');
    expect(owners()).toEqual(['unclaimed ERROR']);
  });

  it('get time for their answers before the module is probed', async () => {
    const { clock, link, typeRaw, type } = answering();
    await typeRaw('AT+COPS?\r');
    void type();
    await clock.advance(8_900);
    expect(link.sent).toHaveLength(1);
    link.say('\r\nOK\r\n');
    await clock.advance(600);
    expect(link.sent.at(-1)).toBe('AT\r');
  });

  it('need no such time when they are half a line, or when their result has arrived', async () => {
    const { clock, link, typeRaw, type } = answering();
    await typeRaw('AT+CG');
    await clock.advance(600);
    void type();
    expect(link.sent.at(-1)).toBe('AT\r');
  });

  it('interrupt a typed command, whose result is unclaimed', async () => {
    const { clock, link, owners, typeRaw, type } = answering();
    const typed = type();
    await typeRaw('x');
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ ok: false, error: { code: 'at/unclaimed' } });
    link.say('\r\n+CGATT: 1\r\n\r\nOK\r\n');
    expect(owners()).toEqual(['unclaimed +CGATT: 1', 'unclaimed OK']);
  });

  it('leave a prompt of a typed command with Ctrl+Z or ESC', async () => {
    const { clock, link, engine, typeRaw } = answering();
    const asks = { line: null, sizeBytes: null, limitMs: null, cancelByte: 0x1b };
    const asked: unknown[] = [];
    const typed = engine.run({ ...query('AT+CMGS'), asks, repeatable: false }, undefined, {
      onQueued: () => undefined,
      onDataWanted: (wanted) => asked.push(wanted),
    });
    link.say('\r\n> ');
    expect(asked).toHaveLength(1);
    await typeRaw('\x1b');
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
    expect(link.sent.at(-1)).toBe('\x1b');
  });

  it('interrupt a query of the program, which is sent again after the proof', async () => {
    const { clock, link, engine, typeRaw, answerAll } = answering();
    const polled = engine.run(attach, undefined, { cause: 'watch' });
    await typeRaw('AT\r');
    answerAll();
    await expect(clock.runUntil(polled)).resolves.toEqual({ ok: true, value: ['+CGATT: 1'] });
    expect(link.sent).toEqual(['AT+CGATT?\r', 'AT\r', 'AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
  });

  it('are refused while a procedure has the line', async () => {
    const { clock, link, engine, typeRaw } = answering();
    const lease = await clock.runUntil(engine.acquire());
    const error = { code: 'terminal/port-held', facts: { holder: 'by-program' } };
    await expect(typeRaw('x')).resolves.toMatchObject({ ok: false, error });
    expect(engine.keepPort(true)).toBe(false);
    if (lease.ok) lease.value.release();
    await expect(typeRaw('x')).resolves.toMatchObject({ ok: true });
    expect(link.sent).toEqual(['x']);
  });

  it('are refused while a command of the program is in flight that must not be sent again', async () => {
    const { link, engine, typeRaw } = answering();
    void engine.run(upload, { text: 'abc' });
    await expect(typeRaw('x')).resolves.toMatchObject({ error: { code: 'terminal/port-held' } });
    expect(link.sent).toHaveLength(1);
  });

  it('are refused after the link was lost', async () => {
    const { link, typeRaw } = answering();
    link.lose();
    await expect(typeRaw('x')).resolves.toMatchObject({ error: { code: 'link/lost' } });
  });

  it('may cause a result that looks like that of a publish before them', async () => {
    const { clock, link, engine, owners, typeRaw } = answering();
    const published = engine.run(publish, { qos: 1 });
    link.say('\r\nOK\r\n');
    await typeRaw('AT+MPUB="t",1,0,"x"\r');
    await expect(clock.runUntil(published)).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
    link.say('\r\nPUBACK\r\n');
    expect(owners().at(-1)).toBe('late PUBACK');
  });
});

describe('the proof after bytes without a command', () => {
  const proofAfter = async (...raw: readonly string[]): Promise<readonly string[]> => {
    const bench = answering();
    const { clock, link, engine, typeRaw, answerAll } = bench;
    answerAll();
    await clock.runUntil(engine.run(bareQuery('ATI', /^\S+$/), undefined));
    await clock.advance(200);
    for (const text of raw) await typeRaw(text);
    await clock.advance(10_000);
    const before = link.sent.length;
    await expect(clock.runUntil(bench.type())).resolves.toMatchObject({ ok: true });
    return link.sent.slice(before);
  };

  it('uses the text that no line of them prints', async () => {
    await expect(proofAfter('AT+CSQ\r')).resolves.toEqual(['AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
    await expect(proofAfter('at+cg', 'sn\r')).resolves.toEqual(['AT\r', 'ATI\r', 'AT+CGATT?\r']);
    await expect(proofAfter('AT+CGX\bSN\r')).resolves.toEqual(['AT\r', 'ATI\r', 'AT+CGATT?\r']);
  });

  it('is silence where they may print both texts, or any', async () => {
    await expect(proofAfter('AT+CGSN\r', 'AT\rATE0I\r')).resolves.toEqual(['AT\r', 'AT+CGATT?\r']);
    await expect(proofAfter('ATI\rAT+CGSN\r')).resolves.toEqual(['AT\r', 'AT+CGATT?\r']);
    await expect(proofAfter('AT+FSREAD="a",0,9,0\r')).resolves.toEqual(['AT\r', 'AT+CGATT?\r']);
  });

  it('knows that A/ repeats the line before', async () => {
    // The line before is ATI, so AT+CGSN proves.
    await expect(proofAfter('A/')).resolves.toEqual(['AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
    const { clock, link, typeRaw, type, answerAll } = answering();
    answerAll();
    // The line before is unknown.
    await typeRaw('A/');
    await expect(clock.runUntil(type())).resolves.toMatchObject({ ok: true });
    expect(link.sent).toEqual(['A/', 'AT\r', 'AT+CGATT?\r']);
  });

  it('is still needed by the next opening of the port', async () => {
    const { engine, link, typeRaw } = answering();
    await typeRaw('AT+COPS=?\r');
    link.lose();
    expect(engine.answersAtClose?.unanswered.raw).toMatchObject({ results: 1 });
  });

  it('never lets a command get a result of them, in 2 000 random runs', { timeout: timeoutMs(180_000) }, () => {
    let answered = 0;
    fc.assert(
      fc.property(scenarioWithRawBytes, (drawn) => {
        const module = new SlowModule(drawn);
        expect(module.run()).toEqual([]);
        answered += module.answered;
      }),
      { numRuns: 2_000 },
    );
    expect(answered).toBeGreaterThan(2_000);
  });
});

describe('a kept port', () => {
  it('sends only bytes without a command, and says why the others wait', async () => {
    const { clock, link, engine, typeRaw, type, answerAll } = answering();
    answerAll();
    engine.keepPort(true);
    const typed = type();
    void engine.run(attach, undefined);
    void engine.acquire();
    await clock.advance(600_000);
    await typeRaw('a');
    await clock.advance(600_000);
    expect(link.sent).toEqual(['a']);
    expect(engine.hold).toEqual({ reason: 'raw', canSendNow: false });
    engine.keepPort(false);
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ ok: true });
  });

  it('ends a resync, which begins again afterwards', async () => {
    const { clock, link, engine, type, answerAll } = answering();
    await clock.runUntil(type());
    void type();
    await clock.advance(1_000);
    expect(link.sent.at(-1)).toBe('AT\r');
    const before = link.sent.length;
    engine.keepPort(true);
    await clock.advance(60_000);
    expect(link.sent).toHaveLength(before);
    answerAll();
    engine.keepPort(false);
    await clock.advance(10_000);
    expect(link.sent.at(-1)).toBe('AT+CGATT?\r');
  });

  it('lets the command in flight end', async () => {
    const { clock, link, engine, type } = answering();
    const typed = type();
    engine.keepPort(true);
    link.say('\r\n+CGATT: 1\r\n\r\nOK\r\n');
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ ok: true });
  });
});

describe('bytes in data mode', () => {
  const connected = async () => {
    const bench = answering();
    const { clock, engine, link } = bench;
    const dialled = engine.run({ ...query('ATD'), finals: { success: [/^CONNECT$/], failure: [] } }, undefined, {
      onQueued: () => undefined,
    });
    link.say('\r\nCONNECT\r\n');
    await clock.runUntil(dialled);
    expect(engine.isInDataMode).toBe(true);
    return bench;
  };

  it('go to the other side; what comes back is its data', async () => {
    const { link, engine, owners, typeRaw } = await connected();
    await typeRaw('hello\r');
    link.say('hello\r\nOK\r\n');
    expect(engine.isInDataMode).toBe(true);
    expect(owners().slice(-2)).toEqual(['unclaimed hello', 'unclaimed OK']);
  });

  it('leave it with +++, also character by character, when the module answers after its silence', async () => {
    const { clock, link, engine, typeRaw } = await connected();
    await clock.advance(2_000);
    for (const character of '+++') await typeRaw(character);
    await clock.advance(1_000);
    link.say('\r\nOK\r\n');
    expect(engine.isInDataMode).toBe(false);
  });

  it('stay in it when other bytes follow +++', async () => {
    const { clock, link, engine, typeRaw } = await connected();
    await clock.advance(2_000);
    await typeRaw('+++');
    await typeRaw('no');
    await clock.advance(1_000);
    link.say('\r\nOK\r\n');
    expect(engine.isInDataMode).toBe(true);
  });

  it('begin it where they dialled', async () => {
    const { link, engine, typeRaw } = answering();
    await typeRaw('ATD*99#\r');
    link.say('\r\nCONNECT 115200\r\n');
    expect(engine.isInDataMode).toBe(true);
  });
});
