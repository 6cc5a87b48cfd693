import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineSource } from '../../../renderer/store/line-source.ts';
import { createMatchedSource, type FetchMatches, type FilterPace } from '../../../renderer/store/matched-source.ts';
import type { LineTest } from '../../../shared/lines/line-condition.ts';
import type { TrafficLimits, TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { testTraffic } from '../lines/source-of.ts';

const atOnce: FilterPace = { now: () => 0, later: () => () => undefined };

const textsOf = (source: LineSource): readonly string[] => (source.lines(0, 1_000) ?? []).map(({ text }) => text);

const quiet = (): void => undefined;

/** Nothing is older than what the page keeps. */
const createFilteredSource = (memory: LineSource, passes: LineTest, pace: FilterPace): LineSource =>
  createMatchedSource({ all: memory, memory, passes, from: 0, fetch: async () => null, pace });

describe('a filtered source', () => {
  it('has the lines that pass, with the numbers of all lines', () => {
    const { source, say } = testTraffic();
    for (const text of ['a', 'b1', 'c', 'b2']) say('answer', text);
    const filtered = createFilteredSource(source, ({ text }) => text.startsWith('b'), atOnce);
    filtered.onChange(quiet);
    expect(textsOf(filtered)).toEqual(['b1', 'b2']);
    expect(filtered.count()).toBe(2);
    expect(filtered.near(0, 1)).toBe(1);
    expect(filtered.near(2, -1)).toBe(1);
    expect(filtered.near(4, 1)).toBeNull();
    expect(filtered.near(0, -1)).toBeNull();
    expect([filtered.rankOf(3), filtered.sequenceAt(1), filtered.numberOf(3)]).toEqual([1, 3, 4]);
    expect(filtered.lineAt(2)).toBeNull();
    say('answer', 'b3');
    expect(textsOf(filtered)).toEqual(['b1', 'b2', 'b3']);
  });

  it('judges a line again when it has grown', () => {
    const { source, say } = testTraffic();
    const filtered = createFilteredSource(source, ({ text }) => text.includes('whole'), atOnce);
    filtered.onChange(quiet);
    say('unfinished', 'half');
    expect(filtered.count()).toBe(0);
    say('answer', ' is whole\r\n');
    expect(textsOf(filtered)).toEqual(['half is whole']);
    say('answer', 'no');
    expect(filtered.count()).toBe(1);
  });

  it('works in slices, and says whether it is complete', () => {
    const { source, say } = testTraffic();
    for (let index = 0; index < 1_000; index += 1) say('answer', 'x');
    let time = 0;
    const due: (() => void)[] = [];
    const pace: FilterPace = {
      now: () => {
        time += 4;
        return time;
      },
      later: (action) => {
        due.push(action);
        return () => undefined;
      },
    };
    const filtered = createFilteredSource(source, () => true, pace);
    let changes = 0;
    filtered.onChange(() => {
      changes += 1;
    });
    expect(filtered.count()).toBeLessThan(1_000);
    expect(filtered.isComplete()).toBe(false);
    for (let next = due.shift(); next; next = due.shift()) next();
    expect(filtered.count()).toBe(1_000);
    expect(filtered.isComplete()).toBe(true);
    expect(changes).toBeGreaterThan(0);
  });
});

it('tests one line at a time where each takes long', () => {
  const { source, say } = testTraffic();
  for (let index = 0; index < 10; index += 1) say('answer', 'x');
  let time = 0;
  const due: (() => void)[] = [];
  const pace: FilterPace = {
    now: () => time,
    later: (action) => {
      due.push(action);
      return () => undefined;
    },
  };
  const slow: LineTest = () => {
    time += 100;
    return true;
  };
  const filtered = createFilteredSource(source, slow, pace);
  filtered.onChange(quiet);
  expect(filtered.count()).toBe(1);
  for (let next = due.shift(); next; next = due.shift()) next();
  expect(filtered.count()).toBe(10);
});

/** A session whose newest pieces are in memory, and a program that tests `answerPieces` older ones at once. */
const longSession = (limits: TrafficLimits, answerPieces: number) => {
  const { source: memory, say } = testTraffic(limits);
  const pieces: TrafficLine[] = [];
  const asked: (readonly [number, number])[] = [];
  const fetch =
    (passes: LineTest): FetchMatches =>
    async (from, to) => {
      asked.push([from, to]);
      const end = Math.min(to, from + answerPieces);
      const bits = new Uint8Array(Math.ceil((end - from) / 8));
      for (let at = from; at < end; at += 1) {
        const line = pieces[at];
        if (line && passes(line)) bits[(at - from) >> 3] = (bits[(at - from) >> 3] ?? 0) | (1 << ((at - from) & 7));
      }
      return { to: end, bits };
    };
  return {
    ...{ memory, asked, fetch },
    say: (text: string): void => {
      say('answer', text);
      const line = memory.lineAt(memory.next() - 1);
      if (line) pieces.push(line);
    },
    pieces,
  };
};

describe('a filter over a session that the page keeps in part', () => {
  it('has every line that passes, whatever is dropped while it looks, and at last is complete', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 300 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 120 }),
        async (before, later, answerPieces, from) => {
          const { memory, fetch, say, pieces } = longSession({ lines: 20, bytes: 100_000 }, answerPieces);
          const passes: LineTest = ({ sequence, text }) => sequence >= from && /[037]$/.test(text);
          for (let index = 0; index < before; index += 1) say(`n${index}`);
          const matched = createMatchedSource({
            ...{ all: memory, memory, passes, from, fetch: fetch(passes), pace: atOnce },
          });
          matched.onChange(quiet);
          for (const count of later) {
            for (let index = 0; index < count; index += 1) say(`m${index}`);
            await Promise.resolve();
          }
          for (let turn = 0; turn < 2_000 && !matched.isComplete(); turn += 1) await Promise.resolve();
          const found: number[] = [];
          for (let at = matched.near(0, 1); at !== null; at = matched.near(at + 1, 1)) found.push(at);
          expect(matched.isComplete()).toBe(true);
          expect(found).toEqual(pieces.filter(passes).map(({ sequence }) => sequence));
          expect(matched.count()).toBe(found.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('knows the newest hits before the oldest', async () => {
    const { memory, fetch, say, asked } = longSession({ lines: 20, bytes: 100_000 }, 100_000);
    for (let index = 0; index < 100_000; index += 1) say('x');
    const passes: LineTest = () => true;
    const matched = createMatchedSource({ all: memory, memory, passes, from: 0, fetch: fetch(passes), pace: atOnce });
    matched.onChange(quiet);
    expect(matched.includesNewest()).toBe(true);
    expect(matched.isComplete()).toBe(false);
    for (let turn = 0; turn < 100 && !matched.isComplete(); turn += 1) await Promise.resolve();
    expect(asked.map(([from]) => from)).toEqual([...asked.map(([from]) => from)].sort((a, b) => b - a));
    expect(asked.length).toBeGreaterThan(2);
    expect(matched.count()).toBe(100_000);
  });

  it('asks again a second after the program could not answer', async () => {
    const { memory, say } = longSession({ lines: 10, bytes: 100_000 }, 1);
    for (let index = 0; index < 50; index += 1) say('x');
    const due: [() => void, number | undefined][] = [];
    let answers = 0;
    const fetch: FetchMatches = async (from, to) => {
      answers += 1;
      return answers === 1 ? null : { to, bits: new Uint8Array(Math.ceil((to - from) / 8)) };
    };
    const pace: FilterPace = {
      now: () => 0,
      later: (action, delayMs) => {
        due.push([action, delayMs]);
        return () => undefined;
      },
    };
    const matched = createMatchedSource({ all: memory, memory, passes: () => true, from: 0, fetch, pace });
    matched.onChange(quiet);
    await Promise.resolve();
    await Promise.resolve();
    expect(matched.isComplete()).toBe(false);
    expect(due.map(([, delayMs]) => delayMs)).toEqual([1_000]);
    due[0]?.[0]();
    await Promise.resolve();
    await Promise.resolve();
    expect(matched.isComplete()).toBe(true);
  });
});
