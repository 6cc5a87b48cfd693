import { rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build } from 'vite';

/**
 * Tests that start the product as a process must start what is in the source tree now. Each run builds into a folder of its
 * own, so that two runs at once do not take the files from under each other.
 */
export const setup = async (): Promise<() => void> => {
  // Somebody built already and says where.
  if (process.env.ATELIER_TEST_DIST) {
    process.env.ATELIER_TEST_CLI = resolve(process.env.ATELIER_TEST_DIST, 'electron/cli.js');
    return () => undefined;
  }
  const root = resolve(import.meta.dirname, '../..');
  const outDir = resolve(root, `dist/test-${process.pid}`);
  // As it ships: under Vitest's own NODE_ENV the page would be built with the developers' half of React.
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  for (const config of ['electron/vite.config.ts', 'electron/preload.config.ts', 'renderer/vite.config.ts']) {
    const folder = resolve(outDir, dirname(config));
    await build({ configFile: resolve(root, config), logLevel: 'error', build: { outDir: folder } });
  }
  process.env.NODE_ENV = environment;
  process.env.ATELIER_TEST_DIST = outDir;
  process.env.ATELIER_TEST_CLI = resolve(outDir, 'electron/cli.js');
  return () => rmSync(outDir, { recursive: true, force: true });
};
