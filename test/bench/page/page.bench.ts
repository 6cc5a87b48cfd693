import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { names } from '../../browser/names.ts';
import { begins, Technician } from '../../browser/technician.ts';
import { haveBrowser, openWindowBench } from '../../browser/window-bench.ts';
import { pause } from '../../support/pause.ts';
import { percentile, printTable } from '../figures.ts';
import { streamOf } from '../receive/streams.ts';

const seconds = Number(process.env.ATELIER_BENCH_SECONDS ?? 20);
/** 3 Mbaud, 8N1. */
const bytesPerSecond = 300_000;
const tickMs = 10;

/** A module behind a serial server that sends short lines without a pause. */
const startTalker = async (): Promise<{ readonly address: string; end(): void }> => {
  const lines = streamOf('AT lines', (bytesPerSecond * tickMs) / 1_000);
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void (async () => {
      const startedMs = performance.now();
      for (let sent = 0; !socket.destroyed; await pause(tickMs)) {
        for (; sent < ((performance.now() - startedMs) / 1_000) * bytesPerSecond; sent += lines.length)
          socket.write(lines);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};

interface Metrics {
  readonly taskSeconds: number;
  readonly heapMb: number;
}

const metricsOf = async (session: CDPSession): Promise<Metrics> => {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { taskSeconds: value('TaskDuration'), heapMb: value('JSHeapUsedSize') / 1e6 };
};

/** The times of frames, and from a key press to the next frame, while `seconds` pass. */
const watch = async (page: Page, field: string): Promise<{ readonly frames: number[]; readonly keys: number[] }> => {
  await page.evaluate(() => {
    const seen = { frames: [] as number[], keys: [] as number[] };
    (globalThis as unknown as { benchSeen: typeof seen }).benchSeen = seen;
    let last = performance.now();
    const next = (): void => {
      const now = performance.now();
      seen.frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    const pressed = ({ timeStamp }: KeyboardEvent): void => {
      // The second frame shows what the first one drew.
      requestAnimationFrame(() => requestAnimationFrame(() => seen.keys.push(performance.now() - timeStamp)));
    };
    addEventListener('keydown', pressed, true);
  });
  const input = page.getByRole('textbox', { name: field }).first();
  await input.focus();
  const endMs = performance.now() + seconds * 1_000;
  for (let count = 0; performance.now() < endMs; count += 1) {
    await page.keyboard.press(count % 8 < 4 ? 'a' : 'Backspace');
    await pause(200);
  }
  return page.evaluate(() => (globalThis as unknown as { benchSeen: { frames: number[]; keys: number[] } }).benchSeen);
};

describe.runIf(haveBrowser())('the page at 300 kB of short lines per second', () => {
  it('draws and answers in', { timeout: 600_000 }, async () => {
    const rows = [];
    for (const place of ['terminal', 'setup'] as const) {
      const talker = await startTalker();
      const bench = await openWindowBench();
      try {
        const page = await bench.newWindow({ language: 'en' });
        const technician = new Technician(page, names.en);
        const port = page.getByRole('combobox', { name: begins(names.en.port) }).first();
        await port.fill(talker.address);
        await port.press('Enter');
        await technician.connect();
        await technician.goTo(names.en[place]);
        await pause(2_000);
        const session = await page.context().newCDPSession(page);
        await session.send('Performance.enable');
        const before = await metricsOf(session);
        const cpu = process.cpuUsage();
        const { frames, keys } = await watch(page, names.en.command);
        const after = await metricsOf(session);
        const { user, system } = process.cpuUsage(cpu);
        rows.push({
          name: place,
          figures: [
            percentile(frames, 0.5),
            percentile(frames, 0.95),
            percentile(keys, 0.95),
            ((after.taskSeconds - before.taskSeconds) / seconds) * 100,
            after.heapMb,
            ((user + system) / 1e6 / seconds) * 100,
          ],
        });
      } finally {
        await bench.close();
        talker.end();
      }
    }
    printTable({
      title: `the page at ${bytesPerSecond / 1_000} kB/s of short lines for ${seconds} s`,
      columns: ['frame ms', 'frame p95', 'key p95', 'thread %', 'heap MB', 'program and test %'],
      rows,
    });
  });
});
