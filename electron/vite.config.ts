import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import packageJson from '../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '..');

/**
 * Vite bundles every part of the product. Node entries are ES modules whose npm dependencies stay external, because the native serial binding
 * cannot be bundled. To add an entry, add a line to `input`.
 */
export default defineConfig({
  root,
  publicDir: false,
  define: { ATELIER_VERSION: JSON.stringify(packageJson.version) },
  build: {
    ssr: true,
    target: 'node20.19',
    outDir: resolve(root, 'dist/electron'),
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        cli: resolve(root, 'electron/cli.ts'),
        serve: resolve(root, 'electron/serve.ts'),
        start: resolve(root, 'electron/start.ts'),
        main: resolve(root, 'electron/main.ts'),
        'reader-thread': resolve(root, 'electron/reader-thread.ts'),
      },
      external: [...builtinModules, /^node:/, 'electron', ...Object.keys(packageJson.dependencies)],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
