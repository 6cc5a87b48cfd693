import type { SafeStorage, Shell } from 'electron';
import type { Platform } from '../../base/platform.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import { createKeyringSecrets } from './secret-store.ts';

/** Files as in plain Node, with the keyring and the file manager of the system. Call it after `ready`. */
export const createDesktopPlatform = async (options: {
  readonly dataFolder: string;
  readonly shell: Pick<Shell, 'openPath'>;
  readonly safeStorage: SafeStorage;
  readonly os: string;
}): Promise<Platform> => {
  const { dataFolder, shell, safeStorage, os } = options;
  const files = createNodePlatform({
    dataFolder,
    showFolder: async (path) => (await shell.openPath(path)) === '',
  });
  return { ...files, secrets: await createKeyringSecrets(files, safeStorage, os) };
};
