import { writeFileSync } from 'node:fs';

/** Tells whoever started the runtime (`npm start`) that a window was there: it named a file for it. */
export const markShown = (path: string | undefined): void => {
  if (!path) return;
  try {
    writeFileSync(path, '');
  } catch {
    // The starter has gone, and took its folder along: nobody wants to know any more.
  }
};
