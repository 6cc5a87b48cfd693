import { posix, win32 } from 'node:path';

/** The facts that determine the location of the user's data. */
export interface HostProcess {
  /** As `process.platform`. */
  readonly os: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder for all data of the product, by the convention of the platform: `%APPDATA%\ATelier`, `~/Library/Application Support/ATelier`,
 * otherwise `$XDG_DATA_HOME/atelier` or `~/.local/share/atelier` (the XDG specification says to ignore a relative path).
 */
export const userDataFolder = ({ os, home, environment }: HostProcess): string => {
  if (os === 'win32') return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'ATelier');
  if (os === 'darwin') return posix.join(home, 'Library', 'Application Support', 'ATelier');
  const xdg = environment.XDG_DATA_HOME ?? '';
  return posix.join(posix.isAbsolute(xdg) ? xdg : posix.join(home, '.local', 'share'), 'atelier');
};
