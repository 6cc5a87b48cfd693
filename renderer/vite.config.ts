import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

/** Brotli's best two levels are 7 % smaller and take four to nine times as long, at every build. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Beside each file of the page the same compressed, for the web host (`electron/host/web/content-encoding.ts`). The window needs none. */
const compress = (): Plugin => ({
  name: 'compressed-page',
  apply: 'build',
  writeBundle: async ({ dir = '' }, bundle) => {
    const compressOne = async (name: string): Promise<void> => {
      const path = resolve(dir, name);
      const bytes = await readFile(path);
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, brotliOptions));
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    };
    await Promise.all(
      Object.keys(bundle)
        .filter((name) => /\.(?:js|css|html)$/.test(name))
        .map(compressOne),
    );
  },
});

/** The page, as files that the Electron window and the web host serve alike. Nothing inline: the CSP allows scripts from files only. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(root, 'assets/page'),
  base: '/',
  plugins: [react(), writePolicy(), compress()],
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
