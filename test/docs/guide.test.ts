import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, exitCodes } from '../../shared/errors.ts';
import { failureWords } from '../../shared/words/failure-words.ts';
import { generalText } from '../../shared/words/general-text.ts';
import { wordsTexts } from '../rules/counted-words.ts';
import { root } from '../rules/source-tree.ts';

const texts = await wordsTexts();

/** Bold text that is not a name in the window: facts, and headings of paragraphs. */
const notNames = {
  en: /^(?:expired on 2026-05-02|UTC|Which one\?|exactly how many bytes will be sent|Recordings, and what to send to support)$/,
  zh: /^(?:已于 2026-05-02 过期|UTC|选哪一张？|实际发送的字节数|录制，以及发给支持人员的内容)$/,
};

describe.each([
  ['en', 'docs/guide.md', / \(`([a-z/-]+)`\)$/],
  ['zh', 'docs/guide.zh-CN.md', /（`([a-z/-]+)`）$/],
] as const)('the guide (%s)', (language, path, codeAtEnd) => {
  const guide = readFileSync(resolve(root, path), 'utf8');

  it('uses the names of the window', () => {
    const names = [...guide.matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, name = '']) => name.trim().replace(/[.。：]$/, ''));
    expect(names.length).toBeGreaterThan(20);
    const unknown = names.filter(
      (name) => !notNames[language].test(name) && !texts.some((text) => text[language] === name),
    );
    expect(unknown).toEqual([]);
  });

  it('describes the frequent failures with the words of the window', () => {
    const rows = guide.split('\n').flatMap((line) => {
      const cell = line.split('|')[1]?.trim() ?? '';
      const [mark = '', code = ''] = codeAtEnd.exec(cell) ?? [];
      return Object.hasOwn(exitCodes, code) ? [{ code: code as ErrorCode, sentence: cell.slice(0, -mark.length) }] : [];
    });
    expect(rows).toHaveLength(10);
    for (const { code, sentence } of rows) {
      expect(sentence).toBe(generalText(failureWords[language][code].happened).replace(/[.。]$/, ''));
    }
  });
});
