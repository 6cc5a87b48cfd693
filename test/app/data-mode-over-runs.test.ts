import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import { ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { address, answerTo, runsAtOnePort, settings } from './open-answers-bench.ts';

const bench = runsAtOnePort();

const folder = (): readonly string[] => readdirSync(join(bench.platform().dataFolder, 'open-answers'));

/** A run whose module went into data mode, and which may now be killed. */
const runInDataMode = async () => {
  const run = await bench.startRun();
  run.link.onWrite = (sent) => run.link.say(sent.startsWith('ATO') ? '\r\nCONNECT\r\n' : answerTo(sent));
  await bench.clock().runUntil(run.session.sendTyped('ATO'));
  expect(run.session.isInDataMode()).toBe(true);
  return run;
};

/** `+++` is answered, as by a module in data mode, or not. */
const startNext = async (isAnswered: boolean) => {
  const run = await bench.startRun();
  run.link.onWrite = (sent) => {
    if (sent !== '+++') return run.link.say(answerTo(sent));
    if (isAnswered) bench.clock().after(1_200, () => run.link.say('\r\nOK\r\n'));
  };
  return run;
};

describe('the run after one that ended in data mode', () => {
  it.each([
    ['was killed', false],
    ['closed the port', true],
  ])('starts in it if that one %s: nothing is sent to the other side before +++', async (_, isClosed) => {
    const { app } = await runInDataMode();
    if (isClosed) await app.close();
    const { link, session } = await startNext(true);
    expect(session.isInDataMode()).toBe(true);
    const outcome = session.sendTyped('AT+CSQ');
    await bench.clock().advance(100_000);
    expect(link.sent).toEqual([]);
    await expect(bench.clock().runUntil(session.sendTyped('+++'))).resolves.toMatchObject({ ok: true });
    await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({ ok: true });
    expect(session.isInDataMode()).toBe(false);
  });

  it('starts in it although runs in between sent nothing', async () => {
    await runInDataMode();
    await startNext(true);
    await (await startNext(true)).app.close();
    expect((await startNext(true)).session.isInDataMode()).toBe(true);
  });

  it.each([
    ['left it', async ({ session }: Awaited<ReturnType<typeof startNext>>) => session.sendTyped('+++')],
    ['saw the module restart', async ({ link }: Awaited<ReturnType<typeof startNext>>) => link.say('\r\nRDY\r\n')],
    [
      'saw the connection end',
      async ({ link }: Awaited<ReturnType<typeof startNext>>) => link.say('\r\nNO CARRIER\r\n'),
    ],
  ])('does not start in it if that one %s before it was killed', async (_, leave) => {
    await runInDataMode();
    await bench.clock().runUntil<unknown>(leave(await startNext(true)));
    expect((await startNext(true)).session.isInDataMode()).toBe(false);
  });

  it('finds out that the note is wrong by +++, which a module in data mode answers', async () => {
    await runInDataMode();
    const { link, session } = await startNext(false);
    await expect(bench.clock().runUntil(session.sendTyped('+++'))).resolves.toMatchObject({
      error: { code: 'at/timeout' },
    });
    expect(session.isInDataMode()).toBe(false);
    await expect(bench.clock().runUntil(session.sendTyped('AT+CSQ'))).resolves.toMatchObject({ ok: true });
    expect(link.sent).toEqual(['+++', 'AT\r', 'ATI\r', 'AT+CSQ\r']);
  });

  it('does not believe a note that is older than a day', async () => {
    await runInDataMode();
    await bench.clock().advance(24 * 3_600_000);
    expect((await startNext(true)).session.isInDataMode()).toBe(false);
  });

  it('leaves no file when the data mode has ended', async () => {
    await runInDataMode();
    const { app, session } = await startNext(true);
    await bench.clock().runUntil(session.sendTyped('+++'));
    await bench.clock().runUntil(session.sendTyped('AT'));
    await app.close();
    expect(folder()).toEqual([]);
  });
});

describe('a monitor', () => {
  const watch = async () => {
    const link = new ScriptedLink();
    const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(link) });
    const opened = await app.openMonitor(address, { settings, reconnects: false, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    const type = (text: string) => opened.value.monitor.write(new TextEncoder().encode(text));
    return { app, link, type };
  };

  it('notes the data mode in which it leaves the module', async () => {
    const { app, link, type } = await watch();
    await type('ATO\r');
    link.say('\r\nCONNECT\r\n');
    await bench.clock().advance(2_000);
    await app.close();
    expect((await startNext(true)).session.isInDataMode()).toBe(true);
  });

  it.each([
    ['', false, true],
    ['+++', true, false],
    ['+++', false, true],
  ])(
    'of a module in data mode, in which %j is typed (answered: %s), leaves it in data mode: %s',
    async (text, isAnswered, stays) => {
      await runInDataMode();
      const { app, link, type } = await watch();
      await type(text);
      if (isAnswered) link.say('\r\nOK\r\n');
      await app.close();
      expect((await startNext(true)).session.isInDataMode()).toBe(stays);
    },
  );
});
