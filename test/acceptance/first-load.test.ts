import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPage, readBuiltPage } from '../support/first-load.ts';

/** Of the window without a page in it; 495 kB when all was one file. */
const firstLoadBytes = 300_000;
/** With the page that is opened first. */
const firstPageBytes = 400_000;
const pageNames = [
  'setup-page',
  'module-page',
  'terminal-pane',
  'mqtt-page',
  'recordings-pane',
  'settings-pane',
  'palette-list',
];

describe('the scripts of the built page', () => {
  const folder = join(process.env.ATELIER_TEST_DIST ?? '', 'renderer');
  let page: BuiltPage;
  beforeAll(() => {
    page = readBuiltPage(folder);
  });
  const fileOf = (name: string): string => page.all.find((file) => file.startsWith(`${name}-`)) ?? `no file ${name}`;

  it('are at most 300 kB (gzip) before the window is shown', () => {
    expect(page.first.length).toBeGreaterThan(0);
    expect(page.gzipBytes(page.first)).toBeLessThanOrEqual(firstLoadBytes);
  });

  it('are at most 400 kB with the page that is opened first', () => {
    const both = new Set([...page.first, ...page.withImports(fileOf('setup-page'))]);
    expect(page.gzipBytes(both)).toBeLessThanOrEqual(firstPageBytes);
  });

  it.each(pageNames)('%s comes when it is opened, not before', (name) => {
    expect(page.all).toContain(fileOf(name));
    expect(page.first).not.toContain(fileOf(name));
  });

  it('the engine for regular expressions is loaded when one is typed', () => {
    const mark = 'CASE_INSENSITIVE';
    const terminal = page.withImports(fileOf('terminal-pane'));
    const before = new Set([...page.first, ...page.withImports(fileOf('setup-page')), ...terminal]);
    expect([...before].filter((name) => page.text(name).includes(mark))).toEqual([]);
    expect(page.all.some((name) => page.text(name).includes(mark))).toBe(true);
  });

  it('are also available compressed', () => {
    for (const name of page.all) {
      const path = join(folder, 'assets', name);
      const bytes = readFileSync(path);
      expect(brotliDecompressSync(readFileSync(`${path}.br`)).equals(bytes)).toBe(true);
      expect(gunzipSync(readFileSync(`${path}.gz`)).equals(bytes)).toBe(true);
    }
    expect(existsSync(join(folder, 'index.html.br'))).toBe(true);
  });
});
