import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { startCliProcess } from '../support/cli-process.ts';
import { openPage } from '../support/open-page.ts';
import { pause } from '../support/pause.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { timeoutMs } from '../support/time-scale.ts';

const sessions = 16;
/** The data rate of a serial line at 115 200 baud. */
const bytesPerSecond = 11_520;
const tickMs = 20;
const measuredSeconds = Number(process.env.ATELIER_SOAK_SECONDS ?? 20);
/** The unit of CPU times in /proc/PID/stat on every Linux that Node supports. */
const ticksPerSecond = 100;

/** Starts a module that prints lines as fast as its line allows. */
const startTalker = async (): Promise<{ readonly address: string; readonly server: Server; end(): void }> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void (async () => {
      const line = '+CGEV: ME PDN ACT 1,0 abcdefghijklmnopqrstuvwxyz\r\n';
      const startedAtMs = performance.now();
      for (let sent = 0; !socket.destroyed; await pause(tickMs)) {
        const due = ((performance.now() - startedAtMs) / 1_000) * bytesPerSecond;
        for (; sent < due; sent += line.length) socket.write(line);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    end: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

const cpuSecondsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

const residentMbOf = (pid: number): number =>
  Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

const isLinux = process.platform === 'linux';
if (!isLinux) process.stderr.write('skipped: needs /proc\n');

describe.runIf(isLinux)('many sessions at once', () => {
  it('print the CPU time and memory that they need', { timeout: timeoutMs(300_000) }, async () => {
    const platform = createTempPlatform();
    const serve = startCliProcess(['--data', platform.dataFolder], { entry: 'serve', limitMs: 300_000 });
    const [address] = await serve.untilOut(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
    const page = await openPage(address);
    const client = createClient(page.connection, createNodeClock());
    if (client.view() === null) await new Promise<void>((resolve) => client.onView(() => resolve()));
    const talkers = await Promise.all(Array.from({ length: sessions }, startTalker));
    const share = async (): Promise<string> => {
      const before = cpuSecondsOf(serve.pid);
      await pause(measuredSeconds * 1_000);
      return `${Math.round(((cpuSecondsOf(serve.pid) - before) / measuredSeconds) * 100)} % of a core`;
    };
    const shown: string[] = [];
    const ids: string[] = [];
    for (const count of [1, 4, sessions]) {
      for (const talker of talkers.slice(ids.length, count)) {
        const opened = await client.request('session.open', { address: talker.address, baudRate: 115_200 });
        if (!opened.ok) throw new Error(opened.error.code);
        ids.push(opened.value.sessionId);
      }
      const [first = ''] = ids;
      const stop = client.onTraffic(first, 0, () => undefined);
      shown.push(`${count}: ${await share()}, ${Math.round(residentMbOf(serve.pid))} MB`);
      stop();
    }
    process.stdout.write(`sessions at ${bytesPerSecond} B/s each, one of them in front: ${shown.join('; ')}\n`);
    const seen = Object.values(client.view()?.sessions ?? {});
    expect(seen).toHaveLength(sessions);
    for (const session of seen) expect(session.counters.receivedBytes).toBeGreaterThan(bytesPerSecond);
    for (const talker of talkers) talker.end();
    page.socket.close();
    serve.kill('SIGTERM');
    await serve.ended;
    platform.remove();
  });
});
