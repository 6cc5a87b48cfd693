import { posix, win32 } from 'node:path';

/** What decides where a person's data lives. */
export interface Surroundings {
  /** As `process.platform`. */
  readonly os: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder for everything the product keeps, by the custom of the platform: `%APPDATA%\ATelier`, `~/Library/Application Support/ATelier`,
 * else `$XDG_DATA_HOME/atelier` or `~/.local/share/atelier` (a relative XDG path is invalid and ignored, as its specification says).
 */
export const userDataFolder = ({ os, home, environment }: Surroundings): string => {
  if (os === 'win32') return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'ATelier');
  if (os === 'darwin') return posix.join(home, 'Library', 'Application Support', 'ATelier');
  const xdg = environment.XDG_DATA_HOME ?? '';
  return posix.join(posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'atelier');
};
