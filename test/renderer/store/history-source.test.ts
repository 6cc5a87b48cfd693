import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistorySource } from '../../../renderer/store/history-source.ts';
import { createTrafficSource, type LineSource } from '../../../renderer/store/line-source.ts';
import { createOlderLines, type FetchPieces } from '../../../renderer/store/older-lines.ts';
import { whenHere } from '../../../renderer/store/when-here.ts';
import { chunkPieces, isOpenAfter, lineStartOf } from '../../../shared/line-starts.ts';
import { createTrafficLog } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';

const pieceOf = (sequence: number, owner: TrafficOwner, text: string): TrafficPiece => ({
  ...{ sequence, atMs: sequence * 10, owner, commandId: owner === 'answer' ? 7 : 0, name: '', isRecorded: true },
  direction: owner === 'command' ? 'sent' : 'received',
  bytes: new TextEncoder().encode(text),
});

const kinds: readonly (readonly [TrafficOwner, string])[] = [
  ['urc', '+CREG: 1\r\n'],
  ['blank', '\r\n'],
  ['unfinished', '> '],
  ['unclaimed', '\r\n'],
  ['unclaimed', 'a line\r\n'],
  ['command', 'AT+CSQ\r'],
  ['divider', 'COM9'],
];

/** 0 means that the number is not known yet and was asked for. */
const numberWhenKnown = (source: LineSource, sequence: number): Promise<number> =>
  new Promise((resolve) => {
    const look = (): boolean => {
      const number = source.numberOf(sequence);
      if (number === 0) return false;
      stop();
      resolve(number);
      return true;
    };
    let stop: () => void = () => undefined;
    if (!look()) stop = source.onChange(look);
  });

/** As the program counts them. */
const countsOf = (pieces: readonly TrafficPiece[]): readonly number[] => {
  let isOpen = false;
  let lines = 0;
  return pieces.map((piece) => {
    const before = lines;
    const start = lineStartOf(piece, isOpen);
    isOpen = isOpenAfter(piece, start, isOpen);
    if (start === 'begins') lines += 1;
    return before;
  });
};

/** A page that connected late: it keeps the pieces from `start` on, and its answers have few pieces each. */
const setUp = (pieces: readonly TrafficPiece[], start: number, answerPieces = 100) => {
  const counts = countsOf(pieces);
  const asked: number[] = [];
  const fetch: FetchPieces = async (from, to) => {
    asked.push(from);
    return {
      pieces: pieces.slice(from, Math.min(to, from + answerPieces)),
      linesBefore: from % chunkPieces === 0 ? (counts[from] ?? null) : null,
    };
  };
  const log = createTrafficLog();
  log.add(pieces.slice(start));
  const traffic = () => ({
    ...{ session: 's', version: 0, ranges: [], lines: log.lines(), start: log.start() },
    ...{ lost: log.lost(), dropped: log.dropped(), counts: log.counts() },
  });
  const memory = createTrafficSource(traffic, () => () => undefined);
  const older = createOlderLines(fetch, () => undefined);
  return { source: createHistorySource(traffic, memory, older), asked, log };
};

const wholeLog = (pieces: readonly TrafficPiece[]) => {
  const log = createTrafficLog();
  log.add(pieces);
  return log.lines();
};

const piecesOf = (count: number): TrafficPiece[] =>
  Array.from({ length: count }, (_, at) => {
    const [owner, text] = kinds[(at * 7 + Math.floor(at / 5)) % kinds.length] ?? (['blank', ''] as const);
    return pieceOf(at, owner, text);
  });

describe('all lines of a session', () => {
  it('are the lines that a page would have that was there from the beginning, with the same numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 2_999 }),
        fc.integer({ min: 20, max: 600 }),
        async (count, start, answerPieces) => {
          const pieces = piecesOf(count);
          const { source, log } = setUp(pieces, Math.max(0, Math.min(start, count - 1)), answerPieces);
          // A line that began before the page was there is kept by its rest only.
          const whole = wholeLog(pieces);
          const counts = countsOf([...pieces, pieceOf(count, 'divider', '')]);
          const isCut = counts[log.start()] === counts[log.start() + 1];
          if (isCut) return;
          const lines: unknown[] = [];
          const numbers: number[] = [];
          for (let at: number | null = 0; at !== null; ) {
            const line = await whenHere(source, at);
            if (line === null) break;
            lines.push([line.sequence, line.text, line.kind]);
            numbers.push(await numberWhenKnown(source, line.sequence));
            at = line.sequence + 1;
          }
          expect(lines).toEqual(whole.map(({ sequence, text, kind }) => [sequence, text, kind]));
          expect(numbers).toEqual(whole.map((_, index) => index + 1));
          expect(source.count()).toBe(whole.length);
        },
      ),
      // The second: the page keeps a whole part, so nothing was fetched yet that numbers its lines.
      {
        numRuns: 40,
        examples: [
          [3_000, 1_000, 100],
          [513, 512, 20],
        ],
      },
    );
  });

  it('are not fetched before they are looked at, except what numbers them', async () => {
    const { source, asked } = setUp(piecesOf(20_000), 15_000);
    source.lines(16_000, 100);
    await whenHere(source, 16_000);
    expect(new Set(asked.map((from) => Math.floor(from / chunkPieces)))).toEqual(new Set());
    expect(source.numberOf(16_000)).toBe(0);
    await whenHere(source, 40);
    const chunks = asked.map((from) => Math.floor(from / chunkPieces));
    expect(Math.max(...chunks.filter((chunk) => chunk < 20))).toBeLessThanOrEqual(1);
  });

  it('count the pieces where they are not here yet, so that the scroll bar has a place for them', () => {
    const { source } = setUp(piecesOf(20_000), 15_000);
    expect(source.first()).toBe(0);
    expect(source.near(0, 1)).toBe(0);
    expect(source.near(7_000, -1)).toBe(7_000);
    const [low = 0, high = 0] = [source.rankOf(2_000), source.rankOf(14_999)];
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low);
    expect(source.sequenceAt(source.rankOf(9_000))).toBeGreaterThan(8_900);
    expect(source.rankOf(15_100)).toBeGreaterThan(high);
  });

  it('continue below lines that no longer exist', async () => {
    const pieces = piecesOf(3_000);
    const older = createOlderLines(
      async (from) => ({ pieces: [], linesBefore: from % chunkPieces === 0 ? 0 : null }),
      () => undefined,
    );
    const log = createTrafficLog();
    log.add(pieces.slice(2_000));
    const traffic = () => ({
      ...{ session: 's', version: 0, ranges: [], lines: log.lines(), start: log.start() },
      ...{ lost: 0, dropped: 0, counts: log.counts() },
    });
    const source = createHistorySource(
      traffic,
      createTrafficSource(traffic, () => () => undefined),
      older,
    );
    const line = await whenHere(source, 0);
    expect(line?.sequence).toBe(log.lines()[0]?.sequence);
  });

  it('are asked for again after a fetch that failed, and the page draws again', async () => {
    let fails = true;
    let later: (action: () => void) => void = () => undefined;
    const failed = new Promise<() => void>((resolve) => {
      later = resolve;
    });
    const older = createOlderLines(
      async (from) => (fails ? null : { pieces: piecesOf(600).slice(from, from + 100), linesBefore: 0 }),
      (_, action) => later(action),
    );
    expect(older.chunk(0)).toBeNull();
    const retry = await failed;
    const before = older.version();
    fails = false;
    retry();
    expect(older.version()).toBeGreaterThan(before);
    expect(older.chunk(0)).toBeNull();
    await new Promise((resolve) => older.onChange(() => resolve(undefined)));
    expect(older.chunk(0)?.lines.length).toBeGreaterThan(100);
  });
});
