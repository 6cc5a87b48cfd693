import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for whatever a run leaves in the system's own: workers are ended before what they meant to remove at their end,
 * and each run left some hundred folders behind. Called once for each project; a short name, for the path of a socket in it
 * must stay below some hundred characters.
 */
export const setup = (): (() => void) => {
  if (process.env.ATELIER_TEST_SCRATCH) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'atelier-'));
  for (const name of ['ATELIER_TEST_SCRATCH', 'TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
