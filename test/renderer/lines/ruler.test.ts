import { describe, expect, it } from 'vitest';
import { rankOfThumb, thumbOf, tickAt, ticksOf } from '../../../renderer/lines/ruler.ts';
import { lineToAnnounce } from '../../../renderer/lines/use-announcements.ts';
import { createMatchedSource } from '../../../renderer/store/matched-source.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { testTraffic } from './source-of.ts';

const atOnce = { now: () => 0, later: () => () => undefined };

const many = (count: number) => {
  const { source, say } = testTraffic();
  for (let index = 0; index < count; index += 1) {
    if (index % 100 === 50) say('final', 'ERROR');
    else if (index % 2 === 0) say('urc', '+CREG: 1', { name: '+CREG' });
    else say('answer', `line ${index}`);
  }
  const only = (passes: (line: TrafficLine) => boolean) => {
    const some = createMatchedSource({
      ...{ all: source, memory: source, passes, from: 0, fetch: async () => null, pace: atOnce },
    });
    some.onChange(() => undefined);
    return some;
  };
  return { source, errors: only(({ kind }) => kind === 'error'), urcs: only(({ kind }) => kind === 'urc') };
};

describe('the ruler', () => {
  it('has a tick for each error, where its line is among all lines', () => {
    const { source, ...lines } = many(1_000);
    const ticks = ticksOf(source, { ...lines, hits: null, marks: new Map([[500, '']]) }, 400);
    const errors = ticks.filter(({ kind }) => kind === 'error');
    expect(errors.map(({ sequence }) => sequence)).toEqual([50, 150, 250, 350, 450, 550, 650, 750, 850, 950]);
    expect(errors[0]?.yPx).toBeCloseTo(20);
    expect(ticks.filter(({ kind }) => kind === 'mark')).toEqual([{ kind: 'mark', sequence: 500, yPx: 200 }]);
  });

  it('has as many ticks as fit, whatever the number of lines', () => {
    const { source, ...lines } = many(20_000);
    const ticks = ticksOf(source, { ...lines, hits: null, marks: new Map() }, 400);
    expect(ticks.length).toBeLessThan(500);
    expect(ticks.length).toBeGreaterThan(200);
  });

  it('ends where the place of a line among all lines is only estimated, as in the older part of a recording', () => {
    const { source, ...lines } = many(200);
    const estimated = { ...source, sequenceAt: (rank: number) => source.near(Math.floor(rank / 2), 1) };
    const ticks = ticksOf(estimated, { ...lines, hits: null, marks: new Map() }, 400);
    expect(ticks.filter(({ kind }) => kind === 'error').map(({ sequence }) => sequence)).toEqual([50, 150]);
  });

  it('goes to the nearest tick, an error before others', () => {
    const ticks = [
      { kind: 'urc', yPx: 100, sequence: 1 },
      { kind: 'error', yPx: 100, sequence: 2 },
      { kind: 'urc', yPx: 108, sequence: 3 },
    ] as const;
    expect(tickAt(ticks, 101)?.sequence).toBe(2);
    expect(tickAt(ticks, 107)?.sequence).toBe(3);
    expect(tickAt(ticks, 300)).toBeNull();
  });
});

describe('the thumb of the scroll bar', () => {
  it('is where the lines in view are, and never too small to hold', () => {
    expect(thumbOf(0, 50, 100, 400)).toEqual({ topPx: 0, heightPx: 200 });
    expect(thumbOf(50, 50, 100, 400)).toEqual({ topPx: 200, heightPx: 200 });
    expect(thumbOf(10_000_000, 50, 10_000_000, 400)).toEqual({ topPx: 376, heightPx: 24 });
    expect(thumbOf(0, 0, 0, 400).heightPx).toBeLessThanOrEqual(400);
  });

  it('leads to the line that it shows', () => {
    for (const rank of [0, 1_234_567, 5_000_000, 9_999_000]) {
      const thumb = thumbOf(rank, 50, 10_000_000, 400);
      expect(rankOfThumb(thumb.topPx, thumb.heightPx, 50, 10_000_000, 400)).toBe(rank);
    }
    expect(rankOfThumb(376, 24, 50, 10_000_000, 400)).toBeNull();
    expect(rankOfThumb(-50, 24, 50, 10_000_000, 400)).toBe(0);
  });
});

it('of new lines an error is announced, else a final result, and nothing else', () => {
  const { source, say } = testTraffic();
  say('answer', '+CSQ: 1,99');
  say('final', 'ERROR');
  say('final', 'OK');
  say('urc', '+CREG: 1', { name: '+CREG' });
  const said = (from: number, count: number, sinceMs = 0) =>
    lineToAnnounce(source.lines(from, count) ?? [], sinceMs)?.text;
  expect([said(0, 4), said(2, 2), said(3, 1), said(0, 1)]).toEqual(['ERROR', 'OK', undefined, undefined]);
  // Lines from before are not new.
  expect([said(0, 4, 1_000), said(0, 4, 2_000), said(0, 4, 3_000)]).toEqual(['ERROR', 'OK', undefined]);
});
