import { writeFileSync } from 'node:fs';

/** Reports to the process that started the runtime (`npm start`) that a window was visible, by writing the file that it named. */
export const markShown = (path: string | undefined): void => {
  if (!path) return;
  try {
    writeFileSync(path, '');
  } catch {
    // The starter has ended and deleted its folder, so nothing waits for this file.
  }
};
