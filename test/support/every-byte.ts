import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { startFeed } from '../bench/receive/port-feed.ts';
import { startCliProcess } from './cli-process.ts';
import { pause } from './pause.ts';

/** What a device sent and what the recording has. */
export interface Received {
  readonly sentBytes: number;
  readonly sentHash: string;
  readonly recordedBytes: number;
  readonly recordedHash: string;
}

/** The file of a recording and those in which it continues. */
const filesOf = (path: string): readonly string[] => {
  const files = [path];
  for (let number = 2; ; number += 1) {
    const next = path.replace(/\.jsonl$/, `.${number}.jsonl`);
    if (!existsSync(next)) return files;
    files.push(next);
  }
};

/** Reads a recording of any size. */
const recordedIn = async (path: string): Promise<{ readonly bytes: number; readonly hash: string }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of filesOf(path)) {
    let rest: Uint8Array = new Uint8Array();
    for await (const chunk of createReadStream(file, { highWaterMark: 8 * 1024 * 1024 })) {
      const whole = Buffer.concat([rest, chunk as Buffer]);
      const end = whole.lastIndexOf(0x0a) + 1;
      for (const entry of readRecording(whole.subarray(0, end))) {
        if (entry.kind !== 'received') continue;
        hash.update(entry.bytes);
        bytes += entry.bytes.length;
      }
      rest = Uint8Array.from(whole.subarray(end));
    }
  }
  return { bytes, hash: hash.digest('hex') };
};

/** Numbered lines with bytes of every value but those of secrets and commands. The same for the same number. */
export const blockOf = (number: number): Buffer => {
  const lines: string[] = [];
  for (let index = 0; index < 1_000; index += 1) {
    const value = (number * 1_000 + index) * 2_654_435_761;
    lines.push(`+CSQ: ${value % 32},99 #${number}.${index} ${String.fromCharCode(0xa1 + (value % 0x5e))}\r\n`);
  }
  return Buffer.from(lines.join(''), 'latin1');
};

const inFolder = async <Result>(use: (path: (name: string) => string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bytes-'));
  try {
    return await use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** `monitor` on a pseudo-terminal that sends `sizeBytes` as fast as they are read. */
export const receiveThroughTerminal = (sizeBytes: number): Promise<Received> =>
  inFolder(async (path) => {
    const feed = await startFeed(path('port'));
    const monitor = startCliProcess(
      ['monitor', '--port', feed.path, '--data', path('data'), '--record', path('r.jsonl'), '--json', '--no-reconnect'],
      { limitMs: 3_600_000, output: 'dropped' },
    );
    await monitor.untilErr(/Ctrl\+C/);
    const hash = createHash('sha256');
    let sentBytes = 0;
    for (let number = 0; sentBytes < sizeBytes; number += 1) {
      const block = blockOf(number);
      await feed.send(block);
      hash.update(block);
      sentBytes += block.length;
    }
    await feed.sent();
    await untilSame(path('r.jsonl'));
    monitor.kill('SIGTERM');
    await monitor.ended;
    await feed.end();
    return resultOf(path('r.jsonl'), sentBytes, hash);
  });

const resultOf = async (recording: string, sentBytes: number, hash: Hash): Promise<Received> => {
  const recorded = await recordedIn(recording);
  return { sentBytes, sentHash: hash.digest('hex'), recordedBytes: recorded.bytes, recordedHash: recorded.hash };
};

/** The file stops growing once everything is recorded. */
const untilSame = async (recording: string): Promise<void> => {
  for (let last = -1, same = 0; same < 5; ) {
    await pause(200);
    const { size } = statSync(recording);
    same = size === last ? same + 1 : 0;
    last = size;
  }
};

export interface Refusals extends Received {
  /** Bytes that the socket did not take at once: a serial server loses them. */
  readonly refusedBytes: number;
}

const bytesPerSecond = 300_000;
const tickMs = 10;

/** Blocks the main thread of a Node.js process for 500 ms every 5 s. */
const blocker = `setInterval(() => { const end = Date.now() + 500; while (Date.now() < end); }, 5000).unref();`;

/** `monitor` at a server that sends 300 kB a second and never waits, while its main thread is blocked now and then. */
export const receiveWhileBlocked = (seconds: number): Promise<Refusals> =>
  inFolder(async (path) => {
    writeFileSync(path('blocker.cjs'), blocker);
    const hash = createHash('sha256');
    let refusedBytes = 0;
    let sentBytes = 0;
    const sent = new Promise<string>((resolve) => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.setNoDelay(true);
        let number = 0;
        let block: Buffer = Buffer.alloc(0);
        const tick = async (): Promise<void> => {
          for (; sentBytes < seconds * bytesPerSecond; await pause(tickMs)) {
            if (block.length === 0) block = blockOf(number++);
            const part = block.subarray(0, (bytesPerSecond * tickMs) / 1_000);
            block = block.subarray(part.length);
            // What stays in the process was not taken by the system.
            if (socket.writableLength > 0) refusedBytes += part.length;
            socket.write(part);
            hash.update(part);
            sentBytes += part.length;
          }
          socket.end();
          server.close();
        };
        void tick();
      });
      server.listen(0, '127.0.0.1', () => resolve(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
    const monitor = startCliProcess(
      [
        'monitor',
        '--port',
        await sent,
        '--data',
        path('data'),
        '--record',
        path('r.jsonl'),
        '--json',
        '--no-reconnect',
      ],
      {
        limitMs: seconds * 3_000 + 60_000,
        output: 'dropped',
        environment: { NODE_OPTIONS: `--require ${path('blocker.cjs')}` },
      },
    );
    await monitor.ended;
    return { ...(await resultOf(path('r.jsonl'), sentBytes, hash)), refusedBytes };
  });
