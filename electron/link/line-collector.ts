const lineLimit = 256;
const lineCountLimit = 64;
const lineEnds: ReadonlySet<number> = new Set([0x0d, 0x0a]);

/** Cuts bytes into whole, non-empty lines (Latin-1). Bounded: long lines are cut off, of many lines the newest are kept. */
export class LineCollector {
  private lines: string[] = [];
  private current = '';

  get all(): readonly string[] {
    return this.lines;
  }

  /** Forgets the whole lines; a line under way goes on. */
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
