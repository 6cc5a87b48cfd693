import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePlatform } from '../../../electron/host/node/node-platform.ts';

let folder = '';
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const platform = createNodePlatform();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-same-file-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('isSameFile', () => {
  const same = (one: string, other: string) => platform.isSameFile(one, other);

  it.each([
    ['an existing file', true],
    ['a file that does not exist yet', false],
  ])('recognises %s with every spelling', async (_name, isThere) => {
    mkdirSync(at('folder'));
    if (isThere) writeFileSync(at('folder', 'x'), '');
    symlinkSync(at('folder'), at('linked-folder'));
    symlinkSync(at('folder', 'x'), at('link'));
    symlinkSync('link', at('link-of-link'));
    const spellings = [
      at('folder', 'x'),
      `${at('folder')}/./x`,
      `${at('folder')}//x`,
      `${at('folder')}/../folder/x`,
      at('linked-folder', 'x'),
      at('link'),
      at('link-of-link'),
    ];
    for (const one of spellings)
      for (const other of spellings) expect([one, other, await same(one, other)]).toEqual([one, other, true]);
    expect(await same(at('folder', 'x'), at('folder', 'y'))).toBe(false);
    expect(await same(at('link'), at('x'))).toBe(false);
    expect(await same(at('none', 'deep', 'x'), `${at('none')}/./deep/x`)).toBe(true);
    expect(await same(at('none', 'deep', 'x'), at('none', 'x'))).toBe(false);
  });

  it('recognises a file by a hard link', async () => {
    writeFileSync(at('x'), '');
    linkSync(at('x'), at('hard'));
    expect(await same(at('x'), at('hard'))).toBe(true);
  });

  it('ends for circular links', async () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    expect(await same(at('a'), at('x'))).toBe(false);
  });
});
