import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { type CliProcess, startCliProcess } from './cli-process.ts';
import { openPage } from './open-page.ts';
import { pause } from './pause.ts';
import { createTempPlatform } from './temp-platform.ts';

/** The result of one `kill -9` under load. */
export interface Kill {
  /** Lines that were shown. */
  readonly shown: number;
  readonly recorded: number;
  /** Lines that were shown and are in no recording. */
  readonly missing: number;
  /** The files of the recording. */
  readonly files: number;
}

/** A module behind a serial server that sends continuously: numbered lines, 300 kB per second. */
export interface Flood {
  readonly address: string;
  close(): Promise<void>;
}

const tickMs = 10;
const bytesPerTick = 3_000;
const lineBytes = 60;
const linePattern = /LINE (\d{8}) \.+/g;

const lineOf = (number: number): string =>
  `LINE ${String(number).padStart(8, '0')} `.padEnd(lineBytes - 2, '.').concat('\r\n');

export const startFlood = async (): Promise<Flood> => {
  const sockets = new Set<Socket>();
  const sendLines = async (socket: Socket): Promise<void> => {
    for (let number = 0; !socket.destroyed; ) {
      const lines = Array.from({ length: bytesPerTick / lineBytes }, () => lineOf(number++));
      socket.write(lines.join(''));
      await pause(tickMs);
    }
  };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void sendLines(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const numbersIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(linePattern), (match) => Number(match[1]));

/** `parts`: the files of the recording, without what was in the first one before. */
const compare = (shown: ReadonlySet<number>, ...parts: readonly Uint8Array[]): Kill => {
  const entries = Array.from(readRecording(parts));
  const bytes = entries.flatMap((entry) => (entry.kind === 'received' ? [entry.bytes] : []));
  const recorded = new Set(numbersIn(Buffer.concat(bytes).toString('latin1')));
  const missing = [...shown].filter((number) => !recorded.has(number)).length;
  return { shown: shown.size, recorded: recorded.size, missing, files: parts.length };
};

const contentAfter = (path: string, offset: number): Uint8Array => {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(fstatSync(descriptor).size - offset);
    readSync(descriptor, bytes, 0, bytes.length, offset);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
};

const killAndWait = async (program: CliProcess): Promise<void> => {
  program.kill('SIGKILL');
  await program.ended;
};

/** Kills `monitor` after it has printed a number of lines. `sizeBytes`: of its recording at the beginning. */
export const killMonitor = async (flood: Flood, afterLines: number, sizeBytes = 0): Promise<Kill> => {
  const platform = createTempPlatform();
  const recording = join(platform.dataFolder, 'session.jsonl');
  if (sizeBytes > 0) {
    // It has no content, so it takes no room on the disk.
    writeFileSync(recording, '');
    truncateSync(recording, sizeBytes);
  }
  const monitor = startCliProcess([
    'monitor',
    '--port',
    flood.address,
    '--data',
    platform.dataFolder,
    '--record',
    recording,
  ]);
  try {
    await monitor.untilOut(new RegExp(`LINE ${String(afterLines).padStart(8, '0')}`));
    await killAndWait(monitor);
    const further = readdirSync(platform.dataFolder).filter((name) => /^session\.\d+\.jsonl$/.test(name));
    return compare(
      new Set(numbersIn(monitor.out())),
      contentAfter(recording, sizeBytes),
      ...further.map((name) => readFileSync(join(platform.dataFolder, name))),
    );
  } finally {
    await killAndWait(monitor);
    platform.remove();
  }
};

/** Kills `serve` after a page has received a number of lines. */
export const killServe = async (flood: Flood, afterLines: number): Promise<Kill> => {
  const platform = createTempPlatform();
  const serve = startCliProcess(['--data', platform.dataFolder], { entry: 'serve' });
  try {
    const [address] = await serve.untilOut(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
    const shown = await readUntilKilled(address, flood.address, (count) => {
      if (count > afterLines) serve.kill('SIGKILL');
    });
    await serve.ended;
    const folder = join(platform.dataFolder, 'recordings');
    const [name = ''] = readdirSync(folder);
    return compare(shown, readFileSync(join(folder, name)));
  } finally {
    await killAndWait(serve);
    platform.remove();
  }
};

/** The lines that a page received until its program was killed. */
const readUntilKilled = async (
  address: string,
  port: string,
  onLines: (count: number) => void,
): Promise<ReadonlySet<number>> => {
  const { connection, socket } = await openPage(address);
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => undefined);
  const client = createClient(connection, createNodeClock());
  // The view may have arrived together with the welcome message.
  if (client.view() === null) await new Promise<void>((resolve) => client.onView(() => resolve()));
  const opened = await client.request('session.open', { address: port, baudRate: 115_200 });
  if (!opened.ok) throw new Error(opened.error.code);
  const shown = new Set<number>();
  client.onTraffic(opened.value.sessionId, 0, (pieces) => {
    const bytes = pieces.filter(({ isRecorded }) => isRecorded).map((piece) => piece.bytes);
    for (const number of numbersIn(Buffer.concat(bytes).toString('latin1'))) shown.add(number);
    onLines(shown.size);
  });
  await closed;
  return shown;
};
