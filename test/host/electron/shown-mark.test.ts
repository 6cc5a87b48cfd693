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

it('the starter finds the mark of a window that was shown, however often', () => {
  const path = join(platform.dataFolder, 'mark');
  markShown(path);
  markShown(path);
  expect(existsSync(path)).toBe(true);
});

it.each([[undefined], ['']])('without a starter (%o) nothing is marked', (path) => markShown(path));

it('a starter that is gone is no reason to fail', () => markShown(join(platform.dataFolder, 'gone', 'mark')));
