import type { ByteLink } from '../../electron/base/byte-link.ts';
import { done, type Failure, fail, type Outcome } from '../../shared/outcome.ts';

/** A link whose other end is the test: `sent` has the writes, `say` makes bytes arrive. */
export class ScriptedLink implements ByteLink {
  readonly epoch = 1;
  readonly address = 'test:';
  /** Every write so far, as Latin-1 text. */
  readonly sent: string[] = [];
  private readonly byteListeners = new Set<(bytes: Uint8Array) => void>();
  private readonly closeListeners = new Set<(reason: Failure | null) => void>();
  private closed = false;
  /** Called with each write, for example to reply. */
  onWrite: (text: string) => void = () => undefined;

  write(bytes: Uint8Array): Promise<Outcome<void>> {
    if (this.closed) return Promise.resolve(fail('link/lost'));
    const text = Buffer.from(bytes).toString('latin1');
    this.sent.push(text);
    queueMicrotask(() => this.onWrite(text));
    return Promise.resolve(done);
  }

  say(text: string): void {
    const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
    for (const listener of [...this.byteListeners]) listener(bytes);
  }

  lose(): void {
    if (this.closed) return;
    this.closed = true;
    for (const listener of this.closeListeners) listener({ code: 'link/lost', facts: {}, evidence: [] });
  }

  onBytes(listener: (bytes: Uint8Array) => void): () => void {
    this.byteListeners.add(listener);
    return () => this.byteListeners.delete(listener);
  }

  onClosed(listener: (reason: Failure | null) => void): () => void {
    this.closeListeners.add(listener);
    return () => this.closeListeners.delete(listener);
  }

  close(): Promise<void> {
    if (!this.closed) {
      this.closed = true;
      for (const listener of this.closeListeners) listener(null);
    }
    return Promise.resolve();
  }
}
