import { chunkPieces } from '../../shared/line-starts.ts';
import { contextPieces, restPieces } from '../../shared/lines/match-lines.ts';
import { createTrafficLog, type TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { createListeners } from '../../shared/listeners.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';

/** Lines that the page does not keep, in parts of `chunkPieces` pieces that are fetched when they are wanted. */
export interface OlderLines {
  /** `null`: not here. It is fetched, unless it is already. */
  chunk(index: number): Chunk | null;
  /** Without fetching it. */
  peek(index: number): Chunk | null;
  /** Changes when a part arrives, and when one that could not be fetched can be asked for again. */
  readonly version: () => number;
  onChange(listener: () => void): () => void;
}

export interface Chunk {
  readonly lines: readonly TrafficLine[];
  /** The number of lines of the session before the first of these. */
  readonly linesBefore: number;
}

/** The pieces `[from, to)` as far as they exist, and the number of lines before them. `null`: they cannot be fetched now. */
export type FetchPieces = (
  from: number,
  to: number,
) => Promise<{ readonly pieces: readonly TrafficPiece[]; readonly linesBefore: number | null } | null>;

/** Parts that were not wanted for the longest time are dropped. Each row of a filter may be in another part. */
const keptChunks = 160;
const keptBytes = 16 * 1024 * 1024;
/** Parts that are fetched at once. What is wanted in between and not any more is not fetched. */
const parallelFetches = 2;
const retryMs = 1_000;

export const createOlderLines = (
  fetch: FetchPieces,
  later: (delayMs: number, action: () => void) => void,
): OlderLines => {
  const changes = createListeners();
  const kept = createKeptChunks();
  const fetching = new Set<number>();
  /** The newest last. */
  let wanted: number[] = [];
  let version = 0;

  const load = async (index: number): Promise<void> => {
    fetching.add(index);
    const chunk = await fetchChunk(fetch, index);
    if (chunk === null) {
      later(retryMs, () => {
        fetching.delete(index);
        // Drawn again, what is still in view is wanted again.
        version += 1;
        changes.emit();
      });
      return;
    }
    fetching.delete(index);
    kept.add(index, chunk);
    version += 1;
    changes.emit();
    loadNext();
  };
  const loadNext = (): void => {
    while (fetching.size < parallelFetches && wanted.length > 0) {
      const index = wanted.pop();
      if (index !== undefined && kept.peek(index) === null && !fetching.has(index)) void load(index);
    }
  };
  return {
    chunk: (index) => {
      const chunk = kept.use(index);
      if (chunk) return chunk;
      if (!fetching.has(index) && wanted.at(-1) !== index) {
        // While the scroll bar is dragged, parts are wanted for a moment only.
        wanted = [...wanted.filter((other) => other !== index), index].slice(-2 * parallelFetches);
        queueMicrotask(loadNext);
      }
      return null;
    },
    peek: kept.peek,
    version: () => version,
    onChange: changes.add,
  };
};

/** The parts that were used last. */
const createKeptChunks = () => {
  const kept = new Map<number, Chunk & { readonly bytes: number }>();
  const put = (index: number, chunk: Chunk & { readonly bytes: number }): void => {
    kept.delete(index);
    kept.set(index, chunk);
  };
  const dropOldest = (): void => {
    let total = [...kept.values()].reduce((sum, each) => sum + each.bytes, 0);
    for (const [oldest, { bytes }] of kept) {
      if (kept.size <= 1 || (kept.size <= keptChunks && total <= keptBytes)) return;
      kept.delete(oldest);
      total -= bytes;
    }
  };
  return {
    peek: (index: number): Chunk | null => kept.get(index) ?? null,
    use: (index: number): Chunk | null => {
      const chunk = kept.get(index);
      if (chunk) put(index, chunk);
      return chunk ?? null;
    },
    add: (index: number, chunk: Chunk): void => {
      put(index, { ...chunk, bytes: chunk.lines.reduce((sum, line) => sum + line.bytes.length, 0) });
      dropOldest();
    },
  };
};

const fetchChunk = async (fetch: FetchPieces, index: number): Promise<Chunk | null> => {
  const from = index * chunkPieces;
  const to = from + chunkPieces;
  const begin = await fetchAll(fetch, from, to + restPieces);
  const context = from === 0 ? { pieces: [] } : await fetchAll(fetch, from - contextPieces, from);
  if (begin === null || context === null) return null;
  const log = createTrafficLog();
  log.add([...context.pieces, ...begin.pieces]);
  const lines = log.lines().filter(({ sequence }) => sequence >= from && sequence < to);
  return { lines, linesBefore: begin.linesBefore ?? 0 };
};

/** An answer has as many pieces as fit into it. */
const fetchAll = async (fetch: FetchPieces, from: number, to: number): ReturnType<FetchPieces> => {
  const first = await fetch(from, to);
  if (first === null) return null;
  const pieces = [...first.pieces];
  for (let last = pieces.at(-1); last && last.sequence + 1 < to; last = pieces.at(-1)) {
    const more = await fetch(last.sequence + 1, to);
    if (more === null) return null;
    if (more.pieces.length === 0) break;
    pieces.push(...more.pieces);
  }
  return { pieces, linesBefore: first.linesBefore };
};
