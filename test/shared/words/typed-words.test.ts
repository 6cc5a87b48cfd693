import { describe, expect, it } from 'vitest';
import { translateInto } from '../../../shared/words/translate.ts';
import { fill, words } from '../../../shared/words/typed-words.ts';

const table = words(
  {
    plain: 'No file.',
    counted: '{n} {n#file|files} in {folder}',
    partly: '{n} {n#file|files}[, {detail}]',
    part: { of: 'Part {name}' },
  },
  {
    plain: '没有文件。',
    counted: '{folder} 中有 {n} 个文件',
    partly: '{n} 个文件[，{detail}]',
    part: { of: '部分 {name}' },
  },
);

/** Each line must not compile; `npm run types` fails if one does. */
const mustNotCompile = (): readonly string[] => {
  const { en } = table;
  // @ts-expect-error: a sentence with placeholders is not a string before it is filled
  const unfilled: string = en.counted;
  return [
    unfilled,
    // @ts-expect-error: `folder` is missing
    fill(en.counted, { n: 1 }),
    // @ts-expect-error: no such placeholder
    fill(en.part.of, { name: 'a', other: 'b' }),
    // @ts-expect-error: either sentence may be used, so both values are required
    fill(en.plain === '' ? en.counted : en.part.of, { name: 'a' }),
    // @ts-expect-error: the number outside of the optional part is required
    fill(en.partly, { detail: 'a' }),
    // @ts-expect-error: the key is wrong
    translateInto('en')('setup.stopp'),
    // @ts-expect-error: the value is missing
    translateInto('en')('setup.lines'),
    // @ts-expect-error: the name of the value is wrong
    translateInto('en')('setup.lines', { number: 3 }),
    // @ts-expect-error: there is nothing to fill in
    translateInto('en')('setup.stop', { count: 3 }),
    // @ts-expect-error: the Chinese table lacks a sentence
    words({ a: 'a', b: 'b' }, { a: '一' }).en.a,
  ];
};

describe('a typed sentence', () => {
  it('is checked by the compiler', () => {
    expect(mustNotCompile).toBeTypeOf('function');
  });

  it('is filled with the values that it names', () => {
    expect(fill(table.en.counted, { n: 1, folder: 'x' })).toBe('1 file in x');
    expect(fill(table.en.counted, { n: 2, folder: 'x' })).toBe('2 files in x');
    expect(fill(table.zh.counted, { n: 1, folder: 'x' })).toBe('x 中有 1 个文件');
    expect(fill(table.en.part.of, { name: '{n}' })).toBe('Part {n}');
  });

  it('omits a part whose value is missing', () => {
    expect(fill(table.en.partly, { n: 3 })).toBe('3 files');
    expect(fill(table.en.partly, { n: 3, detail: null })).toBe('3 files');
    expect(fill(table.en.partly, { n: 3, detail: 'old' })).toBe('3 files, old');
  });

  it('of the window is looked up by its key, in both languages', () => {
    expect(translateInto('en')('setup.stop')).toBe('Stop');
    expect(translateInto('zh')('setup.stop')).toBe('停止');
    expect(translateInto('en')('diagnosis.likelihood.likely')).toBe('likely');
    expect(translateInto('zh')('setup.head.running', { at: 2, of: 5 })).toBe('第 2 步，共 5 步');
  });

  it.each([
    [
      0,
      '0 remarks',
      '0 条提示',
      '0 lines kept',
      '已保留 0 行',
      'Online · the run subscribed to 0 topics',
      '在线 · 运行时订阅了 0 个主题',
    ],
    [
      1,
      '1 remark',
      '1 条提示',
      '1 line kept',
      '已保留 1 行',
      'Online · the run subscribed to 1 topic',
      '在线 · 运行时订阅了 1 个主题',
    ],
    [
      2,
      '2 remarks',
      '2 条提示',
      '2 lines kept',
      '已保留 2 行',
      'Online · the run subscribed to 2 topics',
      '在线 · 运行时订阅了 2 个主题',
    ],
    [
      30,
      '30 remarks',
      '30 条提示',
      '30 lines kept',
      '已保留 30 行',
      'Online · the run subscribed to 30 topics',
      '在线 · 运行时订阅了 30 个主题',
    ],
  ])('uses the right form for the number %i', (count, ...forms) => {
    const both = [translateInto('en'), translateInto('zh')];
    expect(both.map((t) => t('setup.remarks', { count }))).toEqual(forms.slice(0, 2));
    expect(both.map((t) => t('terminal.kept', { n: count }))).toEqual(forms.slice(2, 4));
    expect(both.map((t) => t('setup.summary.connectDone', { count }))).toEqual(forms.slice(4, 6));
  });
});
