import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { contentSecurityPolicy, pageHeaders, policyInPage } from '../shared/page-policy.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * For `npm run dev` only: React's fast refresh puts an inline script into the page. Everything else stays forbidden.
 */
const policyForDevelopment = contentSecurityPolicy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");

/** For the build only; the development server sends its own policy. */
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

/** The two highest Brotli levels are 7 % smaller but take four to nine times as long, in every build. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Writes a compressed copy of each file for the web host (`electron/host/web/content-encoding.ts`). The window does not
 * need it.
 */
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

/**
 * The page, as files for both the Electron window and the web host. Nothing inline: the CSP allows scripts from files
 * only.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(root, 'assets/page'),
  base: '/',
  plugins: [react(), writePolicy(), compress()],
  server: { headers: { ...pageHeaders, 'content-security-policy': policyForDevelopment } },
  build: {
    target: 'es2023',
    outDir: resolve(root, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      output: {
        // Files that others import run before the entry, so the first import of `main.tsx` would run after the schemas
        // of other files. In one file with zod itself it runs before any schema is created.
        // Small files that Setup and other pages share: each alone would cost more than it holds. The store of the view is
        // in the same file, because it would be one alone as well.
        codeSplitting: {
          groups: [
            { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|no-eval/ },
            {
              name: 'small',
              test: /[\\/]Icon(?:X|Copy|Trash|Download|Dots)\.m?js$|parts[\\/](?:save-file|copy-button)\.|store[\\/]view-store\./,
            },
          ],
        },
      },
    },
  },
});
