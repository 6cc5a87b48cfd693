import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { pause } from '../../support/pause.ts';

/** A pseudo-terminal that sends what it is given, as fast as it is read. */
export interface PortFeed {
  readonly path: string;
  /** Resolves when the feed has taken the bytes. */
  send(bytes: Uint8Array): Promise<void>;
  /** Resolves when everything was passed to the terminal. */
  sent(): Promise<void>;
  end(): Promise<void>;
}

export const startFeed = async (path: string): Promise<PortFeed> => {
  rmSync(path, { force: true });
  const child = spawn('socat', ['-u', '-b65536', '-', `PTY,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.on('error', () => undefined);
  while (!existsSync(path)) await pause(5);
  return {
    path,
    send: (bytes) =>
      new Promise((resolve) => {
        if (child.stdin.write(bytes)) resolve();
        else child.stdin.once('drain', () => resolve());
      }),
    sent: async () => {
      while (child.stdin.writableLength > 0) await pause(20);
    },
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
};

const nanosecondsPerSecond = 1e9;

/** CPU time of a process with all its threads, also the ended ones. */
export const cpuSecondsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  // The main thread has finer figures than the ticks of the whole process.
  const main = Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / nanosecondsPerSecond;
  return Math.max(ticks / 100, main);
};

/** The bytes that a process has read so far, from anything. */
export const readBytesOf = (pid: number): number =>
  Number(/^rchar: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0);
