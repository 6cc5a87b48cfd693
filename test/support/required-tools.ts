import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const isThere = (tool: string): boolean =>
  `${process.env.PATH ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/**
 * Whether the tests that need these programs run. Without the programs they are skipped with a printed reason. Under CI=true, where
 * `.ci/setup-debian` installs them, a missing program is an error.
 */
export const haveTools = (...tools: readonly string[]): boolean => {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return true;
  const reason = `needs ${missing.join(', ')}`;
  if (process.env.CI === 'true') throw new Error(`${reason}; .ci/setup-debian installs it`);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
};
