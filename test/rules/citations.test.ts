import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDeadCitations, type Library } from './citations.ts';
import { example, listPaths, productFolders, readFiles, root, type SourceFile } from './source-tree.ts';

const folders = [...productFolders, 'test', 'docs', '.ci', '.github'] as const;

const topPaths = readdirSync(root).filter((name) => /\.(?:md|json|yml)$/.test(name) && name !== 'package-lock.json');

const top: readonly SourceFile[] = topPaths.map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }));

/** The rule and its examples contain invalid citations. */
const isThisRule = ({ path }: SourceFile): boolean => /^test\/rules\/citations\.(?:test\.)?ts$/.test(path);

const documents = readFiles(['docs'], /\.md$/);

const library: Library = {
  documents,
  paths: [...folders.flatMap(listPaths), ...topPaths],
  transcripts: readdirSync(resolve(root, 'test/fixtures/transcripts')).map((name) => name.slice(0, 2)),
};

const files = [...top, ...readFiles(folders, /\.(?:tsx?|mjs|css|md|json|html|yml)$|\.ci\/[\w-]+$/)];

describe('every citation', () => {
  it('of a document, a section, a row or a transcript can be followed', () => {
    expect(
      findDeadCitations(
        files.filter((file) => !isThisRule(file)),
        library,
      ),
    ).toEqual([]);
  });

  it('is found: each document with numbered sections has at least one', () => {
    for (const { path } of documents.filter(({ text }) => /^## \d/m.test(text))) {
      const isGuide = /^docs\/guide\./.test(path);
      expect(isGuide || files.some((file) => file.path !== path && file.text.includes(`${path} §`)), path).toBe(true);
    }
  });
});

describe('the rule', () => {
  const book: SourceFile = {
    path: 'docs/book.md',
    text: '# Book\n\n## 1 One\n\n### 1.2 Two\n\n| # | why |\n|---|---|\n| 4 | x |\n| 7 | y |\n\n## 2 Three\n\n| 8 | z |\n\n1. first\n2. second\n',
  };
  const small: Library = { documents: [book], paths: ['docs/book.md', 'shared/README.md'], transcripts: ['02', '27'] };
  const faultsIn = (text: string, path = 'shared/a.ts'): readonly string[] =>
    findDeadCitations([example(path, text)], small);

  it.each([
    '// Two parts (docs/book.md §1.2).',
    '// `docs/book.md` §1, §1.2 row 4 and §2.',
    '// docs/book.md §1.2 rows 4 to 7, §2 point 2',
    '/**\n * The end of a line (docs/book.md\n * §1.2) changes nothing.\n */',
    "source: 'MAN CSQ; transcripts 02, 27; docs/book.md §1–§2',",
    '// A certificate (RFC 5280 §4.2.1.1), a topic (MQTT 3.1.1 §4.7), a number (3GPP TS 27.007 §9.2, ITU-T V.250 §5.6.1).',
    '// See README.md, shared/README.md and docs/book.md.',
    '// https://github.com/a/b, docs/deep/page.md',
    'const sign = `§{n}`;',
    'const letters: Letters[U] = map[L];',
  ])('accepts %j', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });

  it.each([
    ['// docs/book.md §1.3', 'docs/book.md has no §1.3'],
    ['// docs/book.md §1.2, §9', 'docs/book.md has no §9'],
    ['// docs/book.md §1 to §3', 'docs/book.md has no §3'],
    ['// docs/book.md §1.2 row 8', 'docs/book.md §1.2 has no 8'],
    ['// docs/book.md §2 point 3', 'docs/book.md §2 has no 3'],
    ['// docs/other.md §1', 'docs/other.md does not exist'],
    ['// book §1.2', '§1.2 names no document'],
    ['// book.md §1.2', '§1.2 names no document'],
    ['// next.md says why', 'next.md does not exist'],
    ['// reliability R-3', 'reliability R-3: not in the repository'],
    ['// as T-5a names them', 'T-5a: a code that readers cannot look up'],
    ['// not documented [U].', '[U]: describe the certainty in words'],
    ['// transcripts 02, 05', 'transcript 05 does not exist'],
    ['// the numbers of 27.007', '27.007: write 3GPP TS before it'],
    ['// (V.250 5.6.1)', 'V.250: write ITU-T before it'],
  ])('reports for %j: %s', (text, fault) => {
    expect(faultsIn(text)).toContain(`shared/a.ts:1: ${fault}`);
  });

  it('reports the line on which a citation begins', () => {
    expect(faultsIn('one\ntwo\n// three (docs/book.md\n// §7)')).toEqual(['shared/a.ts:3: docs/book.md has no §7']);
  });

  it('treats a section without a document as a section of the same document', () => {
    expect(faultsIn('See §1.2 and §3.', 'docs/book.md')).toEqual(['docs/book.md:1: docs/book.md has no §3']);
  });
});
