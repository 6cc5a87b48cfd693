import { mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/**
 * Creates a folder for `ELECTRON_OVERRIDE_DIST_PATH` whose program `electron` is Node with the stub instead of Electron. It proves how the real
 * entry and the real preload script are connected, not the behaviour of Chromium.
 */
export const buildElectronStub = async (folder: string): Promise<void> => {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20.19',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          ['electron', 'register', 'hooks'].map((name) => [name, resolve(import.meta.dirname, `${name}.ts`)]),
        ),
        external: [...builtinModules, /^node:/, 'electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  const script = `#!/bin/sh\nexec "${process.execPath}" --import "$(dirname "$0")/register.js" "$@"\n`;
  writeFileSync(join(folder, 'electron'), script, { mode: 0o755 });
};
