import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

/**
 * Tests that start the product as a process must start what is in the source tree now. Each run builds into a folder of its
 * own, so that two runs at once do not take the files from under each other.
 */
export const setup = async (): Promise<() => void> => {
  const root = resolve(import.meta.dirname, '../..');
  const outDir = resolve(root, `dist/test-${process.pid}`);
  await build({ configFile: resolve(root, 'electron/vite.config.ts'), logLevel: 'error', build: { outDir } });
  process.env.ATELIER_TEST_CLI = resolve(outDir, 'cli.js');
  return () => rmSync(outDir, { recursive: true, force: true });
};
