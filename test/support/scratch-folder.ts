import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One folder for whatever a run leaves in the system's own: workers are ended before what they meant to remove at their end,
 * and each run left some hundred folders behind.
 */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-run-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
