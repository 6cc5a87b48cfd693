import type { MessageHeader } from './message-header.ts';

const CR = 0x0d;
const LF = 0x0a;

/** Smaller reads share one allocation. */
const smallestCapacity = 256;

/**
 * Bytes in the order in which they were received. The framer's states share one object: a state reads only its own range, which never changes.
 * Appending after the range of the newest state is done in place, so that bytes that arrive one by one are not copied again with each read.
 */
export class ReceivedBytes {
  /** With unused space after `used`. */
  readonly bytes: Buffer;
  private used = 0;
  /** What was found out about the line that begins at `lineStart`: it does not end before `searched`. Only saves time. */
  private lineStart = -1;
  private searched = 0;
  private headerStart = -1;
  private found: MessageHeader | null = null;
  private text = '';
  private textStart = 0;
  private textEnd = 0;

  private constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafeSlow(Math.max(capacity, smallestCapacity));
  }

  static readonly none = new ReceivedBytes(0);

  /** Appends a copy of the bytes in place, if `end` is the end of the newest bytes and there is room. */
  appendAt(end: number, more: Uint8Array): boolean {
    if (end !== this.used || end + more.length > this.bytes.length) return false;
    this.add(more);
    return true;
  }

  /** The bytes from `start` to `end` and a copy of `more` in a new object, from 0. */
  copyWith(start: number, end: number, more: Uint8Array): ReceivedBytes {
    const kept = end - start;
    const isEmpty = kept === 0;
    // Twice the size, so that a line that grows by single bytes is copied a few times only.
    const next = new ReceivedBytes(isEmpty ? more.length : 2 * (kept + more.length));
    if (!isEmpty) next.add(this.bytes.subarray(start, end));
    next.add(more);
    if (this.lineStart === start) {
      next.lineStart = 0;
      next.searched = this.searched - start;
    }
    if (this.headerStart === start) {
      next.headerStart = 0;
      next.found = this.found;
    }
    return next;
  }

  private add(more: Uint8Array): void {
    // The call costs more than a few bytes.
    if (more.length > 8) this.bytes.set(more, this.used);
    else for (let at = 0; at < more.length; at += 1) this.bytes[this.used + at] = more[at] ?? 0;
    this.used += more.length;
  }

  /** A view, without a copy. */
  slice(start: number, end: number): Uint8Array {
    return new Uint8Array(this.bytes.buffer, this.bytes.byteOffset + start, end - start);
  }

  /** Latin-1, one character per byte. Everything received is decoded at once, because a call for each line costs more than the line. */
  latin1(start: number, end: number): string {
    if (start < this.textStart || end > this.textEnd) {
      this.text = this.bytes.toString('latin1', start, this.used);
      this.textStart = start;
      this.textEnd = this.used;
    }
    return this.text.slice(start - this.textStart, end - this.textStart);
  }

  /**
   * The position after the end of the line that begins at `start`; `null`: it does not end before `end`. A line ends with LF, or with CRs that are
   * followed by another byte. The module echoes `AT+X` CR and then sends CR LF, so CR CR LF is one line end, while an echo that is followed
   * directly by `>` ends at its CR.
   */
  lineEnd(start: number, end: number): number | null {
    const { bytes } = this;
    const from = this.lineStart === start ? Math.min(this.searched, end) : start;
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at];
      if (byte !== LF && byte !== CR) continue;
      if (byte === LF) return at + 1;
      if (at + 1 === end) return this.noLineEnd(start, at);
      const next = bytes[at + 1];
      if (next === LF) return at + 2;
      if (next !== CR) return at + 1;
    }
    return this.noLineEnd(start, Math.max(from, end));
  }

  private noLineEnd(start: number, searched: number): null {
    this.lineStart = start;
    this.searched = searched;
    return null;
  }

  /** The header of a message at `start`. It is read once: further bytes do not change it. */
  header(start: number, read: () => MessageHeader | null): MessageHeader | null {
    if (this.headerStart === start) return this.found;
    const header = read();
    if (header !== null) {
      this.headerStart = start;
      this.found = header;
    }
    return header;
  }
}
