import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Platform } from '../../base/platform.ts';
import { openAppendFile } from './append-file.ts';
import { userDataFolder } from './data-folder.ts';
import { listFolder } from './list-folder.ts';
import { readLimited, readPart } from './read-limited.ts';
import { removeFile } from './remove-file.ts';
import { isSameFile } from './same-file.ts';
import { createSessionSecrets } from './session-secrets.ts';
import { createWriteOrder, writeAtomically } from './write-atomically.ts';

export interface NodePlatformOptions {
  /** `--data DIR`; relative to the working directory. Left out: the platform's user-data folder. Created by the first write. */
  readonly dataFolder?: string | undefined;
  /** How this machine shows a folder to the person in front of it, if there is one. */
  readonly showFolder?: (path: string) => Promise<boolean>;
}

/** Files by `node:fs`, secrets in memory. Failures have a code `file/…` and the facts `path` and `cause`. */
export const createNodePlatform = ({ dataFolder, showFolder }: NodePlatformOptions = {}): Platform => {
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
    isSameFile,
    listFolder,
    readPart,
    // In line with the writes: a write that was asked for before must not bring the file back.
    removeFile: (path) => inOrder(resolve(path), () => removeFile(path)),
    showFolder: showFolder ?? null,
    secrets: createSessionSecrets('browser'),
  };
};
