import { read as readDescriptor, write as writeDescriptor } from 'node:fs';
import { promisify } from 'node:util';

/** The system calls of a safe port. */
export interface SystemCalls {
  read(
    fd: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position: null,
  ): Promise<{ readonly bytesRead: number }>;
  write(
    fd: number,
    buffer: Buffer,
    offset: number,
    length: number,
    position: null,
  ): Promise<{ readonly bytesWritten: number }>;
}

const systemCalls: SystemCalls = { read: promisify(readDescriptor), write: promisify(writeDescriptor) };

/** Event flags of libuv, as used by the poller of the binding. */
const pollFlags = { readable: 1, writable: 2 } as const;
type PollEvent = keyof typeof pollFlags;

interface Poller {
  poll(flags: number): void;
  on(event: PollEvent, listener: (error: Error | null) => void): unknown;
  off(event: PollEvent, listener: (error: Error | null) => void): unknown;
  emit(event: PollEvent, error: Error | null): unknown;
}

/** The additional method of a safe port. */
export interface SafePort {
  /** Makes a read that waits for the poller try again, so that a lost event only causes a delay. */
  lookAgain(): void;
}

/** The common part of the Linux and macOS ports in @serialport/bindings-cpp 13. */
export interface UnixPort {
  readonly fd: number | null;
  readonly isOpen: boolean;
  readonly poller: Poller;
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
  write(buffer: Buffer): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

class PortError extends Error {
  readonly canceled: boolean;
  readonly code: string;

  constructor(message: string, code: string, canceled: boolean) {
    super(message);
    this.code = code;
    this.canceled = canceled;
  }
}

const canceled = (): PortError => new PortError('Port is not open', 'ECANCELED', true);

const isNotReady = (error: unknown): boolean =>
  error instanceof Error && ['EAGAIN', 'EWOULDBLOCK', 'EINTR'].includes((error as NodeJS.ErrnoException).code ?? '');

/**
 * Gives an opened native port reads, writes and a close that also work in fault conditions (measured with bindings-cpp 13.0.0 on PTYs):
 * - 0 bytes read mean that the line hung up. The original reads again in a loop, at 80 % of a core.
 * - Readable and writable are awaited together. The original does not read while a write waits.
 * - A waiting read can be made to try again, which also restarts the poller.
 * - `close()` waits for running system calls before the descriptor is closed, so that none of them can act on the next opening,
 *   which may get the same descriptor number. It also discards what an unfinished write left in the driver.
 */
export const makeSafe = <Port extends UnixPort>(port: Port, system: SystemCalls = systemCalls): Port & SafePort => {
  const closeNative = port.close.bind(port);
  const running = new Set<Promise<unknown>>();
  const wanted = new Map<PollEvent, number>();
  let closing = false;
  let unfinishedWrites = 0;

  const descriptor = (): number => {
    if (closing || port.fd === null) throw canceled();
    return port.fd;
  };

  const track = async <T>(call: Promise<T>): Promise<T> => {
    running.add(call);
    try {
      return await call;
    } finally {
      running.delete(call);
    }
  };

  const untilReady = (event: PollEvent): Promise<void> =>
    new Promise((resolve, reject) => {
      descriptor();
      const listener = (error: Error | null): void => {
        port.poller.off(event, listener);
        const left = (wanted.get(event) ?? 1) - 1;
        if (left > 0) wanted.set(event, left);
        else wanted.delete(event);
        if (error) reject(error);
        else resolve();
      };
      wanted.set(event, (wanted.get(event) ?? 0) + 1);
      port.poller.on(event, listener);
      port.poller.poll([...wanted.keys()].reduce((flags, name) => flags | pollFlags[name], 0));
    });

  const retrying = async <T>(event: PollEvent, call: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await track(call());
      } catch (error) {
        if (!isNotReady(error)) throw error;
      }
      await untilReady(event);
    }
  };

  const read = async (
    buffer: Buffer,
    offset: number,
    length: number,
  ): Promise<{ buffer: Buffer; bytesRead: number }> => {
    const { bytesRead } = await retrying('readable', () => system.read(descriptor(), buffer, offset, length, null));
    if (bytesRead === 0) throw new PortError('hung up', 'EBADF', false);
    return { buffer, bytesRead };
  };

  const write = async (buffer: Buffer): Promise<void> => {
    unfinishedWrites += 1;
    try {
      for (let offset = 0; offset < buffer.length; ) {
        const { bytesWritten } = await retrying('writable', () =>
          system.write(descriptor(), buffer, offset, buffer.length - offset, null),
        );
        offset += bytesWritten;
        if (bytesWritten === 0) await untilReady('writable');
      }
    } finally {
      unfinishedWrites -= 1;
    }
  };

  const close = async (): Promise<void> => {
    if (closing || !port.isOpen) throw new PortError('Port is not open', 'EBADF', false);
    const discard = unfinishedWrites > 0;
    closing = true;
    await Promise.allSettled(running);
    if (discard) await port.flush().catch(() => undefined);
    await closeNative();
  };

  const lookAgain = (): void => {
    if (!closing && wanted.has('readable')) port.poller.emit('readable', null);
  };

  return Object.assign(port, { read, write, close, lookAgain });
};

interface Binding {
  open(options: never): Promise<unknown>;
}

/** The binding to open ports with: the plain one on Windows, on other systems the one whose ports detect a hang-up. */
export const safeBinding = <B extends Binding>(binding: B, platform: NodeJS.Platform): B => {
  if (platform === 'win32') return binding;
  const open = async (options: never): Promise<unknown> => makeSafe((await binding.open(options)) as UnixPort);
  return { ...binding, open };
};
