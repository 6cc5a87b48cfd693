import type { NativePort, SerialSystem } from '../../electron/link/serial-opener.ts';

/** The device of a port, from plugging in to unplugging. */
export class Device {
  received: Buffer = Buffer.alloc(0);
  isPlugged = true;
  private readonly reads: { readonly buffer: Buffer; readonly settle: (bytesRead: number | Error) => void }[] = [];
  private unread: Buffer = Buffer.alloc(0);
  private readonly stuck: (() => void)[] = [];
  /** While true it accepts no bytes: writes wait. */
  isStuck = false;

  say(text: string): void {
    this.unread = Buffer.concat([this.unread, Buffer.from(text, 'latin1')]);
    this.serve();
  }

  release(): void {
    this.isStuck = false;
    for (const go of this.stuck.splice(0)) go();
  }

  pull(): void {
    this.isPlugged = false;
    for (const { settle } of this.reads.splice(0)) settle(new Error('bad file descriptor'));
    this.release();
  }

  read(buffer: Buffer): Promise<{ bytesRead: number }> {
    return new Promise((resolve, reject) => {
      const settle = (result: number | Error): void =>
        typeof result === 'number' ? resolve({ bytesRead: result }) : reject(result);
      if (!this.isPlugged) return settle(new Error('bad file descriptor'));
      this.reads.push({ buffer, settle });
      this.serve();
    });
  }

  async take(bytes: Uint8Array): Promise<void> {
    // A copy at the time of the call, delivered later, like a driver.
    const copy = Buffer.from(bytes);
    await Promise.resolve();
    if (this.isStuck) await new Promise<void>((resolve) => this.stuck.push(resolve));
    if (!this.isPlugged) throw new Error('bad file descriptor');
    this.received = Buffer.concat([this.received, copy]);
  }

  private serve(): void {
    const next = this.unread.length > 0 ? this.reads.shift() : undefined;
    if (!next) return;
    const count = this.unread.copy(next.buffer);
    this.unread = this.unread.subarray(count);
    next.settle(count);
  }
}

/** A serial system with one port, for `createSerialOpener`. */
export class PluggablePort implements SerialSystem {
  readonly platform = 'linux';
  device: Device | null = null;
  /** All devices that were ever plugged in, in order. */
  readonly devices: Device[] = [];

  plug(): Device {
    this.device = new Device();
    this.devices.push(this.device);
    return this.device;
  }

  pull(): void {
    this.device?.pull();
    this.device = null;
  }

  open(): Promise<NativePort> {
    const { device } = this;
    if (!device) return Promise.reject(new Error('Error: No such file or directory, cannot open /dev/x'));
    return Promise.resolve({
      read: (buffer: Buffer) => device.read(buffer),
      write: (bytes: Buffer) => device.take(bytes),
      set: () => Promise.resolve(),
      close: () => Promise.resolve(),
    });
  }

  hints(): Promise<object> {
    return Promise.resolve({});
  }
}
