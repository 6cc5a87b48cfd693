import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Platform } from '../../base/platform.ts';
import { openAppendFile } from './append-file.ts';
import { userDataFolder } from './data-folder.ts';
import { readLimited } from './read-limited.ts';
import { createWriteOrder, writeAtomically } from './write-atomically.ts';

export interface NodePlatformOptions {
  /** `--data DIR`; relative to the working directory. Left out: the platform's user-data folder. Created by the first write. */
  readonly dataFolder?: string | undefined;
}

/** Files by `node:fs`. Failures have a code `file/…` and the facts `path` and `cause`. */
export const createNodePlatform = ({ dataFolder }: NodePlatformOptions = {}): Platform => {
  const inOrder = createWriteOrder();
  return {
    dataFolder: resolve(
      dataFolder ?? userDataFolder({ os: process.platform, home: homedir(), environment: process.env }),
    ),
    readFile: readLimited,
    writeFile: (path, content) => inOrder(resolve(path), () => writeAtomically(path, content)),
    openAppend: openAppendFile,
    join,
    resolve,
    folderOf: dirname,
  };
};
