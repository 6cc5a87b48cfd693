import { describe, expect, it } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import { probePort } from '../../electron/link/probe.ts';
import { ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { address, answerTo, command, runsAtOnePort, settings } from './open-answers-bench.ts';

const bench = runsAtOnePort();

describe('a command with a longer response time than others', () => {
  // docs/at-dialect.md §2.1: 300 s.
  const slow = 'AT+COPS=?';

  it('is open for all of its time, although its caller waited for less', async () => {
    await bench.runThatTimedOut(slow, { deadlineMs: 3_000 });
    await bench.clock().advance(360_000);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await bench.runThatTimedOut(slow, { deadlineMs: 3_000 });
    await bench.clock().advance(363_000);
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });

  it('is open for all of its time, also when the run was killed', async () => {
    const killed = await bench.startRun();
    void killed.session.sendTyped(slow);
    await bench.clock().advance(290_000);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('is open for all of its time, also when the port was closed and opened again by the same run', async () => {
    const link = new ScriptedLink();
    const next = new ScriptedLink();
    const links = [link, next];
    const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(links.shift() ?? next) });
    const place = app.place(address);
    const first = await place.open(settings, () => undefined);
    if (!first.ok) throw new Error(first.error.code);
    void first.value.session.sendTyped(slow);
    await bench.clock().advance(1_000);
    await first.value.session.close();
    await bench.clock().advance(100_000);
    const second = await place.open(settings, () => undefined);
    if (!second.ok) throw new Error(second.error.code);
    next.onWrite = (sent) => next.say(answerTo(sent));
    await bench.clock().runUntil(second.value.session.sendTyped('AT+FSCREATE="server.crt"'));
    expect(next.sent).toEqual(['AT\r', 'ATI\r', command]);
  });

  it('is open for all of its time for later commands of the same opening', async () => {
    const { link, session } = await bench.startRun();
    await bench.clock().runUntil(session.sendTyped(slow, { deadlineMs: 3_000 }));
    await bench.clock().advance(200_000);
    link.sent.length = 0;
    link.onWrite = (sent) => link.say(answerTo(sent));
    await bench.clock().runUntil(session.sendTyped('AT+FSCREATE="server.crt"'));
    expect(link.sent).toEqual(['AT\r', 'ATI\r', command]);
  });

  it('is open for all of its time when it was typed in a monitor', async () => {
    const link = new ScriptedLink();
    const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(link) });
    const opened = await app.openMonitor(address, { settings, reconnects: false, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    await opened.value.monitor.write(new TextEncoder().encode(`${slow}\r`));
    await bench.clock().advance(290_000);
    await app.close();
    await bench.clock().advance(70_000);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });
});

describe('an opening that sends nothing', () => {
  it('and is killed leaves open what was open before', async () => {
    await bench.runThatTimedOut();
    await bench.startRun();
    await bench.clock().advance(5_000);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });
});

describe('a probe', () => {
  const probe = (link: ScriptedLink, signal = new AbortController().signal) => {
    const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(link) });
    const probed = probePort(app.openNotedLink, address, {
      clock: bench.clock(),
      baudRates: [115_200],
      attempts: 3,
      signal,
    });
    return { app, probed };
  };

  it('of a silent port leaves its commands open for the next run', async () => {
    const { app, probed } = probe(new ScriptedLink());
    await bench.clock().runUntil(probed);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that was killed leaves its command open for the next run', async () => {
    void probe(new ScriptedLink()).probed;
    await bench.clock().advance(100);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('leaves open what was open before', async () => {
    await bench.runThatTimedOut();
    const link = new ScriptedLink();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720D_V1148_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    const { app, probed } = probe(link);
    await bench.clock().runUntil(probed);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that was answered leaves nothing open', async () => {
    const link = new ScriptedLink();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720D_V1148_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    const { app, probed } = probe(link);
    await bench.clock().runUntil(probed);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });
});

describe('a monitor', () => {
  const watch = async () => {
    const link = new ScriptedLink();
    const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(link) });
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
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that is killed before the answer to a typed line leaves it open for the next run', async () => {
    const { monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('leaves nothing open once each typed line has its answer', async () => {
    const { app, link, monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    await monitor.write(type('AT+CSQ'));
    await bench.clock().advance(2_000);
    link.say('\r\nOK\r\n\r\n+CSQ: 20,0\r\n\r\nOK\r\n');
    await bench.clock().advance(2_000);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });

  it('leaves no command open that is older than the longest response time', async () => {
    const { app, monitor } = await watch();
    await monitor.write(type('AT+FSDEL="server.crt"'));
    // 9 s for the answer, and 66 s of silence.
    await bench.clock().advance(75_000);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });

  it('that sends nothing leaves open what was open before', async () => {
    await bench.runThatTimedOut();
    const { app } = await watch();
    await bench.clock().advance(5_000);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('that is killed leaves open what was open before', async () => {
    await bench.runThatTimedOut();
    await watch();
    await bench.clock().advance(5_000);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('does not treat an earlier result as its own, and leaves both open', async () => {
    await bench.runThatTimedOut();
    const { app, link, monitor } = await watch();
    const earlier: boolean[] = [];
    monitor.on('traffic', ({ direction, pieces }) => {
      const lines = pieces.filter(({ kind }) => direction === 'received' && kind === 'line');
      earlier.push(...lines.map(({ isEarlier }) => isEarlier));
    });
    await monitor.write(type('AT+FSCREATE="server.crt"'));
    link.say('\r\nOK\r\n');
    await bench.clock().advance(1_000);
    link.say('\r\n+CME ERROR: 22\r\n');
    await bench.clock().advance(1_000);
    expect(earlier).toEqual([true, false]);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('leaves nothing open of an earlier run whose time it has covered', async () => {
    await bench.runThatTimedOut();
    const { app } = await watch();
    await bench.clock().advance(66_000);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });

  it('takes at each opening the answers that another run has left open since', async () => {
    const links = [new ScriptedLink(), new ScriptedLink()];
    const [first] = links;
    const openLink = async () => ok(links.shift() ?? new ScriptedLink());
    const app = createApp({ ...bench.hostProcess(), openLink });
    const opened = await app.openMonitor(address, { settings, reconnects: true, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    first?.lose();
    const other = await bench.startRun();
    const lost = other.session.sendTyped('AT+FSDEL="server.crt"');
    other.link.lose();
    await lost;
    await other.app.close();
    await bench.clock().advance(1_000);
    expect(links).toHaveLength(0);
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });
});
