import { type Outcome, ok } from '../../../shared/outcome.ts';
import { createFoundValues, type FoundValues, isHidden } from '../../../shared/recordings/masking/found-values.ts';
import { addressesIn, createLineStructure, type PlacedValue } from '../../../shared/recordings/masking/structure.ts';
import { latin1Of } from '../../framer/latin1.ts';
import type { ReadFilePart } from '../../recorder/file-chain.ts';
import { bytesText, factKinds, mapTexts } from './fact-values.ts';
import { type LeftOut, type RecordingLine, recordingLines } from './recording-lines.ts';

/** What a recording contains, from one reading. */
export interface RecordingContent {
  readonly found: FoundValues;
  /** Of the first part. */
  readonly header: Readonly<Record<string, unknown>> | null;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly leftOut: LeftOut;
  /** The last of each kind of event. */
  readonly events: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The last step that failed. */
  readonly failedStep: Readonly<Record<string, unknown>> | null;
  /** Private keys, as far as their marks or their masked files show. */
  readonly hasCuts: boolean;
}

const longestLine = 16 * 1024;
/** A file that the recorder has masked as a whole is a private key. */
const maskedFile = /^\*{200,}$/;
const keyMark = /-----BEGIN [A-Z ]*PRIVATE KEY/;

/** Finds all values by their places. `known`: secrets of this program, which are hidden wherever they occur. `notes`: what people have added. */
export const findValues = async (
  readPart: ReadFilePart,
  files: readonly string[],
  known: readonly string[] = [],
  notes: object | null = null,
): Promise<Outcome<RecordingContent>> => {
  const finder = new Finder();
  const leftOut: LeftOut = { badLines: 0, repeatedLines: 0 };
  for await (const lines of recordingLines(readPart, files, leftOut)) {
    if (!lines.ok) return lines;
    for (const line of lines.value) finder.take(line);
  }
  finder.end();
  finder.takeFacts(notes);
  for (const secret of known) finder.addKnown(bytesText(secret));
  return ok({ ...finder.content(), leftOut });
};

class Finder {
  private readonly found = createFoundValues();
  private readonly structure = createLineStructure();
  private readonly open = { r: '', t: '' };
  private readonly events = new Map<string, Readonly<Record<string, unknown>>>();
  private header: Readonly<Record<string, unknown>> | null = null;
  private failedStep: Readonly<Record<string, unknown>> | null = null;
  private sentBytes = 0;
  private receivedBytes = 0;
  private hasCuts = false;

  content(): Omit<RecordingContent, 'leftOut'> {
    const { found, header, sentBytes, receivedBytes, events, failedStep, hasCuts } = this;
    return { found, header, sentBytes, receivedBytes, events, failedStep, hasCuts };
  }

  take(line: RecordingLine): void {
    switch (line.kind) {
      case 'header': {
        this.header ??= line.header;
        this.takeFacts(line.header);
        if (line.header.continues === undefined) this.end();
        return;
      }
      case 'traffic': {
        this.takeBytes(line.head.letter === 't' ? 't' : 'r', latin1Of(line.bytes));
        return;
      }
      case 'cuts': {
        this.hasCuts = true;
        return;
      }
      case 'fact': {
        this.takeEvent(line.content);
        return;
      }
    }
  }

  end(): void {
    for (const lane of ['t', 'r'] as const) {
      this.takeLine(this.open[lane]);
      this.open[lane] = '';
    }
  }

  addKnown(secret: string): void {
    this.found.add('secrets', secret);
  }

  private takeBytes(lane: 'r' | 't', text: string): void {
    if (lane === 't') this.sentBytes += text.length;
    else this.receivedBytes += text.length;
    const lines = (this.open[lane] + text).split(/[\r\n\x1a]/);
    this.open[lane] = lines.pop() ?? '';
    for (const line of lines) this.takeLine(line);
    if (this.open[lane].length <= longestLine) return;
    this.takeLine(this.open[lane]);
    this.open[lane] = '';
  }

  private takeLine(line: string): void {
    if (keyMark.test(line) || maskedFile.test(line)) this.found.addHidden('keys');
    this.takePlaces(line, this.structure.placesIn(line));
  }

  private takePlaces(line: string, places: readonly PlacedValue[]): void {
    const seen = new Set<string>();
    for (const { start, end, kind } of places) {
      const text = line.slice(start, end);
      const place = `${start}-${end}`;
      if (!isHidden(text)) this.found.add(kind, text, seen.has(place));
      else if (!seen.has(place)) this.found.addHidden(kind);
      seen.add(place);
    }
  }

  private takeEvent(content: Readonly<Record<string, unknown>>): void {
    this.takeFacts(content);
    const { kind, facts } = content;
    if (typeof kind !== 'string' || typeof facts !== 'object' || facts === null) return;
    const event = facts as Readonly<Record<string, unknown>>;
    this.events.set(kind, event);
    if (kind === 'step' && event.error !== undefined) this.failedStep = event;
  }

  takeFacts(facts: unknown): void {
    mapTexts(facts, (text, key) => {
      const bytes = bytesText(text);
      const kind = factKinds.get(key);
      if (kind && text !== '' && !isHidden(text)) this.found.add(kind, bytes);
      const structure = createLineStructure();
      for (const line of bytes.split(/[\r\n]/)) {
        const places = [...structure.placesIn(line), ...addressesIn(line)];
        this.takePlaces(line, kind ? places.filter(({ start, end }) => end - start < line.length) : places);
      }
      return text;
    });
  }
}
