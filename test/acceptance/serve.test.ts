import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { type Client, createClient } from '../../renderer/bridge/client.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { openPage } from '../support/open-page.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

const addressPattern = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/;

/** Connects to a served application as a page, and waits for the view. */
const pageOf = async (address: string): Promise<{ readonly client: Client; readonly socket: WebSocket }> => {
  const { connection, socket } = await openPage(address);
  const client = createClient(connection, createNodeClock());
  await expect.poll(() => client.view()).not.toBeNull();
  return { client, socket };
};

/** Starts "Set up this module" on the virtual Air720, and resolves when the upload of the certificate runs. */
const beginSetup = async (client: Client): Promise<void> => {
  const opened = await client.request('session.open', { address: 'sim:', baudRate: 115_200 });
  if (!opened.ok) throw new Error(opened.error.code);
  const { sessionId } = opened.value;
  await client.request('draft.useDemoDevice', { sessionId });
  const stages = ['module', 'certificate', 'credentials', 'connect', 'proof'] as const;
  const begun = await client.request('run.start', { sessionId, stages, resume: false });
  if (!begun.ok) throw new Error(begun.error.code);
};

/** Only root may start a process of another user. */
const mayBeAnotherUser = (): boolean => {
  if (process.getuid?.() === 0) return true;
  process.stderr.write('skipped: only root may start a process of another user\n');
  return false;
};

describe('the served application', () => {
  let platform: TempPlatform;
  let serve: CliProcess;
  const start = (...args: readonly string[]): CliProcess =>
    startCliProcess(['--data', platform.dataFolder, ...args], { entry: 'serve' });

  beforeEach(() => {
    platform = createTempPlatform();
  });
  afterEach(async () => {
    serve.kill('SIGKILL');
    await serve.ended;
    platform.remove();
  });

  it.each([
    ['SIGINT', 'Ctrl+C'],
    ['SIGTERM', 'a request to end'],
  ] as const)('shuts down cleanly by %s (%s) during a setup', async (signal, _how) => {
    serve = start();
    const [address] = await serve.untilOut(addressPattern);
    const { client, socket } = await pageOf(address);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await beginSetup(client);
    serve.kill(signal);
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, err: '' });
    expect(ended.out).toMatch(/ATelier was stopped\.\n$/);
    expect(await closed).toBe(1001);
    expect(existsSync(join(platform.dataFolder, 'owner.json'))).toBe(false);
    const [recording] = readdirSync(join(platform.dataFolder, 'recordings'));
    // Closed cleanly: every line of the recording is complete.
    const lines = readFileSync(join(platform.dataFolder, 'recordings', recording ?? ''), 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('is stopped by a second command, which finds it through the data folder', async () => {
    serve = start();
    await serve.untilOut(addressPattern);
    const stop = await start('--stop').ended;
    expect(stop).toMatchObject({ exitCode: 0, out: 'ATelier was stopped.\n', err: '' });
    expect(await serve.ended).toMatchObject({ exitCode: 0, err: '' });
  });

  it('is replaced after it was killed: the next one takes the folder over', async () => {
    serve = start();
    await serve.untilOut(addressPattern);
    const second = await start().ended;
    expect(second.exitCode).toBe(3);
    expect(second.err).toMatch(/is already running with the data folder .*: http:\/\/127\.0\.0\.1:/);
    serve.kill('SIGKILL');
    await serve.ended;
    expect(existsSync(join(platform.dataFolder, 'owner.json'))).toBe(true);
    serve = start();
    await serve.untilOut(addressPattern);
    serve.kill('SIGTERM');
    expect((await serve.ended).exitCode).toBe(0);
  });

  it.each([
    ['the owner file', (name: string) => name === 'owner.json'],
    ['everything about its owner', (name: string) => name.startsWith('owner')],
  ] as const)('keeps a second one out, and is stopped by it, after %s was removed by hand', async (_, isRemoved) => {
    serve = start();
    await serve.untilOut(addressPattern);
    const remove = (): void => {
      const names = readdirSync(platform.dataFolder).filter(isRemoved);
      expect(names).not.toEqual([]);
      for (const name of names) rmSync(join(platform.dataFolder, name));
    };
    remove();
    const second = await start().ended;
    expect(second.exitCode).toBe(3);
    expect(second.err).toMatch(/is already running with the data folder .*: http:\/\/127\.0\.0\.1:/);
    remove();
    expect(await start('--stop').ended).toMatchObject({ exitCode: 0, out: 'ATelier was stopped.\n', err: '' });
    expect(await serve.ended).toMatchObject({ exitCode: 0, err: '' });
  });

  it('runs exactly once when several start together after a kill, also with a long folder name', async () => {
    const folder = join(platform.dataFolder, 'a long name '.repeat(10).trim(), 'b'.repeat(60));
    const startThere = (): CliProcess => startCliProcess(['--data', folder], { entry: 'serve' });
    serve = startThere();
    await serve.untilOut(addressPattern);
    for (let round = 0; round < 3; round += 1) {
      serve.kill('SIGKILL');
      await serve.ended;
      const all = [startThere(), startThere(), startThere(), startThere()];
      const results = await Promise.all(
        all.map((one) =>
          Promise.race([one.untilOut(addressPattern).then(() => 'mine'), one.ended.then(({ exitCode }) => exitCode)]),
        ),
      );
      expect(results.filter((what) => what === 'mine')).toHaveLength(1);
      expect(results.filter((what) => what === 3)).toHaveLength(3);
      serve = all[results.indexOf('mine')] ?? serve;
      // The files of the killed process were removed.
      expect(readdirSync(folder).filter((name) => name.startsWith('owner'))).toHaveLength(2);
    }
    serve.kill('SIGTERM');
    expect((await serve.ended).exitCode).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('owner'))).toEqual([]);
  });

  it('keeps its folder, and can be stopped, while its port is full of other connections', async () => {
    serve = start();
    const [address] = await serve.untilOut(addressPattern);
    const crowd: Socket[] = [];
    for (let count = 0; count < 200; count += 1) {
      const socket = connect(Number(new URL(address).port), '127.0.0.1').on('error', () => undefined);
      crowd.push(socket);
      await once(socket, 'connect');
    }
    expect((await start().ended).exitCode).toBe(3);
    await pageOf(address);
    expect(await start('--stop').ended).toMatchObject({ exitCode: 0, out: 'ATelier was stopped.\n' });
    expect((await serve.ended).exitCode).toBe(0);
    for (const socket of crowd) socket.destroy();
  });

  it('works together with CLI commands, which add their own files to its folder', async () => {
    serve = start();
    const [address] = await serve.untilOut(addressPattern);
    const { client } = await pageOf(address);
    const demo = await startCliProcess(['demo', '--data', platform.dataFolder]).ended;
    expect(demo).toMatchObject({ exitCode: 0, err: '' });
    expect(readdirSync(join(platform.dataFolder, 'recordings'))).toHaveLength(1);
    expect(await client.request('settings.change', { theme: 'dark' })).toMatchObject({ ok: true });
    serve.kill('SIGTERM');
    expect((await serve.ended).exitCode).toBe(0);
  });

  it.skipIf(!mayBeAnotherUser())('cannot be accessed by other users of the computer', async () => {
    chmodSync(platform.dataFolder, 0o755);
    serve = start();
    await serve.untilOut(addressPattern);
    const { socket } = JSON.parse(readFileSync(join(platform.dataFolder, 'owner.json'), 'utf8'));
    const script = `
      const { connect } = require('node:net');
      const { openSync } = require('node:fs');
      try { openSync(process.argv[1] + '/owner.json'); console.log('read'); } catch (error) { console.log(error.code); }
      connect(process.argv[1] + '/' + process.argv[2])
        .on('connect', () => { console.log('connected'); process.exit(); })
        .on('error', (error) => console.log(error.code));`;
    chmodSync(dirname(platform.dataFolder), 0o755);
    const nobody = spawnSync(process.execPath, ['-e', script, platform.dataFolder, socket], {
      uid: 65_534,
      gid: 65_534,
    });
    expect(nobody.stdout.toString()).toBe('EACCES\nEACCES\n');
    serve.kill('SIGTERM');
    expect((await serve.ended).exitCode).toBe(0);
  });

  it.skipIf(!mayBeAnotherUser())('cannot be stopped by another user, and says why', async () => {
    chmodSync(platform.dataFolder, 0o755);
    chmodSync(dirname(platform.dataFolder), 0o755);
    serve = start();
    await serve.untilOut(addressPattern);
    const args = [
      join(process.env.ATELIER_TEST_DIST ?? '', 'electron/serve.js'),
      '--stop',
      '--data',
      platform.dataFolder,
    ];
    const environment = { PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'en_US.UTF-8' };
    const stop = spawnSync(process.execPath, args, { uid: 65_534, gid: 65_534, env: environment });
    expect(stop.status).toBe(9);
    expect(stop.stderr.toString().trim().split('\n')).toEqual([expect.stringMatching(/owner\.json.*file\/denied/)]);
    expect(await start('--stop').ended).toMatchObject({ exitCode: 0 });
    expect((await serve.ended).exitCode).toBe(0);
  });

  it('sends the same view to two pages, and the only secret in its address is the token', async () => {
    serve = start('--lang', 'zh');
    const [address] = await serve.untilOut(addressPattern);
    expect(serve.out()).toMatch(/^AT 工坊已启动：.*按 Ctrl\+C 停止）\n$/);
    const [first, second] = [await pageOf(address), await pageOf(address)];
    await first.client.request('settings.change', { theme: 'dark' });
    await expect.poll(() => second.client.view()?.settings.theme).toBe('dark');
    first.socket.close();
    second.socket.close();
    serve.kill('SIGTERM');
    expect((await serve.ended).exitCode).toBe(0);
  });
});
