import type { CmeError } from './cme-errors.ts';

export const fileNameLimitBytes = 64;
/** Maximum number of files; real modules have far fewer. */
const fileLimit = 512;

export type FileProblem = CmeError | 'error';

/** Files by normalised name: no drive, no leading slash (`/ca.crt`, `C:/ca.crt` and `ca.crt` are one file). They survive restarts. */
export interface FileStore {
  /** Read-only view. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  freeBytes(): number;
  create(name: string): FileProblem | null;
  /** Replaces the whole content of an existing file. */
  put(name: string, content: Uint8Array): void;
  read(name: string): Uint8Array | null;
  remove(name: string): FileProblem | null;
  makeDirectory(name: string): FileProblem | null;
  removeDirectory(name: string): FileProblem | null;
  /** Files first, then directories with a backslash at the end (transcript 12); `null`: no such directory. */
  list(directory: string): readonly string[] | null;
}

const normalise = (name: string): string => name.replace(/^C:/i, '').replace(/^\/+|\/+$/g, '');

const parentOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

const isMemoryCard = (name: string): boolean => /^(D:|\/sdcard0)/i.test(name);

export const createFileStore = (storageBytes: number): FileStore => {
  const files = new Map<string, Uint8Array>();
  const directories = new Set<string>(['']);
  const freeBytes = (): number =>
    Math.max(
      0,
      [...files.values()].reduce((free, content) => free - content.length, storageBytes),
    );

  const placeProblem = (name: string): FileProblem | null => {
    if (isMemoryCard(name)) return 'noMemoryCard';
    return directories.has(parentOf(normalise(name))) ? null : 'noSuchDirectory';
  };
  const childrenOf = (names: Iterable<string>, directory: string): string[] =>
    [...names]
      .filter((name) => name !== '' && parentOf(name) === directory)
      .map((name) => name.slice(name.lastIndexOf('/') + 1));

  return {
    files,
    freeBytes,
    create: (name) => {
      const key = normalise(name);
      const problem = placeProblem(name);
      if (problem) return problem;
      // Not documented for an existing file. Refusing it reveals a program that did not delete the file first.
      if (key === '' || files.has(key) || directories.has(key)) return 'error';
      if (files.size >= fileLimit) return 'memoryFull';
      files.set(key, new Uint8Array(0));
      return null;
    },
    put: (name, content) => {
      files.set(normalise(name), content);
    },
    read: (name) => files.get(normalise(name)) ?? null,
    remove: (name) => (files.delete(normalise(name)) ? null : 'noSuchFile'),
    makeDirectory: (name) => {
      const key = normalise(name);
      const problem = placeProblem(name);
      if (problem) return problem;
      if (directories.has(key) || files.has(key) || directories.size >= fileLimit) return 'cannotCreateDirectory';
      directories.add(key);
      return null;
    },
    removeDirectory: (name) => {
      const key = normalise(name);
      if (key === '' || !directories.has(key)) return 'noSuchDirectory';
      if (childrenOf(files.keys(), key).length + childrenOf(directories, key).length > 0) return 'error';
      directories.delete(key);
      return null;
    },
    list: (directory) => {
      const key = normalise(directory);
      if (!directories.has(key)) return null;
      return [...childrenOf(files.keys(), key), ...childrenOf(directories, key).map((name) => `${name}\\`)];
    },
  };
};
