import { spawn } from 'node:child_process';

const openers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  win32: ['rundll32.exe', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

/** Hands an address to the browser that the person uses. Where that fails, the address stands in the terminal all the same. */
export const openBrowser = (address: string, os: string): void => {
  const [command, ...args] = openers[os] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
};
