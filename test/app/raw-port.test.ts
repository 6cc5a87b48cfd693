import { describe, expect, it } from 'vitest';
import type { RequestingPage } from '../../electron/app/handlers.ts';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { requests } from '../../shared/contract.ts';
import { createHubBench } from '../support/hub-bench.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const base64Of = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

const page = () => {
  const listeners = new Set<() => void>();
  const self: RequestingPage = {
    onGone: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { self, listeners, leave: () => [...listeners].map((listener) => listener()) };
};

const opened = async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  const { clock, service } = bench;
  const sendBytes = (text: string) => bench.ask('terminal.sendBytes', { sessionId, bytesBase64: base64Of(text) });
  const keepPort = (keep: boolean, by?: RequestingPage) =>
    clock.runUntil(service.handlers['terminal.keepPort']({ sessionId, keep }, by));
  const send = (line: string) => service.handlers['terminal.send']({ sessionId, line });
  const ownersAndTexts = (): readonly string[] =>
    bench
      .traffic()
      .filter(({ owner }) => owner !== 'blank' && owner !== 'divider')
      .map(({ owner, bytes }) => `${owner} ${latin1Of(bytes).trim()}`);
  return { ...bench, sessionId, sendBytes, keepPort, send, ownersAndTexts };
};

describe('bytes sent without a command', () => {
  it('reach the port as they are, are shown and recorded as sent, and their answer belongs to no command', async () => {
    const { clock, sendBytes, ownersAndTexts, traffic, recorded } = await opened();
    await expect(sendBytes('at+csq\r')).resolves.toEqual({ ok: true, value: {} });
    await clock.advance(2_000);
    expect(ownersAndTexts()[0]).toBe('raw at+csq');
    expect(ownersAndTexts().at(-1)).toBe('unclaimed OK');
    expect(traffic().every(({ commandId }) => commandId === 0)).toBe(true);
    expect(recorded().join('\n')).toContain(base64Of('at+csq\r'));
  });

  it('do not hinder the next command, which gets its own answer', async () => {
    const { clock, sendBytes, send } = await opened();
    await sendBytes('AT+CGMR\rAT+CG');
    const answer = await clock.runUntil(send('AT+CPIN?'));
    expect(answer).toMatchObject({ ok: true, value: { lines: ['+CPIN: READY'], final: 'OK' } });
  });

  it('never show a secret', async () => {
    const { clock, sendBytes, traffic, recorded } = await opened();
    for (const key of 'AT+CPIN=48151623\r') await sendBytes(key);
    await clock.advance(5_000);
    const shown = traffic()
      .map(({ bytes }) => latin1Of(bytes))
      .join('');
    expect(shown).toContain('AT+CPIN=********');
    expect(recorded().join('\n')).not.toContain('48151623');
  });

  it('are refused when the port is closed', async () => {
    const { ask, sessionId, sendBytes, keepPort } = await opened();
    await ask('session.close', { sessionId });
    await expect(sendBytes('x')).resolves.toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
    await expect(keepPort(true)).resolves.toMatchObject({ ok: false });
    await expect(keepPort(false)).resolves.toEqual({ ok: true, value: {} });
  });

  it('are refused while a run has the port, which names the run', async () => {
    const { ask, sessionId, sendBytes, keepPort, runEnds } = await opened();
    await ask('run.start', { sessionId, stages: ['module'], resume: false });
    const error = { code: 'terminal/port-held', facts: { holder: 'by-run' } };
    await expect(sendBytes('x')).resolves.toMatchObject({ ok: false, error });
    await expect(keepPort(true)).resolves.toMatchObject({ ok: false, error });
    await ask('run.stop', { sessionId });
    await runEnds();
    await expect(sendBytes('x')).resolves.toMatchObject({ ok: true });
  });

  it('are refused while a tool of the page about the module has it', async () => {
    const { clock, ask, service, sessionId, sendBytes } = await opened();
    void service.handlers['module.use']({ sessionId, action: { kind: 'operators' } as never });
    await clock.advance(1);
    const error = { code: 'terminal/port-held', facts: { holder: 'by-tool' } };
    await expect(sendBytes('x')).resolves.toMatchObject({ ok: false, error });
    await ask('module.stop', { sessionId });
  });

  it('are 1 byte to 64 KiB', () => {
    const accepts = (bytes: number): boolean =>
      requests['terminal.sendBytes'].params.safeParse({ sessionId: 's1', bytesBase64: base64Of('x'.repeat(bytes)) })
        .success;
    expect([0, 1, 65_536, 65_537].map(accepts)).toEqual([false, true, true, false]);
  });
});

describe('a port that a page keeps', () => {
  it('lets commands wait, and the view says why', async () => {
    const { clock, session, commands, keepPort, send, sendBytes, mirror, sessionId } = await opened();
    const { self } = page();
    await keepPort(true, self);
    expect(session().hold).toEqual({ reason: 'raw', canSendNow: false });
    const typed = send('AT+CSQ');
    await clock.advance(60_000);
    expect(commands()).toEqual([]);
    await sendBytes('x');
    expect(mirror().sessions[sessionId]?.typed).toMatchObject([{ name: 'AT+CSQ', sentAtMs: null }]);
    await keepPort(false, self);
    await expect(clock.runUntil(typed)).resolves.toMatchObject({ ok: true });
    expect(session().hold).toBeNull();
  });

  it('is free when the page is closed, and when the last of several lets it go', async () => {
    const { session, keepPort } = await opened();
    const [one, other] = [page(), page()];
    for (const { self } of [one, one, other]) await keepPort(true, self);
    one.leave();
    expect(session().hold).toMatchObject({ reason: 'raw' });
    await keepPort(false, other.self);
    expect(session().hold).toBeNull();
    expect([one, other].map(({ listeners }) => listeners.size)).toEqual([0, 0]);
  });

  it('refuses a run, and names the view', async () => {
    const { ask, sessionId, keepPort, commands } = await opened();
    await keepPort(true, page().self);
    const refused = await ask('run.start', { sessionId, stages: ['module'], resume: false });
    expect(refused).toMatchObject({ error: { code: 'terminal/port-held', facts: { holder: 'by-raw-view' } } });
    expect(commands()).toEqual([]);
  });

  it('can be closed, and is not kept when it is opened again', async () => {
    const { ask, sessionId, session, keepPort, open, clock, send } = await opened();
    const { self, listeners } = page();
    await keepPort(true, self);
    await ask('session.close', { sessionId });
    expect(session().state.kind).toBe('closed');
    expect(listeners.size).toBe(0);
    await open();
    await expect(clock.runUntil(send('AT'))).resolves.toMatchObject({ ok: true });
  });

  it('belongs to the page that asked, as long as it is connected', async () => {
    const pages: (RequestingPage | undefined)[] = [];
    const gone: number[] = [];
    const bench = createHubBench({
      handlers: {
        'terminal.keepPort': async (_params, by) => {
          pages.push(by);
          by?.onGone(() => gone.push(pages.length));
          return { ok: true, value: {} };
        },
      },
    });
    const [one, other] = [bench.join(), bench.join()];
    for (const { client } of [one, one, other])
      await client.request('terminal.keepPort', { sessionId: 's1', keep: true });
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).not.toBe(pages[2]);
    one.pair.close();
    expect(gone).toHaveLength(2);
  });
});
