import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsTexts } from './counted-words.ts';
import { findOtherWords, findOtherWordsInText, otherMeanings, readGlossary } from './glossary.ts';
import { root } from './source-tree.ts';

/** What users read. */
const pages = ['README', 'docs/cli', 'docs/data', 'docs/errors', 'docs/guide', 'docs/install', 'docs/profile'];
const documents = pages.flatMap((page) => ['', '.zh-CN'].map((ending) => `${page}${ending}.md`));

const glossary = readGlossary(readFileSync(resolve(root, 'shared/words/README.md'), 'utf8'));
const texts = await wordsTexts();

const isException = (found: string): boolean => otherMeanings.some(({ path }) => found.startsWith(`${path}:`));

describe('one word for each thing', () => {
  const inTables = texts.flatMap((both) => findOtherWords(both, glossary));

  it('is used in the tables of words, in both languages', () => {
    expect(glossary.length).toBeGreaterThan(10);
    expect(inTables.filter((line) => !isException(line))).toEqual([]);
  });

  it('has no unnecessary exception', () => {
    expect(otherMeanings.filter(({ path }) => !inTables.some((line) => line.startsWith(`${path}:`)))).toEqual([]);
  });

  it('is used in the README and in the documents for users', () => {
    const found = documents.flatMap((path) =>
      findOtherWordsInText(path, readFileSync(resolve(root, path), 'utf8'), glossary),
    );
    expect(found).toEqual([]);
  });
});

describe('the rule', () => {
  const terms = readGlossary(
    [
      '| English | 中文 | not |',
      '|---|---|---|',
      '| profile | 方案 | recipe; 配置 |',
      '| theme | 外观 | 主题 |',
      '| topic (of a message) | 主题 | |',
    ].join('\n'),
  );

  it('reads the table', () => {
    expect(terms.map(({ en, zh, not }) => [en, zh, ...not])).toEqual([
      ['profile', '方案', 'recipe', '配置'],
      ['theme', '外观', '主题'],
      ['topic', '主题'],
    ]);
  });

  it.each([
    ['Save profile', '保存方案', 0],
    ['Save profile', '保存配置', 2],
    ['Save', '保存配置', 1],
    ['Save the recipe', '保存', 1],
    ['Change theme', '切换主题', 2],
    ['Change theme', '切换外观', 0],
    ['Topic', '主题', 0],
    ['Subscribe', '订阅主题', 0],
    ['Check --profile', '请检查 --profile', 0],
    ['to {topic}', '发往 {topic}', 0],
  ])('finds in %j and %j %i problems', (en, zh, count) => {
    expect(findOtherWords({ path: 't', en, zh }, terms)).toHaveLength(count);
  });

  it('ignores code and titles of other documents', () => {
    const text = '保存配置\n《配置教程》\n`配置`\n主题';
    expect(findOtherWordsInText('d', text, terms)).toEqual(['d:1: "配置" must not be used']);
  });
});
