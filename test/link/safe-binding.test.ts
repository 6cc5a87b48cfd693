import { execFileSync } from 'node:child_process';
import { pbkdf2 } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import {
  makeSafe,
  type SafePort,
  type SystemCalls,
  safeBinding,
  type UnixPort,
} from '../../electron/link/safe-binding.ts';
import { TerminalLab } from './pseudo-terminals.ts';

const derive = promisify(pbkdf2);

class FakePoller extends EventEmitter {
  readonly polled: number[] = [];

  poll(flags: number): void {
    this.polled.push(flags);
  }
}

/** A native port with the descriptor of a named pipe or a device. */
class FakePort implements UnixPort {
  readonly poller = new FakePoller();
  readonly calls: string[] = [];
  fd: number | null;

  constructor(path: string) {
    this.fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  }

  get isOpen(): boolean {
    return this.fd !== null;
  }

  read(): Promise<never> {
    return Promise.reject(new Error('the original read'));
  }

  write(): Promise<never> {
    return Promise.reject(new Error('the original write'));
  }

  async flush(): Promise<void> {
    this.calls.push('flush');
  }

  async close(): Promise<void> {
    this.calls.push('close');
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
    for (const event of ['readable', 'writable']) {
      this.poller.emit(event, Object.assign(new Error('Canceled'), { canceled: true }));
    }
  }
}

describe.skipIf(process.platform === 'win32')('a safe port', () => {
  const lab = new TerminalLab();
  afterEach(() => lab.cleanUp());

  const pipePort = async () => {
    const path = join(await lab.folder(), 'pipe');
    execFileSync('mkfifo', [path]);
    const port = new FakePort(path);
    const safe: UnixPort & SafePort = makeSafe(port);
    return { port, safe };
  };

  const polls = async (port: FakePort, count: number): Promise<void> => {
    while (port.poller.polled.length < count) await new Promise((resolve) => setImmediate(resolve));
  };

  /** Answers in order, one per call; a text is an error code. */
  const scripted = (answers: readonly (number | string)[]) => {
    const left = [...answers];
    const calls: number[] = [];
    const next = async (length: number): Promise<number> => {
      calls.push(length);
      const answer = left.shift() ?? 0;
      if (typeof answer === 'string') throw Object.assign(new Error(answer), { code: answer });
      return answer;
    };
    const system: SystemCalls = {
      read: async (_fd, _buffer, _offset, length) => ({ bytesRead: await next(length) }),
      write: async (_fd, _buffer, _offset, length) => ({ bytesWritten: await next(length) }),
    };
    return { system, calls };
  };

  it.each(['EINTR', 'EAGAIN', 'EWOULDBLOCK'])('reads again only when it is ready, after %s', async (code) => {
    const port = new FakePort('/dev/null');
    const { system, calls } = scripted([code, 3]);
    const safe = makeSafe<UnixPort>(port, system);
    const reading = safe.read(Buffer.alloc(8), 0, 8);
    await Promise.race([polls(port, 1), reading]);
    expect(calls).toHaveLength(1);
    port.poller.emit('readable', null);
    expect(await reading).toMatchObject({ bytesRead: 3 });
    await safe.close();
  });

  it.each<[string, number | string, readonly number[]]>([
    ['an interrupted write', 'EINTR', [5, 5]],
    ['a write of 0 bytes', 0, [5, 5]],
  ])('continues writing only when it is ready, after %s', async (_name, answer, expected) => {
    const port = new FakePort('/dev/null');
    const { system, calls } = scripted([answer, 5]);
    const safe = makeSafe<UnixPort>(port, system);
    const writing = safe.write(Buffer.from('AT+X\r'));
    await Promise.race([polls(port, 1), writing]);
    expect(calls).toHaveLength(1);
    port.poller.emit('writable', null);
    await writing;
    expect(calls).toEqual(expected);
    await safe.close();
  });

  it('fails a read and a write with any other error', async () => {
    const safe = makeSafe<UnixPort>(new FakePort('/dev/null'), scripted(['EIO', 'EIO']).system);
    await expect(safe.read(Buffer.alloc(8), 0, 8)).rejects.toMatchObject({ code: 'EIO' });
    await expect(safe.write(Buffer.from('x'))).rejects.toMatchObject({ code: 'EIO' });
    await safe.close();
  });

  it('treats 0 bytes as a hang-up instead of reading in a loop', async () => {
    const port: UnixPort = makeSafe(new FakePort('/dev/null'));
    await expect(port.read(Buffer.alloc(8), 0, 8)).rejects.toMatchObject({ code: 'EBADF', canceled: false });
    await port.close();
  });

  it('waits until there is something to read', async () => {
    const { port, safe } = await pipePort();
    const buffer = Buffer.alloc(8);
    const reading = safe.read(buffer, 0, 8);
    await polls(port, 1);
    await safe.write(Buffer.from('OK'));
    port.poller.emit('readable', null);
    expect(await reading).toMatchObject({ bytesRead: 2 });
    expect(buffer.toString('latin1', 0, 2)).toBe('OK');
    await safe.close();
  });

  it('reads bytes whose event was lost after a retry', async () => {
    const { port, safe } = await pipePort();
    const buffer = Buffer.alloc(8);
    const reading = safe.read(buffer, 0, 8);
    await polls(port, 1);
    safe.lookAgain();
    await polls(port, 2);
    await safe.write(Buffer.from('OK'));
    safe.lookAgain();
    expect(await reading).toMatchObject({ bytesRead: 2 });
    safe.lookAgain();
    await safe.close();
    safe.lookAgain();
    expect(port.poller.polled).toEqual([1, 1]);
  });

  it('polls for both while a read and a write wait, and then for the remaining one', async () => {
    const { port, safe } = await pipePort();
    const reading = safe.read(Buffer.alloc(8), 0, 8).catch((error: unknown) => error);
    await polls(port, 1);
    const writing = safe.write(Buffer.alloc(1 << 20)).catch((error: unknown) => error);
    await polls(port, 2);
    port.poller.emit('writable', null);
    await polls(port, 3);
    expect(port.poller.polled).toEqual([1, 3, 3]);
    await safe.close();
    expect([await reading, await writing]).toMatchObject([{ canceled: true }, { canceled: true }]);
  });

  it('stops polling for an event when nothing waits for it', async () => {
    const { port, safe } = await pipePort();
    const writing = safe.write(Buffer.alloc((1 << 16) + 1));
    await polls(port, 1);
    for (let left = 1 << 16; left > 0; ) left -= (await safe.read(Buffer.alloc(left), 0, left)).bytesRead;
    port.poller.emit('writable', null);
    await writing;
    await safe.read(Buffer.alloc(1), 0, 1);
    const reading = safe.read(Buffer.alloc(1), 0, 1).catch(() => 'cut');
    await polls(port, 2);
    expect(port.poller.polled).toEqual([2, 1]);
    await safe.close();
    expect(await reading).toBe('cut');
  });

  it('discards the rest of an unfinished write when it closes, and only then', async () => {
    const first = await pipePort();
    await first.safe.write(Buffer.from('AT\r'));
    await first.safe.close();
    expect(first.port.calls).toEqual(['close']);
    const second = await pipePort();
    const writing = second.safe.write(Buffer.alloc(1 << 20)).catch(() => 'cut');
    await polls(second.port, 1);
    await second.safe.close();
    expect(second.port.calls).toEqual(['flush', 'close']);
    expect(await writing).toBe('cut');
  });

  it('waits for running system calls before the descriptor is closed', async () => {
    const { safe } = await pipePort();
    await safe.write(Buffer.from('OK'));
    // All worker threads are busy, so the read is still queued when close is called.
    const busy = Array.from({ length: 4 }, () => derive('x', 'y', 100_000, 32, 'sha512'));
    const reading = safe.read(Buffer.alloc(8), 0, 8);
    const closing = safe.close();
    await expect(safe.write(Buffer.from('late'))).rejects.toMatchObject({ canceled: true });
    expect(await reading).toMatchObject({ bytesRead: 2 });
    await Promise.all([closing, ...busy]);
    await expect(safe.read(Buffer.alloc(8), 0, 8)).rejects.toMatchObject({ canceled: true });
    await expect(safe.write(Buffer.from('AT\r'))).rejects.toMatchObject({ canceled: true });
    await expect(safe.close()).rejects.toThrow('not open');
  });
});

it('Windows uses the plain binding', () => {
  const binding = { open: () => Promise.resolve(1) };
  expect(safeBinding(binding, 'win32')).toBe(binding);
  expect(safeBinding(binding, 'darwin')).not.toBe(binding);
});
