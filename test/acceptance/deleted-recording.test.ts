import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { openPage } from '../support/open-page.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

/** A module behind a serial server that sends only what a test lets it send. */
const openDevice = async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted: Promise<Socket> = once(server, 'connection').then(([socket]) => socket as Socket);
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    send: async (line: string): Promise<void> => void (await accepted).write(`${line}\r\n`),
    close: async (): Promise<void> => {
      (await accepted).destroy();
      server.close();
    },
  };
};

describe('the recording of a monitor', () => {
  let platform: TempPlatform;
  let device: Awaited<ReturnType<typeof openDevice>>;
  const running: CliProcess[] = [];
  const folder = (): string => join(platform.dataFolder, 'recordings');
  const monitorNow = async (): Promise<CliProcess> => {
    const monitor = startCliProcess(['monitor', '--port', device.address, '--data', platform.dataFolder, '--json']);
    running.push(monitor);
    await monitor.untilOut(/"open"/);
    await expect.poll(() => existsSync(folder()) && readdirSync(folder())).toHaveLength(1);
    return monitor;
  };

  beforeEach(async () => {
    platform = createTempPlatform();
    device = await openDevice();
  });
  afterEach(async () => {
    for (const started of running.splice(0)) {
      started.kill('SIGKILL');
      await started.ended;
    }
    await device.close();
    platform.remove();
  });

  it('cannot be deleted in the browser while it is written, and can be afterwards', async () => {
    const serve = startCliProcess(['--data', platform.dataFolder], { entry: 'serve' });
    running.push(serve);
    const [address] = await serve.untilOut(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
    const monitor = await monitorNow();
    const client = createClient((await openPage(address)).connection, createNodeClock());
    await client.request('recordings.refresh', {});
    const [name = ''] = readdirSync(folder());
    expect(await client.request('recordings.delete', { name })).toMatchObject({
      error: { code: 'usage/invalid', facts: { problem: 'being-written' } },
    });
    expect(await client.request('recordings.deleteEmpty', {})).toMatchObject({ ok: true });
    expect(readdirSync(folder())).toEqual([name]);
    await device.send('+IMPORTANT: 1');
    const [line] = await monitor.untilOut(/.*IMPORTANT: 1.*/);
    expect(JSON.parse(line)).toMatchObject({ recorded: true });
    monitor.kill('SIGTERM');
    expect((await monitor.ended).exitCode).toBe(0);
    expect(await client.request('recordings.delete', { name })).toMatchObject({ ok: true });
    expect(readdirSync(folder())).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'that was deleted by hand records nothing any more, and says so',
    async () => {
      const monitor = await monitorNow();
      await device.send('+BEFORE: 1');
      const [before] = await monitor.untilOut(/.*BEFORE: 1.*/);
      expect(JSON.parse(before)).toMatchObject({ recorded: true });
      const [name = ''] = readdirSync(folder());
      rmSync(join(folder(), name));
      await device.send('+AFTER: 1');
      const [after] = await monitor.untilOut(/.*AFTER: 1.*/);
      expect(JSON.parse(after)).toMatchObject({ recorded: false });
      await device.send('+AFTER: 2');
      const [second] = await monitor.untilOut(/.*AFTER: 2.*/);
      expect(JSON.parse(second)).toMatchObject({ recorded: false });
      monitor.kill('SIGTERM');
      const { exitCode, err } = await monitor.ended;
      expect([exitCode, err.split(name).length]).toEqual([9, 2]);
    },
  );
});
