import { describe, expect, it } from 'vitest';
import { findHardCoded } from './hard-coded-sentences.ts';
import { listPaths, readFiles } from './source-tree.ts';

const components = /\.tsx$/;

describe('the window', () => {
  it('has components at all', () => {
    expect(listPaths('renderer').filter((path) => components.test(path)).length).toBeGreaterThan(30);
  });

  it('says no sentence that stands in a component: all of them are in shared/words/ui, in both languages', () => {
    const found = readFiles(['renderer'], components).flatMap(({ path, text }) =>
      findHardCoded(text).map((place) => `${path}:${place}`),
    );
    expect(found).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    ['const A = () => <p>Nothing here yet</p>;', ['1: Nothing here yet']],
    ['const A = () => <p>还没有内容</p>;', ['1: 还没有内容']],
    ['const A = () => (\n  <Button aria-label="Close it">x</Button>\n);', ['2: Close it']],
    ['const A = () => <input placeholder="Topic" />;', ['1: Topic']],
    ["const A = () => <p title={t('a.b')}>{t('a.b')}</p>;", []],
    ['const A = () => <p>QoS</p>;', []],
    ['const A = () => <span>·</span>;', []],
    ['const A = <T extends string>(a: Map<T, number>) => <p>{a.size > 3 && b < 4}</p>;', []],
    ['/** <p>Nothing here yet</p> */\nconst A = () => <p />;', []],
  ])('judges %j', (source, found) => {
    expect(findHardCoded(source)).toEqual(found);
  });
});
