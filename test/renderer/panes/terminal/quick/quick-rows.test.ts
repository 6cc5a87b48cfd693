import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuickResults } from '../../../../../renderer/panes/terminal/quick/quick-results.ts';
import { dropPlace, placeAfter, rowsOf } from '../../../../../renderer/panes/terminal/quick/quick-rows.ts';
import type { AskSequences, QuickGroup } from '../../../../../renderer/panes/terminal/quick/quick-store.ts';
import type { GroupSummary, ItemResult } from '../../../../../shared/contract/sequences.ts';
import { ok } from '../../../../../shared/outcome.ts';
import type { StepFile } from '../../../../../shared/sequences/file-schema.ts';

const summary = (id: string, change: Partial<GroupSummary> = {}): GroupSummary => ({
  ...{ id, title: { en: `${id} in English`, zh: `${id} 中文` }, steps: 2, problems: [], failure: null },
  ...change,
});

const group = (id: string, steps: readonly StepFile[]): QuickGroup => ({
  content: { id, revision: 'r', file: { sequence: id, steps: [...steps] }, effects: [] },
  items: steps.map((step, index) => ({ id: index + 1, step, typed: null })),
  trouble: null,
});

const options = {
  list: [
    summary('one'),
    summary('two'),
    summary('bad', { problems: [{ code: 'not-yaml', path: [], detail: '', line: 1, column: 1 }] }),
  ],
  groups: {
    one: group('one', [
      { name: { en: 'Signal', zh: '信号' }, send: 'AT+CSQ' },
      { send: 'AT', expect: 'READY' },
    ]),
  },
  opened: new Set(['one']),
  search: '',
  language: 'en' as const,
};

const kinds = (change: Partial<typeof options>) =>
  rowsOf({ ...options, ...change }).map(({ kind, key }) => `${kind} ${key}`);

describe('the rows of the panel', () => {
  it('are the groups, the items of the open ones, and damaged files', () => {
    expect(kinds({})).toEqual(['group g one', 'item i 1', 'item i 2', 'add a one', 'group g two', 'damaged d bad']);
    expect(kinds({ opened: new Set() })).toEqual(['group g one', 'group g two', 'damaged d bad']);
  });

  it('are what a search finds, in names of both languages, content and expected replies', () => {
    for (const search of ['signal', '信号', 'csq']) expect(kinds({ search })).toEqual(['group g one', 'item i 1']);
    expect(kinds({ search: 'ready', opened: new Set() })).toEqual(['group g one', 'item i 2']);
    expect(kinds({ search: 'two in' })).toEqual(['group g two']);
    expect(kinds({ search: 'nothing' })).toEqual([]);
  });

  it('say before a run what the commands do', () => {
    const one = group('one', [{ send: 'AT' }]);
    const groups = {
      one: { ...one, content: { ...one.content, effects: [{ effect: 'flash' as const, steps: [0] }] } },
    };
    expect(kinds({ groups })[1]).toBe('notes n one');
  });

  it('move by one, and not beyond the ends', () => {
    expect(placeAfter(3, 0, -1)).toBeNull();
    expect(placeAfter(3, 2, 1)).toBeNull();
    expect(placeAfter(3, 1, 1)).toBe(2);
  });

  it('are dropped before or after the row under the pointer', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.boolean(), (from, over, isBehind) => {
        fc.pre(from !== over);
        const items = Array.from({ length: 10 }, (_, index) => index);
        const others = items.filter((index) => index !== from);
        const place = dropPlace(from, over, isBehind);
        const after = [...others.slice(0, place), from, ...others.slice(place)];
        expect(after.indexOf(from) - after.indexOf(over)).toBe(isBehind ? 1 : -1);
      }),
    );
  });
});

describe('the results of items', () => {
  const result = (key: string, number: number): ItemResult => ({
    key,
    number,
    answerMs: 1,
    attempts: 1,
    failure: null,
  });

  it('are asked for from the newest that is known, until there are no more', async () => {
    const all = Array.from({ length: 7 }, (_, index) => result(`k${index % 3}`, index + 1));
    const asked: number[] = [];
    let known = 5;
    const ask = (async ({ after }: { readonly after: number }) => {
      asked.push(after);
      return ok({ results: all.slice(after, Math.min(known, after + 3)) });
    }) as unknown as AskSequences;
    const results = new QuickResults(ask);
    await results.update('s1@0', 's1', 'one');
    expect(asked).toEqual([0, 3, 5]);
    known = 7;
    // The second asks once more when the first has its answer.
    await Promise.all([results.update('s1@0', 's1', 'one'), results.update('s1@0', 's1', 'one')]);
    const place = QuickResults.place('s1@0', 'one');
    expect([...(results.state.getState()[place]?.values() ?? [])].map(({ number }) => number)).toEqual([5, 6, 7]);
  });
});
