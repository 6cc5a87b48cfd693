import { concatBytes, latin1Text } from './text.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Longer lines are thrown away up to their end; the longest sensible one is a fully escaped MPUB, below 13 kB. */
const lineLimitBytes = 16_384;
/** What waits while a command runs; more is lost, as in a UART. */
export const waitingLimitBytes = 65_536;

export interface ReaderHost {
  echoes(): boolean;
  echoesData(): boolean;
  echo(bytes: Uint8Array): void;
  /** A line is complete and not yet echoed. `false`: it is dropped, because the module restarted. */
  admits(line: string | null): boolean;
  /** `null`: the line was too long. The reader waits until `resume` or `takeData`. */
  onLine(line: string | null): void;
}

/** Consumes one byte of data; `true`: it was the last one. */
export type DataSink = (byte: number) => boolean;

/** Splits the bytes from the host into command lines and, after a prompt, raw data. */
export class CommandReader {
  private readonly host: ReaderHost;
  private mode: 'line' | 'busy' | 'data' = 'line';
  private waiting: Uint8Array = new Uint8Array(0);
  private line: Uint8Array = new Uint8Array(0);
  private lineTooLong = false;
  private lineFeedBelongsToLineEnd = false;
  private sink: DataSink = () => true;
  private draining = false;

  constructor(host: ReaderHost) {
    this.host = host;
  }

  receive(bytes: Uint8Array): void {
    this.waiting = concatBytes([this.waiting, bytes.subarray(0, waitingLimitBytes - this.waiting.length)]);
    this.drain();
  }

  /** The command has finished: the next line may be read. */
  resume(): void {
    this.mode = 'line';
    this.drain();
  }

  /** After a prompt: every byte is data for `sink` until it is complete. */
  takeData(sink: DataSink): void {
    // Bytes that arrived before the prompt are lost: hosts must send only after `>` (docs/at-dialect.md §9.6).
    this.waiting = new Uint8Array(0);
    this.mode = 'data';
    this.sink = sink;
  }

  /** The data have ended: further bytes wait for `resume`. */
  endData(): void {
    if (this.mode === 'data') this.mode = 'busy';
  }

  /** Discards bytes that were received but not read. */
  loseWaiting(): void {
    this.waiting = new Uint8Array(0);
  }

  reset(): void {
    this.mode = 'line';
    this.waiting = new Uint8Array(0);
    this.line = new Uint8Array(0);
    this.lineTooLong = false;
    this.lineFeedBelongsToLineEnd = false;
  }

  private drain(): void {
    if (this.draining) return;
    this.draining = true;
    while (this.step());
    this.draining = false;
  }

  /** `false`: nothing can be done with the waiting bytes. */
  private step(): boolean {
    if (this.waiting.length === 0) return false;
    if (this.lineFeedBelongsToLineEnd) {
      this.lineFeedBelongsToLineEnd = false;
      if (this.waiting[0] === lineFeed) {
        // Also as the first byte after a prompt: the problem described in docs/at-dialect.md §2.
        const end = this.take(1);
        if (this.mode !== 'data' && this.host.echoes()) this.host.echo(end);
        return true;
      }
    }
    if (this.mode === 'busy') return false;
    if (this.mode === 'line') this.readLine();
    else this.readData();
    return true;
  }

  private take(count: number): Uint8Array {
    const taken = this.waiting.subarray(0, count);
    this.waiting = this.waiting.subarray(count);
    return taken;
  }

  private readLine(): void {
    const end = this.waiting.indexOf(carriageReturn);
    const part = this.take(end === -1 ? this.waiting.length : end + 1);
    const text = end === -1 ? part : part.subarray(0, -1);
    if (this.line.length + text.length > lineLimitBytes) this.lineTooLong = true;
    else this.line = concatBytes([this.line, text]);
    const finished = this.lineTooLong ? null : latin1Text(this.line);
    if (end !== -1 && !this.host.admits(finished)) return;
    if (this.host.echoes()) this.host.echo(part);
    if (end === -1) return;
    this.line = new Uint8Array(0);
    this.lineTooLong = false;
    this.lineFeedBelongsToLineEnd = true;
    this.mode = 'busy';
    this.host.onLine(finished);
  }

  private readData(): void {
    let count = 0;
    let enough = false;
    // A restart inside the sink empties `waiting` and ends the mode.
    while (!enough && this.mode === 'data' && count < this.waiting.length) {
      enough = this.sink(this.waiting[count++] ?? 0);
    }
    const taken = this.take(count);
    if (enough && this.mode === 'data') this.mode = 'busy';
    if (this.host.echoesData()) this.host.echo(taken);
  }
}
