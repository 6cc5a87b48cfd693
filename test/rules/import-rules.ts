import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { type Folder, folderOf, narrowPackages } from './folders.ts';
import { scanImports } from './import-scanner.ts';
import type { SourceFile } from './source-tree.ts';

/** Every import that the table of folders forbids, one line each. `knownPaths`: the files that relative imports may name. */
export const judgeImports = (files: readonly SourceFile[], knownPaths: ReadonlySet<string>): readonly string[] =>
  files.flatMap((file) =>
    scanImports(file.text).flatMap(({ specifier, line }) => {
      const problem =
        specifier === null ? 'a computed import cannot be checked' : judge(file.path, specifier, knownPaths);
      return problem === null ? [] : [`${file.path}:${line}: ${problem}`];
    }),
  );

/** The file that a relative specifier names, as a path from the root of the repository. */
export const targetOf = (path: string, specifier: string): string | null =>
  specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')) : null;

const judge = (path: string, specifier: string, knownPaths: ReadonlySet<string>): string | null => {
  const folder = folderOf(path);
  if (folder === null) return 'the file is not in the table of docs/architecture.md §2';
  const target = targetOf(path, specifier);
  if (target === null) return judgePackage(path, folder, specifier);
  // A document as text: a page shows it.
  if (/^docs\/[\w.-]+\.md$/.test(target) && specifier.endsWith('.md?raw')) return null;
  if (!knownPaths.has(target)) return `"${specifier}" is not a file (imports need the file extension)`;
  return judgeTarget(path, folder, target);
};

const judgeTarget = (path: string, folder: Folder, target: string): string | null => {
  const other = folderOf(target);
  if (other === null) return `${target} is not in the table`;
  if (other === folder) {
    const isApart = folder.apart === true && folderInside(folder, path) !== folderInside(folder, target);
    return isApart ? `${target}: folders of ${folder.path} never import each other` : null;
  }
  if (other.path === 'shared/' || folder.folders.includes(other.path)) return null;
  return `${folder.path} may not import ${other.path} (${target})`;
};

const folderInside = (folder: Folder, path: string): string => path.slice(folder.path.length).split('/')[0] ?? '';

const judgePackage = (path: string, folder: Folder, specifier: string): string | null => {
  const narrow = narrowPackages.find(({ name }) => name.test(specifier));
  if (narrow !== undefined && !narrow.files.test(path)) return `"${specifier}" is not for this file: ${narrow.reason}`;
  if (specifier.startsWith('node:')) {
    return folder.node === 'all' || folder.node.includes(specifier)
      ? null
      : `${folder.path} may not import "${specifier}"`;
  }
  if (builtinModules.includes(specifier)) return `"${specifier}" is a module of Node and needs the prefix "node:"`;
  const isAllowed = folder.packages.some(
    (name) => name === '*' || specifier === name || specifier.startsWith(`${name}/`),
  );
  return isAllowed ? null : `${folder.path} may not import the package "${specifier}"`;
};
