import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const entry = resolve(import.meta.dirname, '../../dist/electron/cli.js');

export interface CliRun {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line as a process of its own, in English unless told otherwise. */
export const runCliProcess = (
  args: readonly string[],
  options: { readonly environment?: Readonly<Record<string, string>>; readonly limitMs?: number } = {},
): Promise<CliRun> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [entry, ...args], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LANG: 'en_US.UTF-8', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const limit = setTimeout(() => child.kill('SIGKILL'), options.limitMs ?? 60_000);
    child.on('error', failed);
    child.on('close', (exitCode) => {
      clearTimeout(limit);
      done({ exitCode, out, err });
    });
  });
