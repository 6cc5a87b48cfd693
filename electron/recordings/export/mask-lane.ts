import { addressesIn, type LineStructure } from '../../../shared/recordings/masking/structure.ts';
import { latin1Of } from '../../framer/latin1.ts';
import { createSecretScan, type SecretScan } from '../../recorder/secret-search.ts';
import type { HiddenValues } from './hidden-values.ts';
import type { ByteLane } from './ordered-lines.ts';
import { type NamedValue, replacementOf, standsAlone } from './value-search.ts';

/** A part of the window and its replacement. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Only where this value stands alone. `null`: anyway. */
  readonly alone: NamedValue | null;
}

/** A longer line is data. */
const longestLine = 16 * 1024;
const filler = '_';

/** Line feed, carriage return, and the end of a message. */
const endsLine = (byte: number): boolean => byte === 0x0a || byte === 0x0d || byte === 0x1a;

/** Hides values at their places and wherever else they occur, in the bytes of one direction. */
export class MaskLane implements ByteLane {
  private readonly hidden: HiddenValues;
  private readonly structure: LineStructure;
  private readonly scan: SecretScan;
  private readonly isText: boolean;
  /** Bytes that are not decided yet. */
  private pending = '';
  /** The byte before them. */
  private before = '';
  private lineStart = 0;
  private replacements: Replacement[] = [];

  /** `text`: not a line of a port, so an address may stand anywhere. */
  constructor(hidden: HiddenValues, structure: LineStructure, kind: 'port' | 'text' = 'port') {
    this.isText = kind === 'text';
    this.hidden = hidden;
    this.structure = structure;
    this.scan = createSecretScan(hidden.search.search);
  }

  push(bytes: Uint8Array): Uint8Array {
    const from = this.pending.length;
    const window = this.pending + latin1Of(bytes);
    this.pending = window;
    this.takeMatches(window, from);
    this.takeLines(window, from);
    const open = window.length - this.scan.openBytes;
    const limit = Math.min(this.lineStart, open, this.firstAtEnd(window.length));
    // Most bytes: nothing is hidden, and nothing has to wait.
    if (from === 0 && limit === window.length && this.replacements.length === 0) {
      this.keepFrom(limit);
      return bytes;
    }
    return this.emit(limit);
  }

  settle(): Uint8Array {
    const window = this.pending;
    const revealing = this.scan.revealingBytes;
    if (revealing > 0) {
      const start = Math.max(0, window.length - revealing);
      this.replacements.push({ start, end: window.length, text: filler.repeat(window.length - start), alone: null });
    }
    return this.flush();
  }

  flush(): Uint8Array {
    const window = this.pending;
    if (this.lineStart < window.length) this.takeLine(window, window.length);
    this.scan.reset();
    return this.emit(window.length);
  }

  private takeMatches(window: string, from: number): void {
    const marks = this.scan.read(Buffer.from(window, 'latin1'), from);
    if (marks === null) return;
    for (let at = from; at < window.length; at += 1) {
      const length = marks[at] ?? 0;
      if (length === 0) continue;
      const start = Math.max(0, at + 1 - length);
      const found = window.slice(start, at + 1);
      const match = this.hidden.search.identify(found);
      if (match === null) continue;
      const text = replacementOf(match.value, found, match.isHex);
      this.replacements.push({ start, end: at + 1, text, alone: match.isPlain ? match.value : null });
    }
  }

  private takeLines(window: string, from: number): void {
    for (let at = from; at < window.length; at += 1) {
      if (!endsLine(window.charCodeAt(at)) && at - this.lineStart < longestLine) continue;
      this.takeLine(window, at);
      this.lineStart = at + 1;
    }
  }

  private takeLine(window: string, end: number): void {
    const line = window.slice(this.lineStart, end);
    if (line === '') return;
    for (const place of [...this.structure.placesIn(line), ...(this.isText ? addressesIn(line) : [])]) {
      const found = line.slice(place.start, place.end);
      const value = this.hidden.at(found, place.kind);
      if (value === null) continue;
      const text = replacementOf(value, found, false);
      const [start, end] = [this.lineStart + place.start, this.lineStart + place.end];
      this.replacements.push({ start, end, text, alone: null });
    }
  }

  /** A match whose next byte is not known yet. */
  private firstAtEnd(end: number): number {
    const open = this.replacements.filter((each) => each.alone !== null && each.end + 1 >= end);
    return Math.min(end, ...open.map(({ start }) => start));
  }

  private emit(limit: number): Uint8Array {
    const window = this.pending;
    const chosen = chosenOf(this.replacements.filter((each) => this.isAlone(each, window)));
    let end = limit;
    for (const { start, end: to } of chosen) if (start < end && to > end) end = start;
    let out = '';
    let at = 0;
    for (const { start, end: to, text } of chosen) {
      if (start >= end) break;
      out += window.slice(at, start) + text;
      at = to;
    }
    out += window.slice(at, end);
    this.keepFrom(end);
    return Buffer.from(out, 'latin1');
  }

  private keepFrom(end: number): void {
    if (end === 0) return;
    this.before = this.pending[end - 1] ?? '';
    this.pending = this.pending.slice(end);
    this.lineStart = Math.max(0, this.lineStart - end);
    this.replacements = this.replacements
      .filter(({ start }) => start >= end)
      .map((each) => ({ ...each, start: each.start - end, end: each.end - end }));
  }

  private isAlone({ start, end, alone }: Replacement, window: string): boolean {
    if (alone === null) return true;
    const before = start === 0 ? this.before : (window[start - 1] ?? '');
    return standsAlone(alone, before, window.slice(end, end + 2));
  }
}

/** Without overlaps: the longer one of two that begin together, and of a later one what the earlier one leaves. */
const chosenOf = (replacements: readonly Replacement[]): readonly Replacement[] => {
  const sorted = [...replacements].sort((a, b) => a.start - b.start || b.end - a.end);
  const chosen: Replacement[] = [];
  let at = 0;
  for (const { start, end, text, alone } of sorted) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    chosen.push({ start: from, end, text: from === start ? text : filler.repeat(end - from), alone });
    at = end;
  }
  return chosen;
};
