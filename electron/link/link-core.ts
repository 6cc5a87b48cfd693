import { createListeners, createOneTimeEvent } from '../../shared/listeners.ts';
import { done, type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { ByteLink, LinkNote, PortControl } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { factText, messageOf } from './fact-text.ts';

/** The part of a link that differs between a serial port and a socket. */
export interface Transport {
  /** Resolves when the driver has accepted the bytes, rejects when it never will. Not called again before it has settled. */
  send(bytes: Uint8Array): Promise<void>;
  /** Closes the device. `discardUnsent`: a write is in progress, and the rest of its data must not be sent any more. */
  release(discardUnsent: boolean): Promise<void>;
}

export interface LinkContext {
  readonly clock: Clock;
  /** The only counter of openings in this process. */
  readonly nextEpoch: () => number;
}

/** A `ByteLink` that also counts the bytes it had to drop. */
export interface CountedLink extends ByteLink {
  /** Number of bytes dropped because they arrived without a listener and `keptBytesLimit` was reached. */
  readonly droppedBytes: number;
}

/**
 * Maximum number of bytes buffered without a listener, while files are read between the opening and the first listener: 28 s at 3 Mbaud.
 * Beyond it the oldest bytes are dropped and counted; the owner of the link records and shows their number.
 */
export const keptBytesLimit = 8 * 1024 * 1024;
export const closeDeadlineMs = 2000;
const writeAllowanceMs = 4000;
/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;

/** Deadline for the driver to accept `sizeBytes` at `baudRate`. */
export const writeDeadlineMs = (sizeBytes: number, baudRate: number): number =>
  writeAllowanceMs + Math.ceil((sizeBytes * bitsPerByte * 1000) / baudRate);

export interface LinkCoreOptions {
  readonly address: string;
  readonly epoch: number;
  readonly clock: Clock;
  readonly baudRate: number;
  readonly transport: Transport;
  readonly control?: PortControl;
}

type Phase = 'open' | 'closing' | 'closed' | 'lost';

/** The common behaviour of all links: bytes are buffered for the first listener, writes are sent in order, the end is reported once. */
export class LinkCore implements CountedLink {
  readonly address: string;
  readonly epoch: number;
  readonly control?: PortControl;
  private readonly clock: Clock;
  /** The slowest rate so far, for deadlines. */
  private baudRate: number;
  private readonly transport: Transport;
  private phase: Phase = 'open';
  private reason: Failure | null = null;
  private kept: Uint8Array[] = [];
  private keptBytes = 0;
  private dropped = 0;
  private readonly received = createListeners<[Uint8Array]>();
  private readonly noted = createListeners<[LinkNote]>();
  /** Notes without a listener: the last one of each kind. */
  private keptNotes = new Map<LinkNote['kind'], LinkNote>();
  private readonly ended = createOneTimeEvent<[Failure | null]>();
  private writeTail: Promise<unknown> = Promise.resolve();
  private abortWrite: (() => void) | null = null;
  private released: Promise<void> | null = null;

  constructor(options: LinkCoreOptions) {
    this.address = options.address;
    this.epoch = options.epoch;
    this.clock = options.clock;
    this.baudRate = options.baudRate;
    this.transport = options.transport;
    if (options.control) this.control = this.watched(options.control);
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
    const undo = this.received.add(listener);
    // Not during this call: the owner of the listener may still be under construction.
    queueMicrotask(() => this.deliverKept());
    return undo;
  }

  onNote(listener: (note: LinkNote) => void): Undo {
    const undo = this.noted.add(listener);
    // As for bytes.
    queueMicrotask(() => {
      if (this.noted.size() === 0) return;
      const kept = this.keptNotes;
      this.keptNotes = new Map();
      for (const note of kept.values()) this.noted.emit(note);
    });
    return undo;
  }

  onClosed(listener: (reason: Failure | null) => void): Undo {
    return this.ended.add(listener);
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

  /** Called with bytes from the device. */
  receive(bytes: Uint8Array): void {
    if (this.phase !== 'open' || bytes.length === 0) return;
    this.deliverKept();
    if (this.received.size() === 0) {
      this.keep(bytes);
      return;
    }
    this.received.emit(bytes);
  }

  /** Called with what is known of the connection besides its bytes. */
  note(note: LinkNote): void {
    if (this.phase !== 'open') return;
    if (this.noted.size() === 0) this.keptNotes.set(note.kind, note);
    else this.noted.emit(note);
  }

  /** Called when the remote end disappears. Later calls, and calls after `close()`, have no effect. */
  lose(detail: string): void {
    if (this.phase !== 'open') return;
    this.phase = 'lost';
    this.reason = failure('link/lost', { path: this.address, detail: factText(detail) });
    void this.release();
    this.announce();
  }

  /** After a change to a slower rate, writing takes longer. */
  private watched(control: PortControl): PortControl {
    return {
      ...control,
      setBaudRate: async (baudRate) => {
        const set = await control.setBaudRate(baudRate);
        if (set.ok) this.baudRate = Math.min(this.baudRate, set.value);
        return set;
      },
    };
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
    if (this.received.size() === 0) return;
    const kept = this.kept;
    this.kept = [];
    this.keptBytes = 0;
    for (const bytes of kept) this.received.emit(bytes);
  }

  private announce(): void {
    this.deliverKept();
    this.ended.emit(this.reason);
  }

  private lost(): Outcome<void> {
    const reason = this.reason ?? failure('link/lost', { path: this.address, detail: 'closed' });
    return { ok: false, error: reason };
  }
}
