import { resolve } from 'node:path';
import { build } from 'vite';

/** Tests that start the product as a process must start what is in the source tree now. */
export const setup = async (): Promise<void> => {
  const root = resolve(import.meta.dirname, '../..');
  await build({ configFile: resolve(root, 'electron/vite.config.ts'), logLevel: 'error' });
};
