import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { readFailure } from './file-failures.ts';

export interface PageFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** The name contains a hash of the content, so browsers may cache it. */
  readonly isLasting: boolean;
  /** The same, compressed by the build. */
  readonly encoded: readonly EncodedFile[];
}

export interface EncodedFile {
  /** As HTTP calls it. */
  readonly encoding: 'br' | 'gzip';
  readonly bytes: Uint8Array;
}

/** Files by request path, without decoding. Other paths do not exist, so no requested path reaches the disk. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

const typeOf = (name: string): string =>
  types[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

const encodings = [
  { ending: '.br', encoding: 'br' },
  { ending: '.gz', encoding: 'gzip' },
] as const;

/** Reads the built page once. Only plain files are included, no links. */
export const readPageFiles = async (folder: string): Promise<Outcome<PageFiles>> => {
  const contents = new Map<string, Uint8Array>();
  const walk = async (path: string, address: string): Promise<void> => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const [below, name] = [join(path, entry.name), `${address}${entry.name}`];
      if (entry.isDirectory()) await walk(below, `${name}/`);
      if (entry.isFile()) contents.set(name, await readFile(below));
    }
  };
  try {
    await walk(folder, '/');
  } catch (error) {
    return { ok: false, error: readFailure(folder, error) };
  }
  const files = tableOf(contents);
  const start = files.get('/index.html');
  if (start === undefined) return fail('file/missing', { path: join(folder, 'index.html') });
  files.set('/', start);
  return ok(files);
};

/** Files compressed by the build belong to their original file and have no separate address. */
const tableOf = (contents: ReadonlyMap<string, Uint8Array>): Map<string, PageFile> => {
  const files = new Map<string, PageFile>();
  for (const [name, bytes] of contents) {
    if (encodings.some(({ ending }) => name.endsWith(ending) && contents.has(name.slice(0, -ending.length)))) continue;
    const encoded = encodings.flatMap(({ ending, encoding }) => {
      const compressed = contents.get(`${name}${ending}`);
      return compressed === undefined ? [] : [{ encoding, bytes: compressed }];
    });
    files.set(name, { bytes, type: typeOf(name), isLasting: name.startsWith('/assets/'), encoded });
  }
  return files;
};
