import { spawn } from 'node:child_process';

type Command = readonly [program: string, ...args: string[]];

const browserCommands: Readonly<Record<string, Command>> = {
  win32: ['rundll32.exe', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

const folderCommands: Readonly<Record<string, Command>> = { win32: ['explorer.exe'], darwin: ['open'] };

const elsewhere: Command = ['xdg-open'];

/** Hands an address to the browser that the person uses; tells whether there was a program to hand it to. */
export const openBrowser = (address: string, os: string): Promise<boolean> =>
  run(browserCommands[os] ?? elsewhere, address);

/** Shows a folder in the file manager. */
export const openFolder = (path: string, os: string): Promise<boolean> => run(folderCommands[os] ?? elsewhere, path);

/** No shell reads the target, and the program outlives this one. */
const run = ([program, ...args]: Command, target: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, [...args, target], { detached: true, stdio: 'ignore' });
    child.on('spawn', () => resolve(true));
    child.on('error', () => resolve(false));
    child.unref();
  });
