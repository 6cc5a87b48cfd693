import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One file of the repository. The path is relative to its root and has forward slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export const root = resolve(import.meta.dirname, '../..');

const notOurs = new Set(['node_modules', 'dist', 'release', 'fixtures', '.git']);

/** Sorted paths of all files below a folder; empty if the folder does not exist. */
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

/** The folders with the code of the product. */
export const productFolders = ['shared', 'electron', 'renderer'] as const;

export const typescript = /\.tsx?$/;

/** An example file for the tests of a rule. */
export const example = (path: string, text: string): SourceFile => ({ path, text });
