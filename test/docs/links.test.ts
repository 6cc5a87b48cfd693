import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, root, type SourceFile } from '../rules/source-tree.ts';

const top = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((path) => ({
  path,
  text: readFileSync(resolve(root, path), 'utf8'),
}));
const documents: readonly SourceFile[] = [...top, ...readFiles(['docs', 'shared', 'electron', 'renderer'], /\.md$/)];

interface Link {
  readonly from: string;
  /** Relative to the root; the file itself for a link within it. */
  readonly to: string;
  readonly anchor: string | null;
}

const linksIn = ({ path, text }: SourceFile): readonly Link[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = null] = target.split('#');
      return { from: path, to: file === '' ? path : posix.join(posix.dirname(path), file), anchor };
    });

/** As GitHub generates them: lower case, no punctuation, a hyphen for each blank. */
const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );

const links = documents.flatMap(linksIn);

describe('links of the documents', () => {
  it('lead to a file', () => {
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(({ to }) => !existsSync(resolve(root, to)))).toEqual([]);
  });

  it('lead to an existing heading', () => {
    const dead = links.filter(({ to, anchor }) => {
      const path = resolve(root, to);
      return anchor !== null && statSync(path).isFile() && !anchorsOf(readFileSync(path, 'utf8')).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('of %s lead to every document for its readers', (readme) => {
    const reached = new Set<string>([readme]);
    for (const path of reached) for (const { from, to } of links) if (from === path) reached.add(to);
    const all = documents.map(({ path }) => path).filter((path) => /^docs\/[^/]+\.md$/.test(path));
    expect(all.filter((path) => !reached.has(path))).toEqual([]);
  });

  it('and the tests named in docs/proof.md exist', () => {
    const { text } = documents.find(({ path }) => path === 'docs/proof.md') ?? { text: '' };
    const named = [...text.matchAll(/\b(?:test|\.github|\.ci)\/[\w/.-]+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });
});
