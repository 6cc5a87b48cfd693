import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createOutputFeed,
  sliceBytes,
  unprocessedLimitBytes,
} from '../../../../../renderer/panes/terminal/raw/output-feed.ts';
import type { TrafficPiece } from '../../../../../shared/traffic.ts';

const pieceOf = (sequence: number, text: string, more: Partial<TrafficPiece> = {}): TrafficPiece => ({
  ...{ sequence, atMs: 0, direction: 'received', owner: 'unclaimed', commandId: 0, name: '', isRecorded: true },
  bytes: new TextEncoder().encode(text),
  ...more,
});

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

/** An emulator that processes what it gets when the test says so. */
const setUp = (pieces: TrafficPiece[], from = 0) => {
  const waiting: { readonly length: number; readonly done: () => void }[] = [];
  let shown = '';
  let mostBytes = 0;
  let asked = 0;
  let lost = 0;
  const feed = createOutputFeed({
    from,
    fetch: async (first) => {
      asked += 1;
      return pieces.filter(({ sequence }) => sequence >= first).slice(0, 3);
    },
    write: (bytes, done) => {
      shown += new TextDecoder().decode(bytes);
      waiting.push({ length: bytes.length, done });
      mostBytes = Math.max(
        mostBytes,
        waiting.reduce((sum, one) => sum + one.length, 0),
      );
    },
    onLost: (count) => {
      lost += count;
    },
  });
  const process = async (): Promise<void> => {
    waiting.shift()?.done();
    await settled();
  };
  return {
    feed,
    process,
    waiting,
    shown: () => shown,
    mostBytes: () => mostBytes,
    asked: () => asked,
    lost: () => lost,
  };
};

describe('what was received', () => {
  it('is shown in order, without what was sent', async () => {
    const pieces = [pieceOf(0, 'a'), pieceOf(1, 'X', { direction: 'sent', owner: 'raw' }), pieceOf(2, 'b')];
    const { feed, shown } = setUp(pieces);
    feed.wake();
    await settled();
    pieces.push(pieceOf(3, 'c'), pieceOf(4, '', { owner: 'divider' }), pieceOf(5, 'd'));
    feed.wake();
    await settled();
    expect(shown()).toBe('abcd');
  });

  it('is fetched no faster than the emulator processes it, and completely', async () => {
    const pieces = Array.from({ length: 60 }, (_, index) => pieceOf(index, `${index % 10}`.repeat(30_000)));
    const { feed, process, waiting, shown, mostBytes, asked } = setUp(pieces);
    feed.wake();
    await settled();
    const before = asked();
    feed.wake();
    await settled();
    expect(asked()).toBe(before);
    expect(waiting.every(({ length }) => length <= sliceBytes)).toBe(true);
    while (waiting.length > 0) await process();
    expect(mostBytes()).toBeLessThanOrEqual(unprocessedLimitBytes);
    expect(shown().length).toBe(1_800_000);
  });

  it('is complete for any pieces, any pace and any moment of new ones', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
        async (lengths, isProcessing) => {
          const pieces: TrafficPiece[] = [];
          const { feed, process, waiting, shown, mostBytes } = setUp(pieces);
          for (const [index, length] of lengths.entries()) {
            pieces.push(pieceOf(index, 'x'.repeat(length)));
            feed.wake();
            if (isProcessing[index]) await process();
          }
          await settled();
          while (waiting.length > 0) await process();
          expect(shown().length).toBe(lengths.reduce((sum, length) => sum + length, 0));
          expect(mostBytes()).toBeLessThanOrEqual(unprocessedLimitBytes);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is counted as lost if it no longer exists', async () => {
    const { feed, lost } = setUp([pieceOf(7, 'a')], 2);
    feed.wake();
    await settled();
    expect(lost()).toBe(5);
  });

  it('is not shown after the end', async () => {
    const { feed, shown } = setUp([pieceOf(0, 'a')]);
    feed.wake();
    feed.stop();
    await settled();
    expect(shown()).toBe('');
  });
});
