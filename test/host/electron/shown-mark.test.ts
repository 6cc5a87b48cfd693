import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { markShown } from '../../../electron/host/electron/shown-mark.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

let platform: TempPlatform;
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

it('the starter finds the file after a window was shown, also more than once', () => {
  const path = join(platform.dataFolder, 'mark');
  markShown(path);
  markShown(path);
  expect(existsSync(path)).toBe(true);
});

it.each([[undefined], ['']])('without a starter (%o) no file is written', (path) => markShown(path));

it('a starter that has ended causes no failure', () => markShown(join(platform.dataFolder, 'gone', 'mark')));
