import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for everything that a run writes to the system's temporary folder. Workers are ended before they remove their files, and each run
 * left hundreds of folders. Called once for each project. The name is short, because the path of a socket in it must be shorter than about 100
 * characters.
 */
export const setup = (): (() => void) => {
  if (process.env.ATELIER_TEST_SCRATCH) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'atelier-'));
  for (const name of ['ATELIER_TEST_SCRATCH', 'TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
