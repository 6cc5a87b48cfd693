import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visitFolders } from '../../../electron/host/web/visit-file.ts';

describe.skipIf(process.platform === 'win32')('the folders for the file that leads a browser to the page', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'atelier-home-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it.each([
    ['without snaps', 'linux', false, '.local/share/atelier', false],
    ['a hidden data folder with snaps', 'linux', true, '.local/share/atelier', true],
    ['a plain data folder with snaps', 'linux', true, 'work/data', false],
    ['a hidden folder further down, which snaps may read', 'linux', true, 'work/.data', false],
    ['the folder of the snaps themselves', 'linux', true, 'snap/data', true],
    ['a folder outside of the home folder', 'linux', true, '../elsewhere', true],
    ['macOS', 'darwin', true, '.atelier', false],
  ])('%s', (_name, os, hasSnaps, data, isHomeFirst) => {
    if (hasSnaps) mkdirSync(join(home, 'snap'));
    const dataFolder = join(home, data);
    const rest = [dataFolder, '/spare'];
    expect(visitFolders(dataFolder, { os, home, spare: '/spare' })).toEqual(isHomeFirst ? [home, ...rest] : rest);
  });
});
