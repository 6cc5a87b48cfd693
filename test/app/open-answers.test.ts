import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../electron/app/create-app.ts';
import { probePort } from '../../electron/link/probe.ts';
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

/** One run of the program, with this port open. */
const startRun = async (at = address) => {
  const link = new ScriptedLink();
  const app: App = createApp({ platform, clock, version: '0', openLink: async () => ok(link) });
  const opened = await app.openSession(at, { settings });
  if (!opened.ok) throw new Error(opened.error.code);
  return { app, link, session: opened.value.session };
};

/** A run of the program whose command was not answered. */
const runThatTimedOut = async (line = 'AT+FSDEL="server.crt"', options = {}): Promise<void> => {
  const { app, session } = await startRun();
  const outcome = session.sendTyped(line, options);
  await expect(clock.runUntil(outcome)).resolves.toMatchObject({ error: { code: 'at/timeout' } });
  await app.close();
};

/** The text of ATI could be output of the earlier command; an IMEI could not. */
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
  it('begins with the proof when the previous run left a command unanswered', async () => {
    await runThatTimedOut();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('begins with the proof when the previous run was killed while a command was in flight', async () => {
    const killed = await startRun();
    void killed.session.sendTyped('AT+FSDEL="server.crt"');
    await clock.advance(300);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('begins with the proof when the previous run was killed right after its command was sent', async () => {
    const killed = await startRun();
    let noted = '';
    killed.link.onWrite = () => {
      noted = readFileSync(join(platform.dataFolder, 'open-answers', 'dev-ttyUSB2.json'), 'utf8');
    };
    void killed.session.sendTyped('AT+FSDEL="server.crt"');
    await Promise.resolve();
    // The note is in the file before the module receives the command.
    expect(noted).toContain('endsAtMs');
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('uses silence as the proof when the previous run was killed right after it began to read a file', async () => {
    const killed = await startRun();
    killed.link.onWrite = (sent) => sent === 'AT\r' && killed.link.say('\r\nOK\r\n');
    await killed.session.sendTyped('AT');
    void killed.session.sendTyped('AT+FSREAD="numbers.txt",0,100');
    await Promise.resolve();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', command]);
  });

  it('writes no file for each command, and leaves none at its end', async () => {
    const { app, link, session } = await startRun();
    const folder = join(platform.dataFolder, 'open-answers');
    link.onWrite = () => link.say('\r\nOK\r\n');
    for (let count = 0; count < 200; count += 1) await session.sendTyped('AT');
    expect(readFileSync(join(folder, 'dev-ttyUSB2.json'), 'utf8').split('\n')).toHaveLength(2);
    for (let count = 0; count < 2_000; count += 1) {
      await session.sendTyped('AT');
      await clock.advance(1_300);
    }
    expect(statSync(join(folder, 'dev-ttyUSB2.json')).size).toBeLessThan(70_000);
    await app.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('sends at once when the previous run was killed after a late answer had arrived', async () => {
    const killed = await startRun();
    const outcome = killed.session.sendTyped('AT+FSDEL="server.crt"');
    await clock.advance(2_000);
    killed.link.say('\r\nOK\r\n');
    await expect(outcome).resolves.toMatchObject({ ok: true });
    await clock.advance(2_000);
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('does not use the late answer for its own command', async () => {
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

  it('sends at once at another address, and after the longest response time', async () => {
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

describe('a command with a longer response time than others', () => {
  // Docs/at-dialect.md §2.1: 300 s.
  const slow = 'AT+COPS=?';

  it('is open for all of its time, although its caller waited for less', async () => {
    await runThatTimedOut(slow, { deadlineMs: 3_000 });
    await clock.advance(360_000);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await runThatTimedOut(slow, { deadlineMs: 3_000 });
    await clock.advance(363_000);
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('is open for all of its time, also when the run was killed', async () => {
    const killed = await startRun();
    void killed.session.sendTyped(slow);
    await clock.advance(290_000);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('is open for all of its time, also when the port was closed and opened again by the same run', async () => {
    const link = new ScriptedLink();
    const next = new ScriptedLink();
    const links = [link, next];
    const app = createApp({ platform, clock, version: '0', openLink: async () => ok(links.shift() ?? next) });
    const place = app.place(address);
    const first = await place.open(settings, () => undefined);
    if (!first.ok) throw new Error(first.error.code);
    void first.value.session.sendTyped(slow);
    await clock.advance(1_000);
    await first.value.session.close();
    await clock.advance(100_000);
    const second = await place.open(settings, () => undefined);
    if (!second.ok) throw new Error(second.error.code);
    next.onWrite = (sent) => next.say(answerTo(sent));
    await clock.runUntil(second.value.session.sendTyped('AT+FSCREATE="server.crt"'));
    expect(next.sent).toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('is open for all of its time for later commands of the same opening', async () => {
    const { link, session } = await startRun();
    await clock.runUntil(session.sendTyped(slow, { deadlineMs: 3_000 }));
    await clock.advance(200_000);
    link.sent.length = 0;
    link.onWrite = (sent) => link.say(answerTo(sent));
    await clock.runUntil(session.sendTyped('AT+FSCREATE="server.crt"'));
    expect(link.sent).toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('is open for all of its time when it was typed in a monitor', async () => {
    const link = new ScriptedLink();
    const app = createApp({ platform, clock, version: '0', openLink: async () => ok(link) });
    const opened = await app.openMonitor(address, { settings, reconnects: false, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    await opened.value.monitor.write(new TextEncoder().encode(`${slow}\r`));
    await clock.advance(290_000);
    await app.close();
    await clock.advance(70_000);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });
});

describe('an opening that sends nothing', () => {
  it('and is killed leaves open what was open before', async () => {
    await runThatTimedOut();
    await startRun();
    await clock.advance(5_000);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });
});

describe('a probe', () => {
  const probe = (link: ScriptedLink, signal = new AbortController().signal) => {
    const app = createApp({ platform, clock, version: '0', openLink: async () => ok(link) });
    const probed = probePort(app.openNotedLink, address, { clock, baudRates: [115_200], attempts: 3, signal });
    return { app, probed };
  };

  it('of a silent port leaves its commands open for the next run', async () => {
    const { app, probed } = probe(new ScriptedLink());
    await clock.runUntil(probed);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that was killed leaves its command open for the next run', async () => {
    void probe(new ScriptedLink()).probed;
    await clock.advance(100);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('leaves open what was open before', async () => {
    await runThatTimedOut();
    const link = new ScriptedLink();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720D_V1148_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    const { app, probed } = probe(link);
    await clock.runUntil(probed);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that was answered leaves nothing open', async () => {
    const link = new ScriptedLink();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720D_V1148_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    const { app, probed } = probe(link);
    await clock.runUntil(probed);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });
});

describe('the previous run', () => {
  it('left probes to a silent module unanswered: the next run begins with the proof', async () => {
    const { app, session } = await startRun();
    await clock.runUntil(session.identity(new AbortController().signal));
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it.each([
    ['tcp://localhost:7000', 'tcp://127.0.0.1:7000'],
    ['tcp://127.1:7000', 'tcp://127.0.0.1:7000'],
    ['tcp://0.0.0.0:7000', 'tcp://127.0.0.1:7000'],
    ['tcp://10.1:7000', 'tcp://10.0.0.1:7000'],
    ['tcp://127.0.0.1:7000', 'TCP://[::1]:07000/'],
    ['tcp://Bridge.example:7000', 'tcp://bridge.example.:7000/'],
    ['COM3', '\\\\.\\com3'],
  ])('had the port as %s: it is the same as %s', async (one, other) => {
    const { app, session } = await startRun(one);
    await clock.runUntil(session.sendTyped('AT+FSDEL="server.crt"'));
    await app.close();
    await expect(sentByNextRun(other)).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await expect(sentByNextRun(one)).resolves.toEqual([command]);
  });

  it.runIf(process.platform !== 'win32')('had the port by a link to it', async () => {
    const node = join(platform.dataFolder, 'ttyUSB2');
    const link = join(platform.dataFolder, 'by-id');
    mkdirSync(platform.dataFolder, { recursive: true });
    writeFileSync(node, '');
    symlinkSync(node, link);
    const { app, session } = await startRun(link);
    await clock.runUntil(session.sendTyped('AT+FSDEL="server.crt"'));
    await app.close();
    await expect(sentByNextRun(node)).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('read a file, whose lines may look like a serial number: only silence is a proof', async () => {
    const { app, session } = await startRun();
    await clock.runUntil(session.sendTyped('AT+FSREAD="numbers.txt",0,100'));
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', command]);
  });
});

describe('a monitor', () => {
  const watch = async () => {
    const link = new ScriptedLink();
    const app = createApp({ platform, clock, version: '0', openLink: async () => ok(link) });
    const opened = await app.openMonitor(address, { settings, reconnects: false, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    return { app, link, monitor: opened.value.monitor };
  };
  const type = (text: string): Uint8Array => new TextEncoder().encode(`${text}\r`);

  it('that ends before the answer to a typed line leaves it open for the next run', async () => {
    const { app, monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that is killed before the answer to a typed line leaves it open for the next run', async () => {
    const { monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('leaves nothing open once each typed line has its answer', async () => {
    const { app, link, monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    await monitor.write(type('AT+CSQ'));
    await clock.advance(2_000);
    link.say('\r\nOK\r\n\r\n+CSQ: 20,0\r\n\r\nOK\r\n');
    await clock.advance(2_000);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('leaves no command open that is older than the longest response time', async () => {
    const { app, monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    // 9 s for the answer, and 66 s of silence.
    await clock.advance(75_000);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('that sends nothing leaves open what was open before', async () => {
    await runThatTimedOut();
    const { app } = await watch();
    await clock.advance(5_000);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that is killed leaves open what was open before', async () => {
    await runThatTimedOut();
    await watch();
    await clock.advance(5_000);
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('takes an earlier result for none of its own, and leaves both open', async () => {
    await runThatTimedOut();
    const { app, link, monitor } = await watch();
    const earlier: boolean[] = [];
    monitor.on('traffic', ({ direction, kind, isEarlier }) => {
      if (direction === 'received' && kind === 'line') earlier.push(isEarlier);
    });
    await monitor.write(type('AT+FSCREATE="server.crt"'));
    link.say('\r\nOK\r\n');
    await clock.advance(1_000);
    link.say('\r\n+CME ERROR: 22\r\n');
    await clock.advance(1_000);
    expect(earlier).toEqual([true, false]);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('leaves nothing open of an earlier run whose time it has covered', async () => {
    await runThatTimedOut();
    const { app } = await watch();
    await clock.advance(66_000);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual([command]);
  });

  it('takes at each opening what another run has left meanwhile', async () => {
    const links = [new ScriptedLink(), new ScriptedLink()];
    const [first] = links;
    const openLink = async () => ok(links.shift() ?? new ScriptedLink());
    const app = createApp({ platform, clock, version: '0', openLink });
    const opened = await app.openMonitor(address, { settings, reconnects: true, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    first?.lose();
    const other = await startRun();
    const lost = other.session.sendTyped('AT+FSDEL="server.crt"');
    other.link.lose();
    await lost;
    await other.app.close();
    await clock.advance(1_000);
    expect(links).toHaveLength(0);
    await app.close();
    await expect(sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });
});
