import { createListeners, createOneTimeEvent } from '../../../shared/listeners.ts';
import { done, type Failure, fail, failure, type Outcome } from '../../../shared/outcome.ts';
import type { ByteLink } from '../../base/byte-link.ts';
import type { Undo } from '../../base/undo.ts';
import type { ByteEndpoint } from './byte-endpoint.ts';

/** Size of the buffer until the first listener; more than a module sends in an hour. */
const keptLimitBytes = 1_048_576;

/**
 * The `sim:` link: a `ByteLink` whose far end is in this process. Bytes are never delivered within the call that caused them,
 * so neither side is re-entered.
 */
export const linkToEndpoint = (endpoint: ByteEndpoint, address: string, epoch: number): ByteLink =>
  new InProcessLink(endpoint, address, epoch);

class InProcessLink implements ByteLink {
  readonly epoch: number;
  readonly address: string;
  private readonly endpoint: ByteEndpoint;
  private readonly listeners = createListeners<[Uint8Array]>();
  private readonly ended = createOneTimeEvent<[Failure | null]>();
  private readonly stopListening: Undo;
  private readonly stopWatching: Undo | undefined;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private closed = false;

  constructor(endpoint: ByteEndpoint, address: string, epoch: number) {
    this.endpoint = endpoint;
    this.address = address;
    this.epoch = epoch;
    endpoint.opened?.();
    this.stopListening = endpoint.onOutput((bytes) => this.keep(bytes));
    this.stopWatching = endpoint.onUnplugged?.(() => this.end(failure('link/lost', { address })));
  }

  async write(bytes: Uint8Array): Promise<Outcome<void>> {
    const copy = Uint8Array.from(bytes);
    await Promise.resolve();
    if (this.closed) return fail('link/lost', { address: this.address });
    this.endpoint.receive(copy);
    return done;
  }

  onBytes(listener: (bytes: Uint8Array) => void): Undo {
    const undo = this.listeners.add(listener);
    queueMicrotask(() => this.deliver());
    return undo;
  }

  onClosed(listener: (reason: Failure | null) => void): Undo {
    return this.ended.add(listener);
  }

  async close(): Promise<void> {
    this.end(null);
    await Promise.resolve();
  }

  private end(reason: Failure | null): void {
    if (this.closed) return;
    this.closed = true;
    this.stopListening();
    this.stopWatching?.();
    this.waiting = [];
    queueMicrotask(() => this.ended.emit(reason));
  }

  private keep(bytes: Uint8Array): void {
    if (this.waitingBytes + bytes.length > keptLimitBytes) return;
    this.waiting.push(Uint8Array.from(bytes));
    this.waitingBytes += bytes.length;
    queueMicrotask(() => this.deliver());
  }

  private deliver(): void {
    if (this.listeners.size() === 0) return;
    const chunks = this.waiting;
    this.waiting = [];
    this.waitingBytes = 0;
    for (const chunk of chunks) this.listeners.emit(chunk);
  }
}
