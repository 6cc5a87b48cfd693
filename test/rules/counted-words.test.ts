import { describe, expect, it } from 'vitest';
import { findUncounted, uncounted, wordsTexts } from './counted-words.ts';

const texts = await wordsTexts();

describe('sentences with a number', () => {
  it('are right for 0, 1, 2 and many', () => {
    expect(texts.flatMap(findUncounted)).toEqual([]);
  });

  it('are found, and every exception is needed', () => {
    expect(texts.filter(({ en }) => /\{[a-zA-Z]+#/.test(en)).length).toBeGreaterThan(20);
    expect(uncounted.filter(({ text }) => !texts.some(({ en }) => en.includes(text)))).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    ['{n} {n#line|lines} kept', '已保留 {n} 行', 0],
    ['{n} lines kept', '已保留 {n} 行', 1],
    ['{n} older messages', '更早的 {n} 条消息', 1],
    ['{file} is empty', '{file} 为空', 0],
    ['in {n} s', '{n} 秒后', 0],
    ['{n} {n#line|lines} kept', '已保留 {n}', 1],
    ['{n} {n#line|lines} kept', '已保留 {n} {n#行|行}', 2],
    ['{n} {n#line|line} kept', '已保留 {n} 行', 1],
  ])('finds in %j and %j %i problems', (en, zh, count) => {
    expect(findUncounted({ path: 't', en, zh })).toHaveLength(count);
  });
});
