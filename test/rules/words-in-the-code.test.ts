import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { productFolders, readFiles, root } from './source-tree.ts';

/** The rows of the section `## Words in the code` of CONTRIBUTING.md: each term, and the names that use it. */
const readWords = (markdown: string): readonly { readonly word: string; readonly names: readonly string[] }[] =>
  (/^## Words in the code\n(.*?)(?=^## )/ms.exec(markdown)?.[1] ?? '').split('\n').flatMap((line) => {
    const [, word = '', , names = ''] = line.split('|').map((cell) => cell.trim());
    const found = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return found.length === 0 ? [] : [{ word, names: found }];
  });

describe('the words in the code that CONTRIBUTING.md explains', () => {
  const words = readWords(readFileSync(resolve(root, 'CONTRIBUTING.md'), 'utf8'));
  const source = readFiles(productFolders, /\.tsx?$/)
    .map(({ text }) => text)
    .join('\n');

  it('are some fifteen', () => {
    expect(words.length).toBeGreaterThanOrEqual(15);
  });

  it.each(words.map(({ word, names }) => [word, names] as const))('%s is used in the sources', (_word, names) => {
    expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(source))).toEqual([]);
  });
});

it('the rule reads the last column of the table', () => {
  const table =
    '## Words in the code\n\n| word | means | where |\n|---|---|---|\n| a, `b` | c `d` | `E`, `f` |\n\n## Next\n';
  expect(readWords(table)).toEqual([{ word: 'a, `b`', names: ['E', 'f'] }]);
});
