import { describe, expect, it } from 'vitest';
import {
  asksForLineEnd,
  byCode,
  importRows,
  initialChoice,
  newGroups,
} from '../../../../../renderer/panes/terminal/exchange/import-choice.ts';
import type { ImportItem, ImportPreview } from '../../../../../shared/imports/preview.ts';

const item = (index: number, more: Partial<ImportItem> = {}): ImportItem =>
  ({ index, text: 'AT', factoryDefault: false, ...more }) as ImportItem;

const preview = (items: readonly ImportItem[], more: Partial<ImportPreview> = {}): ImportPreview => ({
  ...{ format: 'sscom-5.10', encoding: 'gb18030', lineEnds: 'crlf', settings: {}, warnings: [] },
  groups: [{ name: 'sscom51', items }],
  ...more,
});

const sends = (file: { readonly steps: readonly { readonly send?: string | undefined }[] } | undefined) =>
  file?.steps.map(({ send }) => send);

describe('what is taken of a list', () => {
  it('is everything at first, but nothing that came with the other program', () => {
    const list = preview([item(1, { factoryDefault: true }), item(2), item(3)]);
    const choice = initialChoice(list);
    expect(importRows(list).groups[0]?.rows.map(({ key }) => choice.ticked.has(key))).toEqual([false, true, true]);
    expect(newGroups(list, choice)[0]?.file.steps).toHaveLength(2);
  });

  it('goes on after a failed item where the other program did, unless a person says otherwise', () => {
    const onFails = (list: ImportPreview, change = {}) =>
      newGroups(list, { ...initialChoice(list), ...change })[0]?.file.steps.map(({ onFail }) => onFail);
    expect(onFails(preview([item(1), item(2)]))).toEqual(['continue', 'continue']);
    expect(onFails(preview([item(1)]), { goesOn: false })).toEqual([undefined]);
    expect(onFails(preview([item(1)], { format: 'tera-term' }))).toEqual([undefined]);
  });

  it('is nothing that cannot be a step', () => {
    const list = preview([item(1), { index: 2, hex: '4', factoryDefault: false }]);
    expect(importRows(list).groups[0]?.rows.map(({ canBeTaken }) => canBeTaken)).toEqual([true, false]);
    expect(initialChoice(list).ticked.size).toBe(1);
  });

  it('is a group for each group of the list, without those of which nothing is ticked', () => {
    const list = preview([], {
      groups: [
        { name: 'a', items: [item(1, { text: 'AT+A' })] },
        {
          name: 'b',
          items: [item(1, { text: 'AT+B' }), item(2, { text: 'AT+C', label: 'last', order: 0, delayMs: 20 })],
        },
        { name: 'c', items: [item(1)] },
      ],
    });
    const ticked = new Set([...initialChoice(list).ticked].filter((key) => !key.startsWith('2')));
    const groups = newGroups(list, { lineEnds: 'crlf', goesOn: false, ticked });
    expect(groups.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(groups[1]?.file.steps).toEqual([
      { send: 'AT+B' },
      { name: 'last', send: 'AT+C', order: 0, delayAfter: '20ms' },
    ]);
  });

  it('has the line end that was chosen, once', () => {
    const list = preview([item(1), item(2, { text: 'ATI\r\n' })], { lineEnds: 'none' });
    const choice = initialChoice(list);
    const [as] = newGroups(list, choice);
    expect([as?.file.lineEnding, sends(as?.file)]).toEqual(['none', ['AT', 'ATI\\r\\n']]);
    const [added] = newGroups(list, { ...choice, lineEnds: 'crlf' });
    expect([added?.file.lineEnding, sends(added?.file)]).toEqual([undefined, ['AT', 'ATI']]);
  });

  it('keeps a text that ends itself where the list adds the same end', () => {
    const list = preview([item(1, { text: 'ATI\r\n' })]);
    expect(sends(newGroups(list, initialChoice(list))[0]?.file)).toEqual(['ATI\\r\\n']);
  });
});

describe('what is said of a list', () => {
  it('is shown at its item, in its group; what belongs to no item is shown apart', () => {
    const list = preview([], {
      groups: [
        { name: 'a', items: [item(1)] },
        { name: 'b', items: [item(1), { index: 2, hex: '4', factoryDefault: false }] },
      ],
      warnings: [
        { code: 'escapes-read', index: 1, group: 'b' },
        { code: 'hex-not-read', index: 2 },
        { code: 'item-not-read', index: 9, line: 40 },
        { code: 'settings-not-used', count: 3 },
      ],
    });
    const { groups, others } = importRows(list);
    const codes = groups.map(({ rows }) => rows.map(({ warnings }) => warnings.map(({ code }) => code)));
    expect(codes).toEqual([[[]], [['escapes-read'], ['hex-not-read']]]);
    expect(others.map(({ code }) => code)).toEqual(['item-not-read', 'settings-not-used']);
  });

  it('also says what a sequence cannot hold of an item', () => {
    const { groups } = importRows(preview([item(1, { expect: 'a\r\nb' }), item(2)]));
    expect(groups[0]?.rows.map(({ notes }) => notes.map(({ code }) => code))).toEqual([['answer-of-lines'], []]);
  });

  it('asks for the line end where AT commands have none', () => {
    const warnings = [{ code: 'line-end-not-added', index: 1 }] as const;
    expect(asksForLineEnd(preview([item(1)], { lineEnds: 'none', warnings }))).toBe(true);
    expect(asksForLineEnd(preview([item(1)], { lineEnds: 'none' }))).toBe(false);
    const marks = (lineEnds: 'none' | 'crlf') =>
      importRows(preview([item(1)], { lineEnds: 'none', warnings }), lineEnds).groups[0]?.rows[0]?.warnings.length;
    expect([marks('none'), marks('crlf')]).toEqual([1, 0]);
    expect(asksForLineEnd(preview([item(1)]))).toBe(false);
  });

  it('is one sentence for all places of a kind', () => {
    const [a, b, c] = [
      { code: 'x', n: 1 },
      { code: 'y', n: 2 },
      { code: 'x', n: 3 },
    ] as const;
    expect(byCode([a, b, c])).toEqual([[a, c], [b]]);
  });
});
