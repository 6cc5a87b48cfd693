import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { pause } from '../../support/pause.ts';
import { haveTools } from '../../support/required-tools.ts';
import { median, printTable } from '../figures.ts';
import { cpuSecondsOf, readBytesOf, startFeed } from './port-feed.ts';
import { bareName, type ReceiverKind, receivers } from './receivers.ts';
import { type StreamName, streamNames, streamOf } from './streams.ts';

const megabytes = Number(process.env.ATELIER_BENCH_MB ?? 20);
const rounds = Number(process.env.ATELIER_BENCH_ROUNDS ?? 3);
const only = process.env.ATELIER_BENCH_ONLY?.split(';');
const sizeBytes = megabytes * 1_000_000;

/** Waits until the process has used almost no CPU time for half a second, and `isReached` holds. */
const untilQuiet = async (pid: number, isReached: () => boolean): Promise<void> => {
  for (let last = -1, quiet = 0; quiet < 5; ) {
    await pause(100);
    const now = cpuSecondsOf(pid);
    quiet = isReached() && now - last < 0.02 ? quiet + 1 : 0;
    last = now;
  }
};

/** CPU seconds to receive the bytes, without those to start. */
const measure = async ({ start }: ReceiverKind, bytes: Uint8Array, folder: string): Promise<number> => {
  const feed = await startFeed(join(folder, 'port'));
  const { pid, end } = await start(feed.path);
  try {
    await untilQuiet(pid, () => true);
    const before = { cpu: cpuSecondsOf(pid), read: readBytesOf(pid) };
    void feed.send(bytes);
    await untilQuiet(pid, () => readBytesOf(pid) - before.read >= bytes.length);
    return cpuSecondsOf(pid) - before.cpu;
  } finally {
    await end();
    await feed.end();
  }
};

describe.runIf(process.platform === 'linux' && haveTools('socat'))('receiving', () => {
  it('costs', { timeout: 3_600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
    const kinds = receivers.filter(
      ({ name, needs }) => (only === undefined || name === bareName || only.includes(name)) && haveTools(...needs),
    );
    const costs = new Map<string, number[]>();
    const key = (kind: ReceiverKind, stream: StreamName): string => `${kind.name} ${stream}`;
    for (const stream of streamNames) {
      const bytes = streamOf(stream, sizeBytes);
      for (let round = 0; round < rounds; round += 1) {
        for (const kind of kinds) {
          const cost = await measure(kind, bytes, folder);
          costs.set(key(kind, stream), [...(costs.get(key(kind, stream)) ?? []), cost]);
        }
      }
    }
    rmSync(folder, { recursive: true });
    const cost = (kind: ReceiverKind, stream: StreamName): number => median(costs.get(key(kind, stream)) ?? []);
    const bare = kinds.find(({ name }) => name === bareName);
    printTable({
      title: `receive ${megabytes} MB through a pseudo-terminal: CPU seconds, and the ratio to serialport alone`,
      columns: streamNames.flatMap((stream) => [stream, `× ${stream}`]),
      rows: kinds.map((kind) => ({
        name: kind.name,
        figures: streamNames.flatMap((stream) => [
          cost(kind, stream),
          bare ? cost(kind, stream) / cost(bare, stream) : null,
        ]),
      })),
    });
  });
});
