import { describe, expect, it } from 'vitest';
import { createPlacesBench } from '../support/places-bench.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

/** A silent module with several typed commands in the queue. */
const silent = async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  bench.module.setFault('mute', true);
  const send = (line: string) => bench.service.handlers['terminal.send']({ sessionId, line });
  const sendNow = (id: number) => bench.ask('terminal.sendNow', { sessionId, id });
  const cancel = (id: number) => bench.ask('terminal.cancel', { sessionId, id });
  const first = send('AT+CSQ');
  const second = send('AT+CPIN="1234"');
  await bench.clock.advance(2_000);
  return { ...bench, sessionId, send, sendNow, cancel, first, second };
};

describe('typed commands of a silent module', () => {
  it('show what waits, since when and for what, without arguments', async () => {
    const { session, clock } = await silent();
    const typedAtMs = clock.wallMs() - 2_000;
    expect(session().typed).toEqual([
      { id: 1, name: 'AT+CSQ', typedAtMs, sentAtMs: typedAtMs, wanted: null },
      { id: 2, name: 'AT+CPIN', typedAtMs, sentAtMs: null, wanted: null },
    ]);
    expect(session().hold).toEqual({ reason: 'command', canSendNow: true });
    await clock.advance(8_000);
    expect(session()).toMatchObject({ typed: [{ id: 2 }], hold: { reason: 'proof', canSendNow: true } });
  });

  it('leave nothing in the view when they have ended', async () => {
    const { session, clock, first, second } = await silent();
    await clock.advance(300_000);
    await expect(first).resolves.toMatchObject({ ok: false, error: { code: 'at/timeout' } });
    await expect(second).resolves.toMatchObject({ ok: false, error: { code: 'at/unresponsive' } });
    expect(session()).toMatchObject({ typed: [], hold: null });
  });

  it('are sent at once on request, and their result is shown as unclaimed', async () => {
    const { session, clock, module, traffic, commands, sendNow, first, second } = await silent();
    module.setFault('mute', false);
    await sendNow(2);
    expect(commands()).toEqual(['AT+CSQ', 'AT+CPIN="****"']);
    for (const asked of [first, second]) {
      await expect(asked).resolves.toMatchObject({ ok: false, error: { code: 'at/unclaimed' } });
    }
    await clock.advance(5_000);
    expect(session()).toMatchObject({ typed: [], hold: null });
    const owners = traffic()
      .filter(({ direction, owner }) => direction === 'received' && owner !== 'blank')
      .map(({ owner }) => owner);
    expect(owners).toContain('unclaimed');
    expect(owners).not.toContain('final');
  });

  it('are not sent after they were cancelled', async () => {
    const { session, clock, commands, cancel, second } = await silent();
    await cancel(2);
    await expect(second).resolves.toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(session()).toMatchObject({ typed: [{ id: 1 }], hold: null });
    await clock.advance(60_000);
    expect(commands()).toEqual(['AT+CSQ']);
  });

  it('are limited to 100 in the queue', async () => {
    const { send, session } = await silent();
    for (let count = 2; count < 100; count += 1) void send('AT');
    await expect(send('AT')).resolves.toMatchObject({ ok: false, error: { facts: { problem: 'too-many' } } });
    expect(session().typed).toHaveLength(100);
  });
});

describe('a typed command that is given up before it is sent', () => {
  const unsent = ({ traffic }: Pick<Awaited<ReturnType<typeof silent>>, 'traffic'>) =>
    traffic()
      .filter(({ owner }) => owner === 'unsent')
      .map(({ name, bytes }) => `${Buffer.from(bytes)}: ${name}`);

  it('is shown as not sent, without arguments, when the module does not answer', async () => {
    const { clock, send, ...bench } = await silent();
    void send('AT+COPS?');
    await clock.advance(300_000);
    expect(unsent(bench)).toEqual(['AT+CPIN: silent', 'AT+COPS?: silent']);
  });

  it('is shown as not sent when the user cancels it, unless it was sent', async () => {
    const { cancel, ...bench } = await silent();
    await cancel(2);
    await cancel(1);
    expect(unsent(bench)).toEqual(['AT+CPIN: cancelled']);
  });

  it('is shown as not sent when the port is closed', async () => {
    const { clock, service, sessionId, ...bench } = await silent();
    await clock.runUntil(service.handlers['session.close']({ sessionId }));
    expect(unsent(bench)).toEqual(['AT+CPIN: closed']);
  });

  it('is not shown as not sent if it is invalid: that is reported where it was typed', async () => {
    const { send, ...bench } = await silent();
    expect(await send('AT*DOWNLOAD')).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
    expect(unsent(bench)).toEqual([]);
  });

  it('is shown as not sent after the loss of the port, and is not sent when the port is back', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:1');
    const socket = bench.socket('sim:1');
    socket.module.setFault('mute', true);
    const send = (line: string) => bench.service.handlers['terminal.send']({ sessionId: id, line });
    const sent = [send('AT+CSQ'), send('AT+LAST="one"'), send('AT+LAST2')];
    await bench.clock.advance(1_000);
    socket.module.setFault('mute', false);
    socket.drop();
    await bench.clock.advance(30_000);
    await Promise.all(sent);
    const ends = bench.traffic(id).filter(({ owner }) => owner === 'unsent' || owner === 'divider');
    expect(ends.map(({ owner, name, bytes }) => `${owner} ${name} ${Buffer.from(bytes)}`.trim())).toEqual([
      'divider lost',
      'unsent lost AT+LAST',
      'unsent lost AT+LAST2',
      'divider opened',
    ]);
    expect(bench.commands(id).filter((line) => line.includes('LAST'))).toEqual([]);
  });
});

describe('a typed command during a run', () => {
  it('waits for the run, and is sent after it', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: ['module'], resume: false });
    const asked = bench.service.handlers['terminal.send']({ sessionId, line: 'AT+CSQ' });
    await bench.clock.advance(1);
    expect(bench.session()).toMatchObject({
      typed: [{ name: 'AT+CSQ', sentAtMs: null }],
      hold: { reason: 'procedure' },
    });
    await bench.runEnds();
    await expect(bench.clock.runUntil(asked)).resolves.toMatchObject({ ok: true });
    expect(bench.session()).toMatchObject({ typed: [], hold: null });
  });

  it('have new numbers in each opening, so that a late request never affects a later command', async () => {
    const { session, clock, module, send, cancel, sessionId, service, ...bench } = await silent();
    await clock.runUntil(service.handlers['session.close']({ sessionId }));
    await bench.open();
    module.setFault('mute', false);
    const third = send('AT+CSQ');
    expect(session().typed.map(({ id }) => id)).toEqual([3]);
    void cancel(1);
    await clock.advance(200_000);
    expect(await third).toMatchObject({ ok: true });
  });
});
