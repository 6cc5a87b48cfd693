import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { systemCode, writeFailure } from '../node/file-failures.ts';

const prefix = 'atelier-open-';
const folderName = /^atelier-open-[A-Za-z0-9]{6}$/;
const privateBits = 0o077;

export interface VisitFileOptions {
  /** The first folder in which files can be kept from other users is taken. */
  readonly folders: readonly string[];
  /** As `process.platform`. */
  readonly os: string;
  /** An address that works once. `onEnd` is called when it no longer works. */
  readonly addressOf: (onEnd: () => void) => string;
}

/**
 * Writes a file that leads a browser to the page, and returns its `file:` address. Other users of the computer can read the arguments of every
 * program, so the token of an address must not be in them. The file is removed when its address no longer works.
 */
export const writeVisitFile = ({ folders, os, addressOf }: VisitFileOptions): Outcome<string> => {
  let failed: Outcome<string> = fail('file/unwritable', { path: folders[0] ?? '' });
  for (const parent of folders) {
    const folder = makePrivateFolder(parent, os);
    if (!folder.ok) {
      failed = folder;
      continue;
    }
    const path = join(folder.value, 'atelier.html');
    try {
      const address = addressOf(() => remove(folder.value));
      writeFileSync(path, pageLeadingTo(address), { flag: 'wx', mode: 0o600 });
      return ok(pathToFileURL(path).href);
    } catch (error) {
      failed = { ok: false, error: writeFailure(path, error) };
      remove(folder.value);
    }
  }
  return failed;
};

/** Removes what a killed program left behind. Only the owner of the data folder may call it. */
export const removeLeftVisitFiles = (dataFolder: string): void => {
  try {
    for (const name of readdirSync(dataFolder)) if (folderName.test(name)) remove(join(dataFolder, name));
  } catch (error) {
    systemCode(error);
  }
};

/** FAT and some network shares have no modes: every user can read what is on them. Windows protects the folders of a user itself. */
const makePrivateFolder = (parent: string, os: string): Outcome<string> => {
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    const folder = mkdtempSync(join(parent, prefix));
    if (os === 'win32') return ok(folder);
    chmodSync(folder, 0o700);
    if ((statSync(folder).mode & privateBits) === 0) return ok(folder);
    remove(folder);
    return fail('file/unwritable', { path: parent, cause: 'not-private' });
  } catch (error) {
    return { ok: false, error: writeFailure(parent, error) };
  }
};

const remove = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // Its address no longer works.
    systemCode(error);
  }
};

/** The address consists of characters that need no escapes in HTML and scripts. `replace` keeps the file out of the history of the tab. */
const pageLeadingTo = (address: string): string => `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>ATelier</title>
<script>location.replace("${address}")</script>
<noscript><a href="${address}">ATelier</a></noscript>
`;

/**
 * Where the file may be written, the best folder first. A browser that was installed as a snap reads only what is in the home folder and not
 * hidden; the usual data folder is hidden.
 */
export const visitFolders = (
  dataFolder: string,
  { os, home, spare }: { readonly os: string; readonly home: string; readonly spare: string },
): readonly string[] => {
  const hasSnaps = os === 'linux' && existsSync(join(home, 'snap'));
  return [...(hasSnaps && !isVisibleIn(home, dataFolder) ? [home] : []), dataFolder, spare];
};

const isVisibleIn = (home: string, folder: string): boolean => {
  const path = relative(home, folder);
  return !isAbsolute(path) && !path.split(sep)[0]?.startsWith('.') && path.split(sep)[0] !== 'snap';
};
