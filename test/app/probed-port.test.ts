import { expect, it } from 'vitest';
import { ok } from '../../shared/outcome.ts';
import { createApplicationBench } from '../support/application-bench.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

it('a stopped search passes its unanswered AT to the session that is opened next, which does not use their results', async () => {
  const platform = createTempPlatform();
  const clock = new VirtualClock();
  let link = new ScriptedLink();
  const { application, client, request, open } = await createApplicationBench({
    ...{ platform, clock },
    openLink: async () => {
      link = new ScriptedLink();
      return ok(link);
    },
  });
  await request('ports.find', { address: '/dev/ttyUSB0' });
  await clock.advance(900);
  expect(link.sent).toEqual(['AT\r', 'AT\r', 'AT\r']);
  await request('ports.stopFinding', {});
  const sessionId = await open('/dev/ttyUSB0');
  const line = 'AT+FSCREATE="a.txt"';
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
