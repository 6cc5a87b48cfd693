import { describe, expect, it } from 'vitest';
import { findHardCoded, findSpokenStrings } from './hard-coded-sentences.ts';
import { listPaths, readFiles } from './source-tree.ts';

const components = /\.tsx$/;
const modules = /\.tsx?$/;

describe('the window', () => {
  it('has components', () => {
    expect(listPaths('renderer').filter((path) => components.test(path)).length).toBeGreaterThan(30);
  });

  it('has no sentence in a component: all of them are in shared/words/ui, in both languages', () => {
    const found = readFiles(['renderer'], components).flatMap(({ path, text }) =>
      findHardCoded(text).map((place) => `${path}:${place}`),
    );
    expect(found).toEqual([]);
  });

  it('has none in a string or a template either, in components and their helpers', () => {
    const found = readFiles(['renderer'], modules).flatMap(({ path, text }) =>
      findSpokenStrings(text).map((place) => `${path}:${place}`),
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
  ])('checks %j', (source, found) => {
    expect(findHardCoded(source)).toEqual(found);
  });

  // `§{` means `${`, which an ordinary string must not contain.
  it.each([
    ["const a = <p>{x ? 'Nothing here' : t('a.b')}</p>;", ['1: Nothing here']],
    ["const a = <p>{x ? 'Foo' : t('a.b')}</p>;", ['1: Foo']],
    ["const a = {\n  b: '已连接',\n};", ['2: 已连接']],
    ['const a = `§{n} of §{m}`;', ['1: of']],
    ['const a = `§{n} bytes were lost`;', ['1: bytes were lost']],
    ['const a = `Lost: §{n}`;', ['1: Lost:']],
    ['const a = <Button title={`Close §{name}`} />;', ['1: Close']],
    ["const a = key === 'Enter' || key === 'Escape';", []],
    ["const a = state === 'failed' ? 'done' : 'CONNECT OK';", []],
    ['const a = `§{styles.note} §{styles.bad ?? ""}`;', []],
    ["const a = '1px solid var(--line)';", []],
    ["throw new Error('drawn before the first snapshot');", []],
    ["// 'Nothing here'\nconst a = /Nothing here/;", []],
    ["import { a } from '../parts/words.ts';", []],
  ])('checks strings and templates: %j', (source, found) => {
    expect(findSpokenStrings(source.replaceAll('§', '$'))).toEqual(found);
  });
});
