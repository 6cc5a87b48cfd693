import { dirname, resolve } from 'node:path';

/** The scripts of package.json that are the product. */
const ownScripts = new Set(['atelier', 'demo', 'start', 'serve']);

/**
 * Where the person stands: paths that are given to the program are relative to it. npm runs a script in the folder of its package and tells in
 * INIT_CWD where it was called; other programs inherit that variable, so it counts only for a script of our own in that very folder.
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
    resolve(dirname(npm_package_json)) === resolve(currentFolder);
  return isOwnScript && INIT_CWD ? INIT_CWD : currentFolder;
};
