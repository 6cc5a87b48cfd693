import { expect, it } from 'vitest';
import { userDataFolder } from '../../../electron/host/node/data-folder.ts';

it.each([
  ['linux', '/home/a', {}, '/home/a/.local/share/atelier'],
  ['linux', '/home/a', { XDG_DATA_HOME: '/data' }, '/data/atelier'],
  ['linux', '/home/a', { XDG_DATA_HOME: '' }, '/home/a/.local/share/atelier'],
  ['linux', '/home/a', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/atelier'],
  ['darwin', '/Users/a', { XDG_DATA_HOME: '/data' }, '/Users/a/Library/Application Support/ATelier'],
  ['win32', 'C:\\Users\\a', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\ATelier'],
  ['win32', 'C:\\Users\\a', {}, 'C:\\Users\\a\\AppData\\Roaming\\ATelier'],
])('on %s with home %s and %j data is kept in %s', (os, home, environment, folder) => {
  expect(userDataFolder({ os, home, environment })).toBe(folder);
});
