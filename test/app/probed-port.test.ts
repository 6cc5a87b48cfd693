import { expect, it } from 'vitest';
import { createApplication } from '../../electron/app/create-application.ts';
import type { Links } from '../../electron/app/links.ts';
import { type Client, createClient } from '../../renderer/bridge/client.ts';
import { ok } from '../../shared/outcome.ts';
import { createConnectionPair } from '../support/connection-pair.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

it('a stopped search passes its unanswered AT to the session that is opened next, which does not use their results', async () => {
  const platform = createTempPlatform();
  const clock = new VirtualClock();
  let link = new ScriptedLink();
  const links: Links = {
    openLink: async () => {
      link = new ScriptedLink();
      return ok(link);
    },
    simulation: () => Promise.reject(new Error('no simulation')),
    onSimulation: () => () => undefined,
    close: async () => undefined,
  };
  const application = await createApplication({
    ...{ platform, clock, links },
    directory: { listPorts: async () => ok([]) },
    product: { version: '0', host: 'web', os: 'linux' },
    onBug: (bug) => {
      throw bug;
    },
  });
  const pair = createConnectionPair();
  const client = createClient(pair.client, clock);
  application.attach(pair.server as Parameters<typeof application.attach>[0]);
  const request: Client['request'] = (name, params) => clock.runUntil(client.request(name, params));
  await request('ports.find', { address: '/dev/ttyUSB0' });
  await clock.advance(900);
  expect(link.sent).toEqual(['AT\r', 'AT\r', 'AT\r']);
  await request('ports.stopFinding', {});
  const opened = await request('session.open', { address: '/dev/ttyUSB0', baudRate: 115_200 });
  if (!opened.ok) throw new Error(opened.error.code);
  const line = 'AT+FSCREATE="a.txt"';
  const { sessionId } = opened.value;
  const typed = client.request('terminal.send', { sessionId, line });
  await clock.advance(100);
  link.say('\r\nOK\r\n');
  link.onWrite = (sent) => {
    if (sent === 'AT\r') link.say('\r\nOK\r\n');
    else if (sent === 'AT+CGSN\r') link.say('\r\n866714040000007\r\n\r\nOK\r\n');
    else link.say('\r\n+CME ERROR: 22\r\n');
  };
  await expect(clock.runUntil(typed)).resolves.toMatchObject({ error: { code: 'at/error', facts: { cme: 22 } } });
  await clock.runUntil(application.close());
  platform.remove();
});
