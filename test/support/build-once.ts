import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
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
  for (const part of ['electron', 'renderer']) {
    const configFile = resolve(root, part, 'vite.config.ts');
    await build({ configFile, logLevel: 'error', build: { outDir: resolve(outDir, part) } });
  }
  process.env.ATELIER_TEST_DIST = outDir;
  process.env.ATELIER_TEST_CLI = resolve(outDir, 'electron/cli.js');
  return () => rmSync(outDir, { recursive: true, force: true });
};
