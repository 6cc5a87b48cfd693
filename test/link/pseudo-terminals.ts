import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteLink } from '../../electron/base/byte-link.ts';
import type { Clock } from '../../electron/base/clock.ts';
import { openSerialLink } from '../../electron/link/serial-link.ts';
import { pause } from '../support/pause.ts';
import { linkContext, realClock } from './real-clock.ts';

export interface Terminals {
  /** The paths of the two ends. */
  readonly a: string;
  readonly b: string;
  /** Kills the process that connects them, as if the cable were pulled. */
  kill(): void;
  stop(): void;
}

/** The pseudo-terminals of one test file. `cleanUp` in `afterEach` ends all processes, closes all links and removes the folder. */
export class TerminalLab {
  private readonly children = new Set<ChildProcess>();
  private readonly links = new Set<ByteLink>();
  private readonly folders: string[] = [];
  readonly context = linkContext();

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-link-'));
    this.folders.push(folder);
    return folder;
  }

  /** Two connected terminals. The same folder gives the same paths again. */
  async pair(folder?: string): Promise<Terminals> {
    const where = folder ?? (await this.folder());
    const [a, b] = [join(where, 'a'), join(where, 'b')];
    const child = await this.socat(`pty,raw,echo=0,link=${a}`, `pty,raw,echo=0,link=${b}`);
    const kill = (): void => {
      // The device node of a pulled device disappears. A killed socat leaves its symbolic links, which lead to another test's terminal
      // once the number of the terminal is assigned again.
      for (const link of [a, b]) rmSync(link, { force: true });
      child.kill('SIGKILL');
    };
    return { a, b, kill, stop: () => child.kill('SIGSTOP') };
  }

  /** One terminal, connected to a TCP server on loopback. */
  async bridge(tcpPort: number): Promise<string> {
    const path = join(await this.folder(), 'a');
    await this.socat('-b4096', `pty,raw,echo=0,link=${path}`, `tcp:127.0.0.1:${tcpPort}`);
    return path;
  }

  /** A terminal whose other end is a shell on a terminal of its own, as on the console of a device. */
  async shell(): Promise<string> {
    const path = join(await this.folder(), 'a');
    await this.socat(`pty,raw,echo=0,link=${path}`, 'exec:bash --noprofile --norc,pty,setsid,ctty,sane,stderr');
    return path;
  }

  /** With a separate clock no deadline of the link passes unless the test advances it. */
  async open(path: string, baudRate = 115200, clock: Clock = realClock): Promise<ByteLink> {
    const opened = await openSerialLink(path, { baudRate }, { ...this.context, clock });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    this.links.add(opened.value);
    return opened.value;
  }

  spawn(command: string, ...args: readonly string[]): ChildProcess {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.children.add(child);
    const killWithTests = (): void => void child.kill('SIGKILL');
    process.once('exit', killWithTests);
    child.once('exit', () => process.off('exit', killWithTests));
    return child;
  }

  async cleanUp(): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    this.children.clear();
    for (const link of this.links) await link.close();
    this.links.clear();
    for (const folder of this.folders.splice(0)) await rm(folder, { recursive: true, force: true });
  }

  private async socat(...args: readonly string[]): Promise<ChildProcess> {
    const child = this.spawn('socat', '-d', '-d', ...args);
    let text = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('starting data transfer loop')) resolve();
      });
      child.once('exit', () => reject(new Error(`socat ended: ${text}`)));
    });
    return child;
  }
}

/** Collects everything that a link receives, and how it ends. */
export class LinkObserver {
  readonly endings: unknown[] = [];
  received: Buffer = Buffer.alloc(0);
  private readonly waiting = new Set<() => void>();

  constructor(link: ByteLink) {
    link.onBytes((bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.notify();
    });
    link.onClosed((reason) => {
      this.endings.push(reason);
      this.notify();
    });
  }

  /** Resolves when `condition` is true; the time limit of the test is the deadline. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }

  bytes(count: number): Promise<void> {
    return this.until(() => this.received.length >= count);
  }

  ended(): Promise<void> {
    return this.until(() => this.endings.length > 0);
  }

  private notify(): void {
    for (const check of [...this.waiting]) check();
  }
}

/** Resolves if `promise` is still pending: nothing else shows that a write waits for its peer. */
export const staysPending = async (promise: Promise<unknown>): Promise<void> => {
  const pending = Symbol('pending');
  const first = await Promise.race([promise, pause(100).then(() => pending)]);
  if (first !== pending) throw new Error('expected to wait');
};
