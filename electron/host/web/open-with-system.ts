import { spawn } from 'node:child_process';

type Command = readonly [program: string, ...args: string[]];

const browserCommands: Readonly<Record<string, Command>> = {
  win32: ['rundll32.exe', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

const folderCommands: Readonly<Record<string, Command>> = { win32: ['explorer.exe'], darwin: ['open'] };

const elsewhere: Command = ['xdg-open'];

/** Opens a `file:` address in the default browser. Resolves with whether a program for it was found. */
export const openBrowser = (address: string, os: string): Promise<boolean> =>
  run(browserCommands[os] ?? elsewhere, address);

/** Shows a folder in the file manager. */
export const openFolder = (path: string, os: string): Promise<boolean> => run(folderCommands[os] ?? elsewhere, path);

/** No shell interprets the target, and the started program may outlive this process. */
const run = ([program, ...args]: Command, target: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, [...args, target], { detached: true, stdio: 'ignore' });
    child.on('spawn', () => resolve(true));
    child.on('error', () => resolve(false));
    child.unref();
  });
