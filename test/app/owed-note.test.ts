import { appendFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../electron/app/create-app.ts';
import type { Session } from '../../electron/session/session.ts';
import { ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { address, answerTo, runsAtOnePort, settings } from './open-answers-bench.ts';

const bench = runsAtOnePort();
const { signal } = new AbortController();

const subscribe = (session: Session, topic: string) => session.subscribe({ topic, qos: 1 }, signal);
const publish = (session: Session, text: string) =>
  session.publish({ topic: 't', qos: 1, message: Buffer.from(text) }, signal);

const noteFile = (): string => join(bench.platform().dataFolder, 'open-answers', 'dev-ttyUSB2.json');

const requests = [
  ['subscribe', subscribe, 'AT+MSUB=', 'SUBACK', 'SUBACK 128'],
  ['publish', publish, 'AT+MPUB=', 'PUBACK', 'PUBACK 135'],
] as const;

/** The program is killed while the result is awaited. What it sent is in no other place than its note. */
const killedDuring = async (request: (session: Session, text: string) => Promise<unknown>, sent: string) => {
  const killed = await bench.startRun();
  killed.link.onWrite = (line) => killed.link.say(answerTo(line));
  void request(killed.session, 'old');
  await bench.clock().advance(2_000);
  expect(killed.link.sent.at(-1)).toMatch(sent);
};

describe('a second phase that was awaited when the program was killed', () => {
  it.each(requests)(
    'is not taken as that of the first request of the next run: %s',
    async (_, request, sent, first, second) => {
      await killedDuring(request, sent);
      const { link, session } = await bench.startRun();
      link.onWrite = (line) => link.say(answerTo(line));
      const outcome = request(session, 'new');
      await bench.clock().advance(3_000);
      expect(link.sent.at(-1)).toMatch(sent);
      link.say(`\r\n${first}\r\n\r\n${second}\r\n`);
      await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({
        ok: false,
        error: { facts: { answer: second } },
      });
    },
  );

  it.each(requests)('counts as lost after its time: %s', async (_, request, sent, first) => {
    await killedDuring(request, sent);
    await bench.clock().advance(90_000);
    const { link, session } = await bench.startRun();
    link.onWrite = (line) => link.say(answerTo(line));
    const outcome = request(session, 'new');
    await bench.clock().advance(3_000);
    link.say(`\r\n${first}\r\n`);
    await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({ ok: true });
  });

  it('is noted without the text of the command', async () => {
    await killedDuring(publish, 'AT+MPUB=');
    const text = readFileSync(noteFile(), 'utf8');
    expect(text).toContain('"form":"publish"');
    expect(text).not.toContain('old');
  });

  it('is passed on by a run that opens the port and sends nothing', async () => {
    await killedDuring(subscribe, 'AT+MSUB=');
    await bench.startRun();
    await bench.clock().advance(1_000);
    const { link, session } = await bench.startRun();
    link.onWrite = (line) => link.say(answerTo(line));
    const outcome = subscribe(session, 'new');
    await bench.clock().advance(3_000);
    link.say('\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({
      error: { facts: { answer: 'SUBACK 128' } },
    });
  });
});

describe('the result of a typed command that was accepted before the program was killed', () => {
  const typed = {
    subscribe: 'AT+MSUB="old",1',
    publish: 'AT+MPUB="old",1,0,"x"',
  } as const;

  it.each(requests)(
    'is not that of the first request of the next run: %s',
    async (name, request, sent, first, second) => {
      const killed = await bench.startRun();
      killed.link.onWrite = (line) => killed.link.say(answerTo(line));
      const accepted = await bench.clock().runUntil(killed.session.sendTyped(typed[name]));
      expect(accepted.ok).toBe(true);
      const { link, session } = await bench.startRun();
      link.onWrite = (line) => link.say(answerTo(line));
      const outcome = request(session, 'new');
      await bench.clock().advance(3_000);
      expect(link.sent.at(-1)).toMatch(sent);
      link.say(`\r\n${first}\r\n\r\n${second}\r\n`);
      await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({ error: { facts: { answer: second } } });
    },
  );

  it('is not that of the next run either where `monitor` sent it', async () => {
    const link = new ScriptedLink();
    const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(link) });
    const opened = await app.openMonitor(address, { settings, reconnects: false, waits: false });
    if (!opened.ok) throw new Error(opened.error.code);
    opened.value.start();
    await bench.clock().advance(1);
    await opened.value.monitor.write(Buffer.from('AT+MSUB="old",1\r'));
    link.say('\r\nOK\r\n');
    await bench.clock().advance(2_000);
    const next = await bench.startRun();
    next.link.onWrite = (line) => next.link.say(answerTo(line));
    const outcome = subscribe(next.session, 'new');
    await bench.clock().advance(3_000);
    next.link.say('\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({
      error: { facts: { answer: 'SUBACK 128' } },
    });
  });
});

describe('a note of an older version', () => {
  it('is still read: it has no second phases', async () => {
    await bench.runThatTimedOut();
    const note = JSON.parse(readFileSync(noteFile(), 'utf8').trimEnd().split('\n').at(-1) ?? '');
    expect(Object.keys(note)).toEqual(['address', 'endsAtMs', 'forMs']);
    const { link, session } = await bench.startRun();
    link.onWrite = (line) => link.say(answerTo(line));
    await expect(bench.clock().runUntil(session.sendTyped('AT'))).resolves.toMatchObject({ ok: true });
    expect(link.sent[0]).toBe('AT\r');
  });

  it.each([
    '[{"form":"nonsense","left":1,"forMs":1000}]',
    '[{"form":"subscribe","left":0,"forMs":1000}]',
    '[{"form":"subscribe","left":1,"forMs":1e99}]',
    `[${'{"form":"subscribe","left":1,"forMs":1000},'.repeat(99)}{"form":"subscribe","left":1,"forMs":1000}]`,
  ])('with second phases that cannot be is not believed: %.60s', async (owed) => {
    const endsAtMs = bench.clock().wallMs() + 60_000;
    mkdirSync(join(bench.platform().dataFolder, 'open-answers'), { recursive: true });
    appendFileSync(noteFile(), `{"address":"${address}","endsAtMs":${endsAtMs},"owed":${owed}}\n`);
    const { link, session } = await bench.startRun();
    link.onWrite = (line) => link.say(answerTo(line));
    const outcome = subscribe(session, 'new');
    await bench.clock().advance(3_000);
    link.say('\r\nSUBACK\r\n');
    await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({ ok: true });
  });
});

describe('a port with two names', () => {
  it('has open answers under both: none is forgotten', async () => {
    const folder = join(bench.platform().dataFolder, 'names');
    mkdirSync(folder);
    const device = join(folder, 'ttyUSB7');
    appendFileSync(device, '');
    const name = join(folder, 'by-id');
    symlinkSync(device, name);
    const links: ScriptedLink[] = [];
    const start = async (at: string) => {
      const link = new ScriptedLink();
      links.push(link);
      link.onWrite = (line) => link.say(answerTo(line));
      const app = createApp({ ...bench.hostProcess(), openLink: async () => ok(link) });
      const opened = await app.openSession(at, { settings });
      if (!opened.ok) throw new Error(opened.error.code);
      return { link, session: opened.value.session };
    };
    void subscribe((await start(device)).session, 'old');
    await bench.clock().advance(2_000);
    const other = await start(name);
    void publish(other.session, 'old');
    await bench.clock().advance(4_000);
    const { link, session } = await start(device);
    const published = publish(session, 'new');
    await bench.clock().advance(4_000);
    link.say('\r\nPUBACK\r\n\r\nPUBACK 135\r\n');
    await expect(bench.clock().runUntil(published)).resolves.toMatchObject({
      error: { facts: { answer: 'PUBACK 135' } },
    });
    const subscribed = subscribe(session, 'new');
    await bench.clock().advance(1_000);
    link.say('\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(bench.clock().runUntil(subscribed)).resolves.toMatchObject({
      error: { facts: { answer: 'SUBACK 128' } },
    });
  });
});
