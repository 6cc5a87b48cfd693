import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import product from './vite.config.ts';

const root = resolve(import.meta.dirname, '..');

/** The program for `npm run dev`, in a separate folder: none of it is part of the build. */
export default defineConfig({
  ...product,
  build: {
    ...product.build,
    outDir: resolve(root, 'dist/dev/electron'),
    watch: {},
    rolldownOptions: {
      ...product.build?.rolldownOptions,
      input: {
        dev: resolve(root, 'electron/dev.ts'),
        'reader-thread': resolve(root, 'electron/reader-thread.ts'),
      },
    },
  },
});
