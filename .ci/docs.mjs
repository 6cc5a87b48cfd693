// Writes the pages of docs/ that are made from the sources: help of the commands, error codes, the JSON Schema of the profile.
//   npm run docs
// `test/docs/made-pages.test.ts` fails while a page differs from what this writes.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');
const { module } = await runnerImport(resolve(root, '.ci/docs/pages.ts'), { configFile: false, logLevel: 'error' });

for (const { path, text } of await module.makePages((path) => readFileSync(resolve(root, path), 'utf8'))) {
  const file = resolve(root, path);
  let before = null;
  try {
    before = readFileSync(file, 'utf8');
  } catch {}
  if (before !== text) writeFileSync(file, text);
  process.stdout.write(`${before === text ? 'current' : 'written'}  ${path}\n`);
}
