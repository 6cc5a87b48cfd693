import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The certificates of the demo cloud are generated once for all tests of a run that only use them, because two RSA keys take longer than such a
 * test. The tests of the store and of `npm run demo` prove that they are generated in an empty data folder.
 */
const keptFolder = (): string => join(tmpdir(), 'kept-demo-cloud');

const cloudFolder = (dataFolder: string): string => join(dataFolder, 'demo-cloud');

/** Puts them into a data folder that is about to be used, if an earlier test left any. */
export const fillDemoCloud = (dataFolder: string): void => {
  if (existsSync(keptFolder())) cpSync(keptFolder(), cloudFolder(dataFolder), { recursive: true });
};

/** Keeps the certificates of a data folder that is no longer used. The product checks them before it uses them. */
export const keepDemoCloud = (dataFolder: string): void => {
  const isWhole = ['ca.crt', 'ca.key', 'server.crt', 'server.key'].every((name) =>
    existsSync(join(cloudFolder(dataFolder), name)),
  );
  if (!isWhole || existsSync(keptFolder())) return;
  // Another process may do the same; the first one wins.
  const ours = `${keptFolder()}-${process.pid}`;
  cpSync(cloudFolder(dataFolder), ours, { recursive: true });
  try {
    renameSync(ours, keptFolder());
  } catch {
    rmSync(ours, { recursive: true, force: true });
  }
};
