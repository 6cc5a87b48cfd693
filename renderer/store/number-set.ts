/** A set of numbers from 0 on, in order. Takes a bit per number, so that ten million lines take a little more than a megabyte. */
export interface NumberSet {
  add(value: number): void;
  /** Bit n of byte m is `from + 8 m + n`. Bits that are not set change nothing. */
  addBits(from: number, bits: Uint8Array): void;
  /** Removes `value` and all numbers above it. */
  removeFrom(value: number): void;
  has(value: number): boolean;
  readonly count: () => number;
  /** How many numbers are below `value`. */
  rankOf(value: number): number;
  /** The number with this rank. */
  at(rank: number): number | null;
  /** The nearest number at or above `value` (1), or at or below it (-1). */
  near(value: number, direction: 1 | -1): number | null;
}

const blockWords = 64;
const blockBits = blockWords * 32;

const bitsIn = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

/** The bits of a word below a place of 0 to 31. */
const below = (word: number, place: number): number => (place === 0 ? 0 : word & (0xffffffff >>> (32 - place)));

export const createNumberSet = (): NumberSet => {
  let bits = new CountedBits();
  const rankOf = (value: number): number => bits.countBelow(Math.max(0, value));
  const at = (rank: number): number | null => (rank < 0 || rank >= bits.total ? null : bits.select(rank));
  return {
    ...{ rankOf, at },
    add: (value) => bits.set(value),
    has: (value) => value >= 0 && bits.has(value),
    count: () => bits.total,
    addBits: (from, more) => {
      for (const [index, byte] of more.entries()) {
        for (let left = byte; left !== 0; left &= left - 1) bits.set(from + index * 8 + lowestBit(left));
      }
    },
    removeFrom: (value) => {
      if (value <= 0) {
        bits = new CountedBits();
        return;
      }
      for (let last = at(bits.total - 1); last !== null && last >= value; last = at(bits.total - 1)) bits.clear(last);
    },
    near: (value, direction) => at(direction === 1 ? rankOf(value) : rankOf(value + 1) - 1),
  };
};

/** Bits with their number per block, so that the number below a place is known without looking at all of them. */
class CountedBits {
  total = 0;
  private words = new Uint32Array(blockWords);
  /** Bits in each block, and before it. The latter are right up to `rankedTo`. */
  private counts = new Uint32Array(1);
  private before = new Uint32Array(1);
  private rankedTo = 0;

  has(value: number): boolean {
    return ((this.words[value >>> 5] ?? 0) & (1 << (value & 31))) !== 0;
  }

  set(value: number): void {
    this.reserve(value);
    if (this.has(value)) return;
    this.words[value >>> 5] = (this.words[value >>> 5] ?? 0) | (1 << (value & 31));
    this.changed(value, 1);
  }

  clear(value: number): void {
    if (!this.has(value)) return;
    this.words[value >>> 5] = (this.words[value >>> 5] ?? 0) & ~(1 << (value & 31));
    this.changed(value, -1);
  }

  countBelow(value: number): number {
    if (value >= this.words.length * 32) return this.total;
    const block = Math.floor(value / blockBits);
    const last = value >>> 5;
    let count = this.beforeBlock(block);
    for (let at = block * blockWords; at < last; at += 1) count += bitsIn(this.words[at] ?? 0);
    return count + bitsIn(below(this.words[last] ?? 0, value & 31));
  }

  /** The place of the bit that has `rank` bits below it. It must exist. */
  select(rank: number): number {
    let low = 0;
    let high = this.counts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.beforeBlock(middle) <= rank) low = middle;
      else high = middle - 1;
    }
    let left = rank - this.beforeBlock(low);
    let index = low * blockWords;
    for (let count = bitsIn(this.words[index] ?? 0); left >= count; count = bitsIn(this.words[index] ?? 0)) {
      left -= count;
      index += 1;
    }
    let word = this.words[index] ?? 0;
    for (; left > 0; left -= 1) word &= word - 1;
    return index * 32 + lowestBit(word);
  }

  private reserve(value: number): void {
    if (value < this.words.length * 32) return;
    const blocks = Math.max(2 * this.counts.length, Math.floor(value / blockBits) + 1);
    this.words = enlarged(this.words, blocks * blockWords);
    this.counts = enlarged(this.counts, blocks);
    this.before = enlarged(this.before, blocks);
  }

  private changed(value: number, by: number): void {
    const block = Math.floor(value / blockBits);
    this.counts[block] = (this.counts[block] ?? 0) + by;
    this.total += by;
    this.rankedTo = Math.min(this.rankedTo, block);
  }

  private beforeBlock(block: number): number {
    for (; this.rankedTo < block; this.rankedTo += 1) {
      const at = this.rankedTo;
      this.before[at + 1] = (this.before[at] ?? 0) + (this.counts[at] ?? 0);
    }
    return this.before[block] ?? 0;
  }
}

const enlarged = (from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(length);
  larger.set(from);
  return larger;
};
