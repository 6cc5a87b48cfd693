import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerTo, command, runsAtOnePort } from './open-answers-bench.ts';

const bench = runsAtOnePort();

describe('the next run of the program', () => {
  it('begins with the proof when the previous run left a command unanswered', async () => {
    await bench.runThatTimedOut();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });

  it('begins with the proof when the previous run was killed while a command was in flight', async () => {
    const killed = await bench.startRun();
    void killed.session.sendTyped('AT+FSDEL="server.crt"');
    await bench.clock().advance(300);
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('begins with the proof when the previous run was killed right after its command was sent', async () => {
    const killed = await bench.startRun();
    let noted = '';
    killed.link.onWrite = () => {
      noted = readFileSync(join(bench.platform().dataFolder, 'open-answers', 'dev-ttyUSB2.json'), 'utf8');
    };
    void killed.session.sendTyped('AT+FSDEL="server.crt"');
    await Promise.resolve();
    // The note is in the file before the module receives the command.
    expect(noted).toContain('endsAtMs');
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('uses silence as the proof when the previous run was killed right after it began to read a file', async () => {
    const killed = await bench.startRun();
    killed.link.onWrite = (sent) => sent === 'AT\r' && killed.link.say('\r\nOK\r\n');
    await killed.session.sendTyped('AT');
    void killed.session.sendTyped('AT+FSREAD="numbers.txt",0,100');
    await Promise.resolve();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', command]);
  });

  it('probes for as long as the module may wait for data when the previous run was killed before it sent them', async () => {
    const killed = await bench.startRun();
    // As long as the one below, and without data.
    void killed.session.sendTyped('AT+CPIN?');
    killed.link.say('\r\n+CPIN: READY\r\n\r\nOK\r\n');
    await bench.clock().advance(1_000);
    void killed.session.sendTyped('AT+FSWRITE="server.crt",0,1402,15', { onDataWanted: () => undefined });
    await bench.clock().advance(10);
    const writtenAtMs = bench.clock().nowMs();
    const { link, session } = await bench.startRun();
    link.onWrite = (sent) => {
      if (bench.clock().nowMs() - writtenAtMs > 15_000) link.say(answerTo(sent));
    };
    const answer = await bench.clock().runUntil(session.sendTyped('AT+FSCREATE="server.crt"'));
    expect(answer).toMatchObject({ ok: true });
  });

  it('writes no file for each command, and leaves none at its end', async () => {
    const { app, link, session } = await bench.startRun();
    const folder = join(bench.platform().dataFolder, 'open-answers');
    link.onWrite = () => link.say('\r\nOK\r\n');
    for (let count = 0; count < 200; count += 1) await session.sendTyped('AT');
    expect(readFileSync(join(folder, 'dev-ttyUSB2.json'), 'utf8').split('\n')).toHaveLength(2);
    for (let count = 0; count < 2_000; count += 1) {
      await session.sendTyped('AT');
      await bench.clock().advance(1_300);
    }
    expect(statSync(join(folder, 'dev-ttyUSB2.json')).size).toBeLessThan(70_000);
    await app.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('sends at once when the previous run was killed after a late answer had arrived', async () => {
    const killed = await bench.startRun();
    const outcome = killed.session.sendTyped('AT+FSDEL="server.crt"');
    await bench.clock().advance(2_000);
    killed.link.say('\r\nOK\r\n');
    await expect(outcome).resolves.toMatchObject({ ok: true });
    await bench.clock().advance(2_000);
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });

  it('sends at once to its own virtual module, whatever another program has open at that of its own', async () => {
    const other = await bench.startRun('sim:');
    void other.session.sendTyped('AT+FSDEL="server.crt"');
    await bench.clock().advance(300);
    await expect(bench.sentByNextRun('sim:')).resolves.toEqual([command]);
  });

  it('does not use the late answer for its own command', async () => {
    await bench.runThatTimedOut();
    const { link, session } = await bench.startRun();
    const outcome = session.sendTyped('AT+FSCREATE="server.crt"');
    await bench.clock().advance(100);
    link.say('\r\nOK\r\n');
    link.onWrite = (sent) => {
      if (sent === command) link.say('\r\n+CME ERROR: 22\r\n');
      else link.say(answerTo(sent));
    };
    await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({
      error: { code: 'at/error', facts: { cme: 22 } },
    });
  });

  it.each(['AT+CGSN', 'AT+CIMI', 'AT+GSN', 'AT+CMEE=1;+CGSN', 'AT*I'])(
    'takes no late answer to %s of the previous run as the proof: silence is the proof',
    async (line) => {
      await bench.runThatTimedOut(line);
      const { link, session } = await bench.startRun();
      const outcome = session.sendTyped('AT+FSCREATE="server.crt"');
      await bench.clock().advance(1_000);
      link.say('\r\nOK\r\n');
      await bench.clock().advance(1_000);
      link.say('\r\n866475030000019\r\n\r\nOK\r\n');
      await bench.clock().advance(60_000);
      expect(link.sent).not.toContain('AT+CGSN\r');
      expect(link.sent).not.toContain(command);
      link.onWrite = (sent) => sent === command && link.say('\r\n+CME ERROR: 22\r\n');
      await expect(bench.clock().runUntil(outcome)).resolves.toMatchObject({ error: { facts: { cme: 22 } } });
    },
  );

  it('takes no late answer to the proof of the previous run as its own proof', async () => {
    await bench.runThatTimedOut();
    const killed = await bench.startRun();
    killed.link.onWrite = (sent) => sent === 'AT\r' && killed.link.say('\r\nOK\r\n');
    void killed.session.sendTyped('AT+FSCREATE="server.crt"');
    await bench.clock().advance(2_000);
    expect(killed.link.sent.at(-1)).toBe('AT+CGSN\r');
    const { link, session } = await bench.startRun();
    link.onWrite = (sent) => sent === 'AT\r' && link.say('\r\nOK\r\n');
    void session.sendTyped('AT+FSCREATE="server.crt"');
    await bench.clock().advance(2_000);
    link.say('\r\n866714040000007\r\n\r\nOK\r\n');
    await bench.clock().advance(10_000);
    expect(link.sent).not.toContain('AT+CGSN\r');
    expect(link.sent).not.toContain(command);
  });

  it.each([1_000, 60_000, 3_600_000, 400 * 24 * 3_600_000])(
    'begins with the proof although the system time was set back by %i ms in between',
    async (backMs) => {
      await bench.runThatTimedOut();
      bench.clock().setWall(bench.clock().wallMs() - backMs);
      await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
      await expect(bench.sentByNextRun()).resolves.toEqual([command]);
    },
  );

  it('sends at once at another address, and after the longest response time', async () => {
    await bench.runThatTimedOut();
    await expect(bench.sentByNextRun('/dev/ttyUSB3')).resolves.toEqual([command]);
    await bench.clock().advance(66_000);
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
    expect(readdirSync(join(bench.platform().dataFolder, 'open-answers'))).toEqual([]);
  });

  it.each(['', '{', '{"address":"/dev/ttyUSB2"}'])('takes no notice of a file that says %s', async (content) => {
    await bench.runThatTimedOut();
    writeFileSync(join(bench.platform().dataFolder, 'open-answers', 'dev-ttyUSB2.json'), content);
    await expect(bench.sentByNextRun()).resolves.toEqual([command]);
  });
});

describe('the previous run', () => {
  it('left probes to a silent module unanswered: the next run begins with the proof', async () => {
    const { app, session } = await bench.startRun();
    await bench.clock().runUntil(session.identity(new AbortController().signal));
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it.each([
    ['tcp://localhost:7000', 'tcp://127.0.0.1:7000'],
    ['tcp://127.1:7000', 'tcp://127.0.0.1:7000'],
    ['rfc2217://localhost:7000', 'tcp://127.0.0.1:7000'],
    ['tcp://0.0.0.0:7000', 'tcp://127.0.0.1:7000'],
    ['tcp://10.1:7000', 'tcp://10.0.0.1:7000'],
    ['tcp://127.0.0.1:7000', 'TCP://[::1]:07000/'],
    ['tcp://Bridge.example:7000', 'tcp://bridge.example.:7000/'],
    ['COM3', '\\\\.\\com3'],
  ])('had the port as %s: it is the same as %s', async (one, other) => {
    const { app, session } = await bench.startRun(one);
    await bench.clock().runUntil(session.sendTyped('AT+FSDEL="server.crt"'));
    await app.close();
    await expect(bench.sentByNextRun(other)).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
    await expect(bench.sentByNextRun(one)).resolves.toEqual([command]);
  });

  it.runIf(process.platform !== 'win32')('had the port by a link to it', async () => {
    const node = join(bench.platform().dataFolder, 'ttyUSB2');
    const link = join(bench.platform().dataFolder, 'by-id');
    mkdirSync(bench.platform().dataFolder, { recursive: true });
    writeFileSync(node, '');
    symlinkSync(node, link);
    const { app, session } = await bench.startRun(link);
    await bench.clock().runUntil(session.sendTyped('AT+FSDEL="server.crt"'));
    await app.close();
    await expect(bench.sentByNextRun(node)).resolves.toEqual(['AT\r', 'AT+CGSN\r', command]);
  });

  it('read a file, whose lines may look like a serial number: only silence is a proof', async () => {
    const { app, session } = await bench.startRun();
    await bench.clock().runUntil(session.sendTyped('AT+FSREAD="numbers.txt",0,100'));
    await app.close();
    await expect(bench.sentByNextRun()).resolves.toEqual(['AT\r', command]);
  });
});
