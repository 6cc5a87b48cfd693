import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The scripts of package.json that start the product. */
const ownScripts = new Set(['atelier', 'demo', 'start', 'serve']);

/**
 * The folder in which the user called the program; paths in arguments are relative to it. npm runs a script in the folder of its package and
 * sets INIT_CWD to the folder of the call. Other programs inherit that variable, so it is used only for a script of this package in the folder
 * of this package.
 */
export const workingFolderOf = (
  environment: Readonly<Record<string, string | undefined>>,
  currentFolder: string,
): string => {
  const { INIT_CWD, npm_lifecycle_event, npm_package_json, npm_package_name } = environment;
  const isOwnScript =
    npm_package_name === 'atelier-at' &&
    ownScripts.has(npm_lifecycle_event ?? '') &&
    npm_package_json !== undefined &&
    realPath(dirname(npm_package_json)) === realPath(currentFolder);
  return isOwnScript && INIT_CWD ? INIT_CWD : currentFolder;
};

/** npm gives the path of its call, which may contain links (`npm --prefix LINK`); the current folder has none. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    // It was deleted in the meantime.
    return resolve(path);
  }
};

/**
 * Makes every relative path relative to the folder of the call: in arguments, also those that name a port, and in the programs that are started
 * from here. Returns the folder.
 */
export const enterWorkingFolder = (): string => {
  const folder = workingFolderOf(process.env, process.cwd());
  try {
    process.chdir(folder);
  } catch {
    // The folder was deleted in the meantime, so no path can be relative to it.
  }
  return folder;
};
