import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumberSet } from '../../../renderer/store/number-set.ts';

const number = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100_000 }));

describe('a set of numbers', () => {
  it('gives rank, number and neighbours as a sorted list does, in whatever order its numbers are added and removed', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), value: number }),
      fc.record({
        kind: fc.constant('bits' as const),
        value: number,
        bits: fc.uint8Array({ minLength: 1, maxLength: 20 }),
      }),
      fc.record({ kind: fc.constant('removeFrom' as const), value: number }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(number, { maxLength: 20 }), (steps, asked) => {
        const set = createNumberSet();
        let expected = new Set<number>();
        for (const each of steps) {
          if (each.kind === 'add') {
            set.add(each.value);
            expected.add(each.value);
          } else if (each.kind === 'bits') {
            set.addBits(each.value, each.bits);
            for (const [index, byte] of each.bits.entries()) {
              for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) expected.add(each.value + index * 8 + bit);
            }
          } else {
            set.removeFrom(each.value);
            expected = new Set([...expected].filter((value) => value < each.value));
          }
          const sorted = [...expected].sort((a, b) => a - b);
          expect(set.count()).toBe(sorted.length);
          for (const value of [...asked, 0, 2_047, 2_048, sorted.at(-1) ?? 0]) {
            expect(set.has(value)).toBe(expected.has(value));
            expect(set.rankOf(value)).toBe(sorted.filter((other) => other < value).length);
            expect(set.near(value, 1)).toBe(sorted.find((other) => other >= value) ?? null);
            expect(set.near(value, -1)).toBe(sorted.findLast((other) => other <= value) ?? null);
          }
          for (const rank of [-1, 0, 1, Math.floor(sorted.length / 2), sorted.length - 1, sorted.length]) {
            expect(set.at(rank)).toBe(sorted[rank] ?? null);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
