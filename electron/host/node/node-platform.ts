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
import { createWriteOrder, writeAtomically, writePartsAtomically } from './write-atomically.ts';

export interface NodePlatformOptions {
  /** `--data DIR`, relative to the working directory. Default: the user-data folder of the platform. Created by the first write. */
  readonly dataFolder?: string | undefined;
  /** Shows a folder in the file manager, if the host has one. */
  readonly showFolder?: (path: string) => Promise<boolean>;
}

/** Files with `node:fs`, secrets in memory. Failures have a code `file/…` and the facts `path` and `cause`. */
export const createNodePlatform = ({ dataFolder, showFolder }: NodePlatformOptions = {}): Platform => {
  const inOrder = createWriteOrder();
  return {
    dataFolder: resolve(
      dataFolder ?? userDataFolder({ os: process.platform, home: homedir(), environment: process.env }),
    ),
    readFile: readLimited,
    writeFile: (path, content) => inOrder(resolve(path), () => writeAtomically(path, content)),
    writeParts: (path, parts) => inOrder(resolve(path), () => writePartsAtomically(path, parts)),
    openAppend: openAppendFile,
    join,
    resolve,
    folderOf: dirname,
    isSameFile,
    listFolder,
    readPart,
    // Ordered with the writes: an earlier write must not create the file again.
    removeFile: (path) => inOrder(resolve(path), () => removeFile(path)),
    showFolder: showFolder ?? null,
    secrets: createSessionSecrets('browser'),
  };
};
