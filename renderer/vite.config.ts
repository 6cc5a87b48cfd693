import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { policyInPage } from '../shared/page-policy.ts';

const root = resolve(import.meta.dirname, '..');

/** Only into what is built: the server for development needs scripts inline and a socket of its own. */
const writePolicy = (): Plugin => ({
  name: 'page-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyInPage },
      injectTo: 'head-prepend',
    },
  ],
});

/** The page, as files that the Electron window and the web host serve alike. Nothing inline: the CSP allows scripts from files only. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(root, 'assets/page'),
  base: '/',
  plugins: [react(), writePolicy()],
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
