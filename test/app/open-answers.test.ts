import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../electron/app/create-app.ts';
import { ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const settings = { baudRate: 115_200 };
const address = '/dev/ttyUSB2';

let platform: TempPlatform;
let clock: VirtualClock;
beforeEach(() => {
  platform = createTempPlatform();
  clock = new VirtualClock();
});
afterEach(() => platform.remove());

/** A run of the program that has this port open. */
const startRun = async (at = address) => {
  const link = new ScriptedLink();
  const app: App = createApp({ platform, clock, version: '0', openLink: async () => ok(link) });
  const opened = await app.openSession(at, { settings });
  if (!opened.ok) throw new Error(opened.error.code);
  return { app, link, session: opened.value.session };
};

/** A run whose command the module did not answer. */
const runThatTimedOut = async (): Promise<void> => {
  const { app, session } = await startRun();
  const outcome = session.sendTyped('AT+FSDEL="server.crt"');
  await expect(clock.runUntil(outcome)).resolves.toMatchObject({ error: { code: 'at/timeout' } });
  await app.close();
};

/** The text of ATI could be what the command before printed; an IMEI could not. */
const answerTo = (sent: string): string => (sent === 'AT+CGSN\r' ? '\r\n866714040000007\r\n\r\nOK\r\n' : '\r\nOK\r\n');

/** What the next run sends until its first command is answered. */
const sentByNextRun = async (at?: string): Promise<readonly string[]> => {
  const { app, link, session } = await startRun(at);
  link.onWrite = (sent) => link.say(answerTo(sent));
  await clock.runUntil(session.sendTyped('AT+FSCREATE="server.crt"'));
  await app.close();
  return link.sent;
};

const command = 'AT+FSCREATE="server.crt"\r';

describe('the next run of the program', () => {
  it('begins with the proof where the run before left a command unanswered', async () => {
    await runThatTimedOut();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('begins with the proof where the run before was killed while a command waited for its answer', async () => {
    const killed = await startRun();
    void killed.session.sendTyped('AT+FSDEL="server.crt"');
    await clock.advance(300);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('sends at once where the run before was killed after its answer had come, late as it was', async () => {
    const killed = await startRun();
    const outcome = killed.session.sendTyped('AT+FSDEL="server.crt"');
    await clock.advance(2_000);
    killed.link.say('\r\nOK\r\n');
    await expect(outcome).resolves.toMatchObject({ ok: true });
    await clock.advance(2_000);
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('does not take the late answer for that of its own command', async () => {
    await runThatTimedOut();
    const { link, session } = await startRun();
    const outcome = session.sendTyped('AT+FSCREATE="server.crt"');
    await clock.advance(100);
    link.say('\r\nOK\r\n');
    link.onWrite = (sent) => {
      if (sent === command) link.say('\r\n+CME ERROR: 22\r\n');
      else link.say(answerTo(sent));
    };
    await expect(clock.runUntil(outcome)).resolves.toMatchObject({ error: { code: 'at/error', facts: { cme: 22 } } });
  });

  it('sends at once at another address, and after the longest time an answer may take', async () => {
    await runThatTimedOut();
    await expect(sentByNextRun('/dev/ttyUSB3')).resolves.toEqual([command]);
    await clock.advance(66_000);
    await expect(sentByNextRun()).resolves.toEqual([command]);
    expect(readdirSync(join(platform.dataFolder, 'open-answers'))).toEqual([]);
  });

  it.each(['', '{', '{"address":"/dev/ttyUSB2","endsAtMs":9e99}', '{"address":"/dev/ttyUSB2"}'])(
    'takes no notice of a file that says %s',
    async (content) => {
      await runThatTimedOut();
      writeFileSync(join(platform.dataFolder, 'open-answers', 'dev-ttyUSB2.json'), content);
      await expect(sentByNextRun()).resolves.toEqual([command]);
    },
  );
});
