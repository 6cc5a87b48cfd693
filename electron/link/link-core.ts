import { done, type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { ByteLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { factText, messageOf } from './fact-text.ts';

/** The part of a link that differs between a serial port and a socket. */
export interface Transport {
  /** Settles when the driver has taken the bytes, rejects when it never will. Called again only after it settled. */
  send(bytes: Uint8Array): Promise<void>;
  /** Gives the device back. `discardUnsent`: a write is under way, and the rest of it must not go out any more. */
  release(discardUnsent: boolean): Promise<void>;
}

export interface LinkContext {
  readonly clock: Clock;
  /** The one counter of openings of this process. */
  readonly nextEpoch: () => number;
}

/** What an opening gives: a `ByteLink` that also tells what it had to drop. */
export interface CountedLink extends ByteLink {
  /** Bytes dropped because they came while nobody listened and `keptBytesLimit` was reached. */
  readonly droppedBytes: number;
}

/** How much is kept while nobody listens; beyond it the oldest bytes go, and are counted. */
export const keptBytesLimit = 64 * 1024;
export const closeDeadlineMs = 2000;
const writeAllowanceMs = 4000;
/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;

/** How long the driver may take to accept `sizeBytes` at `baudRate`. */
export const writeDeadlineMs = (sizeBytes: number, baudRate: number): number =>
  writeAllowanceMs + Math.ceil((sizeBytes * bitsPerByte * 1000) / baudRate);

export interface LinkCoreOptions {
  readonly address: string;
  readonly epoch: number;
  readonly clock: Clock;
  readonly baudRate: number;
  readonly transport: Transport;
}

type Phase = 'open' | 'closing' | 'closed' | 'lost';

/** The behaviour that every link shares: bytes kept for the first listener, writes in order, one end, one farewell. */
export class LinkCore implements CountedLink {
  readonly address: string;
  readonly epoch: number;
  private readonly clock: Clock;
  private readonly baudRate: number;
  private readonly transport: Transport;
  private phase: Phase = 'open';
  private reason: Failure | null = null;
  private kept: Uint8Array[] = [];
  private keptBytes = 0;
  private dropped = 0;
  private readonly byteListeners = new Set<(bytes: Uint8Array) => void>();
  private readonly closedListeners = new Set<(reason: Failure | null) => void>();
  private writeTail: Promise<unknown> = Promise.resolve();
  private abortWrite: (() => void) | null = null;
  private released: Promise<void> | null = null;

  constructor(options: LinkCoreOptions) {
    this.address = options.address;
    this.epoch = options.epoch;
    this.clock = options.clock;
    this.baudRate = options.baudRate;
    this.transport = options.transport;
  }

  get droppedBytes(): number {
    return this.dropped;
  }

  write(bytes: Uint8Array): Promise<Outcome<void>> {
    if (this.phase !== 'open') return Promise.resolve(this.lost());
    const copy = bytes.slice();
    const turn = this.writeTail.then(() => this.transmit(copy));
    this.writeTail = turn;
    return turn;
  }

  onBytes(listener: (bytes: Uint8Array) => void): Undo {
    const entry = (bytes: Uint8Array): void => listener(bytes);
    this.byteListeners.add(entry);
    // Not within this call: the listener's owner may still be under construction.
    queueMicrotask(() => this.deliverKept());
    return () => {
      this.byteListeners.delete(entry);
    };
  }

  onClosed(listener: (reason: Failure | null) => void): Undo {
    const entry = (reason: Failure | null): void => listener(reason);
    this.closedListeners.add(entry);
    if (this.phase === 'closed' || this.phase === 'lost') queueMicrotask(() => this.announceTo(entry));
    return () => {
      this.closedListeners.delete(entry);
    };
  }

  async close(): Promise<void> {
    if (this.phase !== 'open') {
      await this.released;
      return;
    }
    this.phase = 'closing';
    this.kept = [];
    this.keptBytes = 0;
    await this.release();
    this.phase = 'closed';
    this.announce();
  }

  /** Bytes from the device. */
  receive(bytes: Uint8Array): void {
    if (this.phase !== 'open' || bytes.length === 0) return;
    this.deliverKept();
    if (this.byteListeners.size === 0) {
      this.keep(bytes);
      return;
    }
    this.dispatch(bytes);
  }

  /** The far end went away. Later calls, and calls after `close()`, change nothing. */
  lose(detail: string): void {
    if (this.phase !== 'open') return;
    this.phase = 'lost';
    this.reason = failure('link/lost', { path: this.address, detail: factText(detail) });
    void this.release();
    this.announce();
  }

  private transmit(bytes: Uint8Array): Promise<Outcome<void>> {
    if (this.phase !== 'open') return Promise.resolve(this.lost());
    return new Promise((resolve) => {
      const settle = (): void => {
        cancelDeadline();
        this.abortWrite = null;
        resolve(this.phase === 'open' ? done : this.lost());
      };
      const cancelDeadline = this.clock.after(writeDeadlineMs(bytes.length, this.baudRate), () =>
        this.lose('write deadline'),
      );
      this.abortWrite = settle;
      this.transport.send(bytes).then(settle, (error: unknown) => {
        this.lose(messageOf(error));
        settle();
      });
    });
  }

  private release(): Promise<void> {
    const abortWrite = this.abortWrite;
    const giveBack = this.transport.release(abortWrite !== null).catch(() => undefined);
    abortWrite?.();
    this.released = new Promise((resolve) => {
      const abandon = this.clock.after(closeDeadlineMs, resolve);
      void giveBack.then(() => {
        abandon();
        resolve();
      });
    });
    return this.released;
  }

  private keep(bytes: Uint8Array): void {
    this.kept.push(bytes.slice());
    this.keptBytes += bytes.length;
    while (this.keptBytes > keptBytesLimit) {
      const oldest = this.kept.shift() ?? new Uint8Array();
      const excess = Math.min(oldest.length, this.keptBytes - keptBytesLimit);
      if (excess < oldest.length) this.kept.unshift(oldest.subarray(excess));
      this.keptBytes -= excess;
      this.dropped += excess;
    }
  }

  private deliverKept(): void {
    if (this.byteListeners.size === 0) return;
    const kept = this.kept;
    this.kept = [];
    this.keptBytes = 0;
    for (const bytes of kept) this.dispatch(bytes);
  }

  private dispatch(bytes: Uint8Array): void {
    for (const listener of [...this.byteListeners]) if (this.byteListeners.has(listener)) listener(bytes);
  }

  private announce(): void {
    this.deliverKept();
    for (const listener of [...this.closedListeners]) this.announceTo(listener);
  }

  private announceTo(listener: (reason: Failure | null) => void): void {
    if (this.closedListeners.delete(listener)) listener(this.reason);
  }

  private lost(): Outcome<void> {
    const reason = this.reason ?? failure('link/lost', { path: this.address, detail: 'closed' });
    return { ok: false, error: reason };
  }
}
