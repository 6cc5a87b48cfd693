import { describe, expect, it } from 'vitest';
import { createFilteredSource, type FilterPace } from '../../../renderer/store/filtered-source.ts';
import type { LineSource } from '../../../renderer/store/line-source.ts';
import { testTraffic } from '../panes/terminal/source-of.ts';

const atOnce: FilterPace = { now: () => 0, later: () => () => undefined };

const textsOf = (source: LineSource): readonly string[] => (source.lines(0, 1_000) ?? []).map(({ text }) => text);

const quiet = (): void => undefined;

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

  it('forgets lines that are dropped', () => {
    const { source, say } = testTraffic({ lines: 10, bytes: 10_000 });
    const filtered = createFilteredSource(source, ({ text }) => /[02468]$/.test(text), atOnce);
    filtered.onChange(quiet);
    for (let index = 0; index < 100; index += 1) say('answer', `n${index}`);
    expect(filtered.count()).toBe(textsOf(source).filter((text) => /[02468]$/.test(text)).length);
    expect(filtered.first()).toBeGreaterThan(80);
    expect(filtered.rankOf(filtered.first())).toBe(0);
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

  it('over a filtered source is a search in it', () => {
    const { source, say } = testTraffic();
    for (const text of ['a1', 'b1', 'b2', 'a2']) say('answer', text);
    const some = createFilteredSource(source, ({ text }) => text.startsWith('b'), atOnce);
    const hits = createFilteredSource(some, ({ text }) => text.endsWith('2'), atOnce);
    some.onChange(quiet);
    hits.onChange(quiet);
    expect(textsOf(hits)).toEqual(['b2']);
    say('answer', 'b22');
    expect(textsOf(hits)).toEqual(['b2', 'b22']);
  });
});
