import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One file of the repository; the path counts from its top and has forward slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export const root = resolve(import.meta.dirname, '../..');

const notOurs = new Set(['node_modules', 'dist', 'release', 'fixtures', '.git']);

/** Paths of all files below a folder, sorted; none when the folder is not there. */
export const listPaths = (folder: string): readonly string[] => {
  const paths: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(resolve(root, path), { withFileTypes: true })) {
      if (notOurs.has(entry.name)) continue;
      if (entry.isDirectory()) walk(`${path}/${entry.name}`);
      else paths.push(`${path}/${entry.name}`);
    }
  };
  if (readdirSync(root).includes(folder.split('/')[0] ?? '')) walk(folder);
  return paths.sort();
};

export const readFiles = (folders: readonly string[], ending: RegExp): readonly SourceFile[] =>
  folders
    .flatMap(listPaths)
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') }));

/** The folders of the product itself. */
export const productFolders = ['shared', 'electron', 'renderer'] as const;

export const typescript = /\.tsx?$/;

/** An example file for the proof that a rule bites. */
export const example = (path: string, text: string): SourceFile => ({ path, text });
