import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The certificates of the demo cloud are made once for all tests of a run that only use them: two RSA keys cost more than such a test.
 * That they are made in an empty data folder is shown by the tests of the store and of `npm run demo`.
 */
const keptFolder = (): string => join(tmpdir(), 'kept-demo-cloud');

const cloudFolder = (dataFolder: string): string => join(dataFolder, 'demo-cloud');

/** Puts them into a data folder that is about to be used, if an earlier test left any. */
export const fillDemoCloud = (dataFolder: string): void => {
  if (existsSync(keptFolder())) cpSync(keptFolder(), cloudFolder(dataFolder), { recursive: true });
};

/** Keeps what was made in a data folder that is no longer used. The product looks at them before it uses them. */
export const keepDemoCloud = (dataFolder: string): void => {
  const isWhole = ['ca.crt', 'ca.key', 'server.crt', 'server.key'].every((name) =>
    existsSync(join(cloudFolder(dataFolder), name)),
  );
  if (!isWhole || existsSync(keptFolder())) return;
  // Another process may do the same: whoever is first wins.
  const ours = `${keptFolder()}-${process.pid}`;
  cpSync(cloudFolder(dataFolder), ours, { recursive: true });
  try {
    renameSync(ours, keptFolder());
  } catch {
    rmSync(ours, { recursive: true, force: true });
  }
};
