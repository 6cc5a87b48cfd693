import { describe, expect, it } from 'vitest';
import { folders } from './folders.ts';
import { example, listPaths, productFolders, readFiles, type SourceFile } from './source-tree.ts';

const maximumLines = 25;

/** Folders of the table with code but without a README, or with one that is too long. */
const judgeReadmes = (paths: readonly string[], readmes: readonly SourceFile[]): readonly string[] =>
  folders
    .filter(({ path }) => path.endsWith('/') && paths.some((file) => file.startsWith(path) && /\.tsx?$/.test(file)))
    .flatMap(({ path }) => {
      const readme = readmes.find((file) => file.path === `${path}README.md`);
      if (readme === undefined) return [`${path} has no README.md`];
      const lines = readme.text.trimEnd().split('\n').length;
      return lines > maximumLines ? [`${readme.path} has ${lines} lines, at most ${maximumLines}`] : [];
    });

describe('every folder of the table', () => {
  it('has a README', () => {
    expect(judgeReadmes(productFolders.flatMap(listPaths), readFiles(productFolders, /README\.md$/))).toEqual([]);
  });
});

describe('the rule', () => {
  it('requires a README of at most 25 lines where there is code', () => {
    const paths = ['electron/at/engine.ts', 'electron/link/tcp-link.ts', 'shared/a.ts', 'electron/modules/notes.txt'];
    const readmes = [
      example('electron/link/README.md', 'x\n'.repeat(26)),
      example('shared/README.md', 'x\n'.repeat(25)),
    ];
    expect(judgeReadmes(paths, readmes)).toEqual([
      'electron/link/README.md has 26 lines, at most 25',
      'electron/at/ has no README.md',
    ]);
  });
});
