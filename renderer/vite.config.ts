import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

/** The page, as files that the Electron window and the web host serve alike. Nothing inline: the CSP allows scripts from files only. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(root, 'assets/page'),
  base: '/',
  plugins: [react()],
  build: {
    target: 'es2023',
    outDir: resolve(root, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4_000,
  },
});
