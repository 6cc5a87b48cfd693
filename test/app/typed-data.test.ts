import { describe, expect, it } from 'vitest';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

/** A virtual module with a typed command whose prompt has arrived. */
const prompted = async (line: string) => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  const type = (text: string) => bench.service.handlers['terminal.send']({ sessionId, line: text });
  const created = type('AT+FSCREATE="a.txt"');
  await bench.clock.advance(500);
  await created;
  const answered = type(line);
  await bench.clock.advance(1_000);
  const provide = (text: string) => bench.ask('terminal.data', { sessionId, id: 2, text });
  const cancel = () => bench.ask('terminal.cancel', { sessionId, id: 2 });
  const sent = (): readonly string[] =>
    bench
      .traffic()
      .filter(({ direction }) => direction === 'sent')
      .map(({ bytes }) => latin1Of(bytes).trim())
      .slice(1);
  return { ...bench, sessionId, type, answered, provide, cancel, sent };
};

describe('a typed command with a prompt', () => {
  it('shows what the module waits for, and sends the data', async () => {
    const { clock, session, answered, provide, type } = await prompted('AT+FSWRITE="a.txt",0,7,15');
    expect(session().typed).toMatchObject([
      { id: 2, name: 'AT+FSWRITE', wanted: { sizeBytes: 7, limitMs: 15_000, canCancel: true } },
    ]);
    expect(await provide('OK\n>\nab')).toMatchObject({ ok: true });
    await clock.advance(1_000);
    expect(await answered).toMatchObject({ ok: true, value: { final: 'OK' } });
    expect(session().typed).toEqual([]);
    const size = type('AT+FSFLSIZE="a.txt"');
    await clock.advance(1_000);
    expect(await size).toMatchObject({ ok: true, value: { lines: ['+FSFLSIZE: 7'] } });
  });

  it('refuses another number of bytes, also of characters that are several bytes', async () => {
    const { session, provide, sent } = await prompted('AT+FSWRITE="a.txt",0,7,15');
    for (const text of ['', '123456', '12345678', '温度湿度温度湿']) {
      expect(await provide(text)).toMatchObject({ ok: false, error: { facts: { problem: 'data-size' } } });
    }
    expect(sent()).toHaveLength(1);
    expect(session().typed).toMatchObject([{ wanted: { sizeBytes: 7 } }]);
    expect(await provide('温度1')).toMatchObject({ ok: true });
  });

  it('keeps the next typed command waiting, and says for what', async () => {
    const { clock, session, sent, type, provide } = await prompted('AT+FSWRITE="a.txt",0,4,15');
    const next = type('AT+CSQ');
    await clock.advance(5_000);
    expect(session()).toMatchObject({ hold: { reason: 'data', canSendNow: false }, typed: [{ id: 2 }, { id: 3 }] });
    expect(sent()).toEqual(['AT+FSWRITE="a.txt",0,4,15']);
    await provide('abcd');
    await clock.advance(1_000);
    expect(await next).toMatchObject({ ok: true });
  });

  it('is over when the module gives up, and what is entered then goes nowhere', async () => {
    const { clock, session, answered, provide, sent } = await prompted('AT+FSWRITE="a.txt",0,4,3');
    await clock.advance(4_000);
    expect(await answered).toMatchObject({ ok: false, error: { facts: { answer: 'TimeOut' } } });
    expect(session().typed).toEqual([]);
    await provide('abcd');
    expect(sent()).toHaveLength(1);
  });

  it('can be cancelled: the line is free when the module has given up', async () => {
    const { clock, answered, cancel, type, sent } = await prompted('AT+FSWRITE="a.txt",0,4,10');
    await cancel();
    expect(await answered).toMatchObject({ ok: false, error: { code: 'stopped' } });
    const next = type('AT+CSQ');
    await clock.advance(5_000);
    expect(sent()).toHaveLength(1);
    await clock.advance(10_000);
    expect(await next).toMatchObject({ ok: true });
  });

  it('is forgotten with the port', async () => {
    const { session, answered, ask, sessionId, clock } = await prompted('AT+FSWRITE="a.txt",0,4,10');
    await ask('session.close', { sessionId });
    await clock.advance(1_000);
    expect(await answered).toMatchObject({ ok: false });
    expect(session().typed).toEqual([]);
  });

  it('never shows a private key', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nc4naryKey\n-----END PRIVATE KEY-----';
    const { provide, clock, recorded, sent } = await prompted(`AT+FSWRITE="a.txt",0,${key.length},15`);
    await provide(key);
    await clock.advance(2_000);
    expect(`${sent().join('\n')}${recorded().join('\n')}`).not.toContain('c4naryKey');
    expect(recorded().join('\n')).not.toContain(Buffer.from('c4naryKey').toString('base64').slice(0, 8));
  });
});
