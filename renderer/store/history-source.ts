import { chunkPieces } from '../../shared/line-starts.ts';
import { indexOfSequence, type TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from './line-source.ts';
import type { OlderLines } from './older-lines.ts';
import type { Traffic } from './traffic-store.ts';

/**
 * All lines of a session: the newest ones that the page keeps, and all older ones, which are fetched when they are looked at. Where lines are not
 * here yet, each piece counts as a row.
 */
export const createHistorySource = (traffic: () => Traffic, memory: LineSource, older: OlderLines): LineSource => {
  const border = memory.allHereFrom;
  const olderCount = (): number => linesBeforeMemory(traffic(), older) ?? border();
  const part = createOlderPart(older, border, olderCount);
  const near = (sequence: number, direction: 1 | -1): number | null => {
    if (direction === 1) {
      return (sequence < border() ? part.near(Math.max(0, sequence), 1) : null) ?? memory.near(sequence, 1);
    }
    return (sequence >= border() ? memory.near(sequence, -1) : null) ?? part.near(Math.min(sequence, border() - 1), -1);
  };
  const lineAt = (sequence: number): TrafficLine | null =>
    sequence >= border() ? memory.lineAt(sequence) : part.lineAt(sequence);
  return {
    version: () => memory.version() + older.version(),
    count: () => olderCount() + memory.count(),
    first: () => (border() > 0 ? 0 : memory.first()),
    next: memory.next,
    isComplete: memory.isComplete,
    includesNewest: memory.includesNewest,
    allHereFrom: () => 0,
    ...{ near, lineAt },
    rankOf: (sequence) => (sequence >= border() ? olderCount() + memory.rankOf(sequence) : part.rankOf(sequence)),
    lines: (from, count) => {
      const found: TrafficLine[] = [];
      for (let at = near(from, 1); at !== null && found.length < count; at = near(at + 1, 1)) {
        const line = lineAt(at);
        if (line === null) return null;
        found.push(line);
      }
      return found;
    },
    sequenceAt: (rank) => {
      const count = olderCount();
      if (rank >= count) return memory.sequenceAt(rank - count);
      return near(Math.floor((rank / Math.max(1, count)) * border()), 1);
    },
    numberOf: (sequence) => {
      if (sequence < border()) return part.numberOf(sequence);
      const before = linesBeforeMemory(traffic(), older);
      return before === null ? 0 : before + memory.rankOf(sequence) + 1;
    },
    counts: memory.counts,
    onChange: (listener) => {
      const stops = [memory.onChange(listener), older.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
};

/** The lines below `border`, of which there are `count`. */
const createOlderPart = (older: OlderLines, border: () => number, count: () => number) => {
  const chunkOf = (sequence: number): number => Math.floor(sequence / chunkPieces);
  const indexIn = (lines: readonly TrafficLine[], sequence: number, direction: 1 | -1): number =>
    direction === 1 ? indexOfSequence(lines, sequence) : indexOfSequence(lines, sequence + 1) - 1;
  return {
    /** A piece that is not here yet counts as a line. */
    near: (from: number, direction: 1 | -1): number | null => {
      for (let sequence = from; sequence >= 0 && sequence < border(); ) {
        const index = chunkOf(sequence);
        const chunk = older.peek(index);
        if (chunk === null) return sequence;
        const line = chunk.lines[indexIn(chunk.lines, sequence, direction)];
        if (line && line.sequence < border()) return line.sequence;
        sequence = direction === 1 ? (index + 1) * chunkPieces : index * chunkPieces - 1;
      }
      return null;
    },
    lineAt: (sequence: number): TrafficLine | null => {
      const lines = older.chunk(chunkOf(sequence))?.lines ?? [];
      const line = lines[indexOfSequence(lines, sequence)];
      return line?.sequence === sequence ? line : null;
    },
    rankOf: (sequence: number): number => {
      const chunk = older.peek(chunkOf(sequence));
      if (chunk) return chunk.linesBefore + indexOfSequence(chunk.lines, sequence);
      // Between the lines that are known the pieces are taken as evenly distributed.
      return Math.min(count() - 1, Math.floor((sequence / Math.max(1, border())) * count()));
    },
    /** 0: not known yet. */
    numberOf: (sequence: number): number => {
      const chunk = older.peek(chunkOf(sequence));
      return chunk ? chunk.linesBefore + indexOfSequence(chunk.lines, sequence) + 1 : 0;
    },
  };
};

/** The number of lines before the oldest one that the page keeps. `null`: not known yet, and fetched. */
const linesBeforeMemory = ({ start, dropped }: Traffic, older: OlderLines): number | null => {
  if (start === 0) return dropped;
  const chunk = older.chunk(Math.floor(start / chunkPieces));
  return chunk && chunk.linesBefore + indexOfSequence(chunk.lines, start) + dropped;
};
