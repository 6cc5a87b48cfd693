import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Whether a command-line tool is installed. If not, prints a line for the tests that are skipped; with `CI=true`, where no test may be skipped, it throws. */
export const hasTool = (name: string): boolean => {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  const found = folders.some((folder) => isExecutable(join(folder, name)));
  if (!found && process.env.CI === 'true') throw new Error(`${name} is not installed, and CI must not skip its tests`);
  if (!found) process.stderr.write(`skipped: ${name} is not installed\n`);
  return found;
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
