import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { scanImports } from './import-scanner.ts';
import { narrowPackages, type Room, roomOf } from './rooms.ts';
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
  const room = roomOf(path);
  if (room === null) return 'the file is not in the table of docs/architecture.md §2';
  const target = targetOf(path, specifier);
  if (target === null) return judgePackage(path, room, specifier);
  if (!knownPaths.has(target)) return `"${specifier}" is no file (imports need the file extension)`;
  return judgeTarget(path, room, target);
};

const judgeTarget = (path: string, room: Room, target: string): string | null => {
  const other = roomOf(target);
  if (other === null) return `${target} is not in the table`;
  if (other === room) {
    const isApart = room.apart === true && folderInside(room, path) !== folderInside(room, target);
    return isApart ? `${target}: folders of ${room.path} never import each other` : null;
  }
  if (other.path === 'shared/' || room.rooms.includes(other.path)) return null;
  return `${room.path} may not import ${other.path} (${target})`;
};

const folderInside = (room: Room, path: string): string => path.slice(room.path.length).split('/')[0] ?? '';

const judgePackage = (path: string, room: Room, specifier: string): string | null => {
  const narrow = narrowPackages.find(({ name }) => name.test(specifier));
  if (narrow !== undefined && !narrow.files.test(path)) return `"${specifier}" is not for this file: ${narrow.reason}`;
  if (specifier.startsWith('node:')) {
    return room.node === 'all' || room.node.includes(specifier) ? null : `${room.path} may not import "${specifier}"`;
  }
  if (builtinModules.includes(specifier)) return `"${specifier}" is a module of Node and needs the prefix "node:"`;
  const isAllowed = room.packages.some(
    (name) => name === '*' || specifier === name || specifier.startsWith(`${name}/`),
  );
  return isAllowed ? null : `${room.path} may not import the package "${specifier}"`;
};
