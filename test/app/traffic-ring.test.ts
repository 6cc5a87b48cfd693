import { describe, expect, it } from 'vitest';
import { createTrafficRing } from '../../electron/app/services/session/traffic-ring.ts';

const pieceOf = (size: number) =>
  ({ atMs: 0, direction: 'received', owner: 'unclaimed', bytes: new Uint8Array(size) }) as unknown as Parameters<
    ReturnType<typeof createTrafficRing>['push']
  >[0];

const ringOf = (limits: { pieces: number; bytes: number }, sizes: readonly number[]) => {
  const ring = createTrafficRing(limits);
  for (const size of sizes) ring.push(pieceOf(size));
  const numbers = (from = 0, limitBytes = 1_000): number[] =>
    ring.slice(from, limitBytes).map(({ sequence }) => sequence);
  return { ring, numbers };
};

describe('the newest traffic of a session', () => {
  it('is numbered without a gap, even if pieces were dropped', () => {
    for (let count = 1; count <= 20; count += 1) {
      const { ring, numbers } = ringOf({ pieces: 4, bytes: 1_000 }, Array(count).fill(1));
      expect(ring.next).toBe(count);
      expect(ring.first).toBe(Math.max(0, count - 4));
      expect(numbers()).toEqual(Array.from({ length: Math.min(4, count) }, (_, at) => ring.first + at));
    }
  });

  it('is limited in bytes, but keeps at least the newest piece', () => {
    const { ring, numbers } = ringOf({ pieces: 100, bytes: 10 }, [4, 4, 4, 2]);
    expect(numbers()).toEqual([1, 2, 3]);
    ring.push(pieceOf(50));
    expect(numbers()).toEqual([4]);
    ring.push(pieceOf(5));
    expect(numbers()).toEqual([5]);
  });

  it('is read in parts that end with the piece that reaches the limit', () => {
    const { numbers } = ringOf({ pieces: 100, bytes: 1_000 }, [4, 4, 4, 4]);
    expect(numbers(0, 8)).toEqual([0, 1]);
    expect(numbers(0, 9)).toEqual([0, 1, 2]);
    expect(numbers(2, 0)).toEqual([2]);
    expect(numbers(4)).toEqual([]);
  });
});
