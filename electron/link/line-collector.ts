const lineLimit = 256;
const lineCountLimit = 64;
const lineEnds: ReadonlySet<number> = new Set([0x0d, 0x0a]);

/** Splits bytes into complete, non-empty lines (Latin-1). Bounded: long lines are truncated, and only the newest lines are kept. */
export class LineCollector {
  private lines: string[] = [];
  private current = '';

  get all(): readonly string[] {
    return this.lines;
  }

  /** Drops the complete lines and keeps an incomplete one. */
  clear(): void {
    this.lines = [];
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (lineEnds.has(byte)) this.endLine();
      else if (this.current.length < lineLimit) this.current += String.fromCharCode(byte);
    }
  }

  private endLine(): void {
    if (this.current !== '') this.lines = [...this.lines, this.current].slice(-lineCountLimit);
    this.current = '';
  }
}
