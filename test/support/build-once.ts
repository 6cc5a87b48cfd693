import { existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { build } from 'vite';

/**
 * Builds the product, because tests that start it as a process must run the current source. Each run builds into its own folder, so that two
 * runs at the same time do not overwrite each other's files.
 */
export const setup = async (): Promise<() => void> => {
  // The build exists already, in this folder.
  if (process.env.ATELIER_TEST_DIST) {
    process.env.ATELIER_TEST_CLI = resolve(process.env.ATELIER_TEST_DIST, 'electron/cli.js');
    if (!existsSync(process.env.ATELIER_TEST_CLI)) {
      process.stderr.write(
        `${process.env.ATELIER_TEST_CLI} does not exist: run npm run build, or unset ATELIER_TEST_DIST\n`,
      );
    }
    return () => undefined;
  }
  const root = resolve(import.meta.dirname, '../..');
  const outDir = resolve(root, `dist/test-${process.pid}`);
  // Built as released: with the NODE_ENV of Vitest the page would contain the development build of React.
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
