import type { Undo } from '../../base/undo.ts';
import { type Answer, type DataRequest, finalLine } from './answer.ts';
import type { ModuleCore } from './core.ts';

/** Number of bytes that the fault `write-timeout` loses. */
const lostBytes = 16;

export interface DataPhaseHost {
  /** True: the data phase has ended. */
  atHalf(): boolean;
  done(answer: Answer, delayMs: number): void;
}

/** Receives the bytes after one prompt, up to their number, their end byte or their time limit. */
export class DataPhase {
  private readonly core: ModuleCore;
  private readonly request: DataRequest;
  private readonly host: DataPhaseHost;
  private readonly bytes: Uint8Array;
  private readonly halfBytes: number;
  private takenBytes = 0;
  private storedBytes = 0;
  private stopTimer: Undo;

  constructor(core: ModuleCore, request: DataRequest, host: DataPhaseHost) {
    this.core = core;
    this.request = request;
    this.host = host;
    this.bytes = new Uint8Array(request.sizeBytes);
    this.halfBytes = Math.floor(request.sizeBytes / 2);
    this.stopTimer = this.startTimer();
  }

  cancel(): void {
    this.stopTimer();
  }

  /** True: no more data are accepted. */
  take(byte: number): boolean {
    const { core, request, halfBytes } = this;
    if (request.endByte !== null) {
      this.stopTimer();
      if (byte === request.endByte) return this.complete();
      this.stopTimer = this.startTimer();
    }
    this.takenBytes += 1;
    if (this.takenBytes === Math.max(1, halfBytes) && this.host.atHalf()) return true;
    if (core.has('reset-on-write') && this.takenBytes > halfBytes) {
      core.restart('crash');
      return true;
    }
    const lost = this.takenBytes > halfBytes && this.takenBytes <= halfBytes + lostBytes;
    if (core.has('write-timeout') && lost) return false;
    this.bytes[this.storedBytes++] = byte;
    return this.storedBytes < request.sizeBytes ? false : this.complete();
  }

  private complete(): boolean {
    const { core, request, bytes, storedBytes } = this;
    // The file is written, or the message sent, only after this time. A restart before that cancels it.
    core.after(core.timings.fileMs, () => this.host.done(request.complete(bytes.subarray(0, storedBytes)), 0));
    this.stopTimer();
    return true;
  }

  private startTimer(): Undo {
    const { core, request } = this;
    return core.after(request.limitMs, () => {
      if (request.endByte !== null) {
        this.complete();
        return;
      }
      core.note('file', `time out after ${this.storedBytes} of ${request.sizeBytes} bytes`);
      this.host.done(finalLine('TimeOut'), 0);
    });
  }
}
