import { afterEach, beforeEach } from 'vitest';
import { type App, createApp } from '../../electron/app/create-app.ts';
import { ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

export const settings = { baudRate: 115_200 };
export const address = '/dev/ttyUSB2';
export const command = 'AT+FSCREATE="server.crt"\r';

/** The text of ATI could be output of the earlier command; an IMEI could not. */
const texts: Readonly<Record<string, string>> = { 'ATI\r': 'AirM2M_720_V1_LTE_AT', 'AT+CGSN\r': '866714040000007' };

export const answerTo = (sent: string): string =>
  texts[sent] === undefined ? '\r\nOK\r\n' : `\r\n${texts[sent]}\r\n\r\nOK\r\n`;

/** Several runs of the program at one port, one after the other, with the same data folder. To be called once in a test file. */
export const runsAtOnePort = () => {
  let platform: TempPlatform;
  let clock: VirtualClock;
  beforeEach(() => {
    platform = createTempPlatform();
    clock = new VirtualClock();
  });
  afterEach(() => platform.remove());

  /** One run of the program, with this port open. */
  const startRun = async (at = address) => {
    const link = new ScriptedLink();
    const app: App = createApp({ platform, clock, version: '0', openLink: async () => ok(link) });
    const opened = await app.openSession(at, { settings });
    if (!opened.ok) throw new Error(opened.error.code);
    return { app, link, session: opened.value.session };
  };
  return {
    clock: () => clock,
    platform: () => platform,
    hostProcess: () => ({ platform, clock, version: '0' }),
    startRun,
    /** A run of the program whose command was not answered. */
    runThatTimedOut: async (line = 'AT+FSDEL="server.crt"', options = {}): Promise<void> => {
      const { app, session } = await startRun();
      const outcome = await clock.runUntil(session.sendTyped(line, options));
      if (outcome.ok || outcome.error.code !== 'at/timeout') throw new Error(JSON.stringify(outcome));
      await app.close();
    },
    /** What the next run sends until its first command is answered. */
    sentByNextRun: async (at?: string): Promise<readonly string[]> => {
      const { app, link, session } = await startRun(at);
      link.onWrite = (sent) => link.say(answerTo(sent));
      await clock.runUntil(session.sendTyped('AT+FSCREATE="server.crt"'));
      await app.close();
      return link.sent;
    },
  };
};
