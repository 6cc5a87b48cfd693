import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { RuntimeEnd } from './start-decision.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Finds the nearest `node_modules/electron` from a folder upwards. The package is never loaded, because loading it starts a download. */
export const findElectronPackage = (from: string): string | null => {
  const candidate = join(from, 'node_modules', 'electron');
  if (isFile(join(candidate, 'package.json'))) return candidate;
  const above = dirname(from);
  return above === from ? null : findElectronPackage(above);
};

/** Path of the executable within the folder of the runtime. Other systems: `electron`. */
const programName: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * The executable of the Electron runtime, found as the package does: `path.txt`, and `ELECTRON_OVERRIDE_DIST_PATH` instead of its own folder.
 */
export const findRuntime = (packageFolder: string | null, environment: Environment, os: string): string | null => {
  const pathFile = packageFolder === null ? null : join(packageFolder, 'path.txt');
  const name = pathFile !== null && isFile(pathFile) ? readFileSync(pathFile, 'utf8').trim() : '';
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, name || (programName[os] ?? 'electron'));
    return isFile(path) ? path : null;
  }
  if (packageFolder === null || name === '') return null;
  const path = join(packageFolder, 'dist', name);
  return isFile(path) ? path : null;
};

/** The installer prints a stack trace when it fails. Its first line is sent to the parent process instead; a progress bar is shown as before. */
const installOnce = `
console.error = (text) => process.send(String(text).split('\\n', 1)[0].replace(/^\\w*Error: /, ''));
try {
  require(process.argv[1]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
`;

/** Runs the installer of the package once and shows its progress. Resolves with the reason if it failed, with `null` if not. */
export const fetchRuntime = (packageFolder: string): Promise<string | null> =>
  new Promise((resolve) => {
    const args = ['--eval', installOnce, join(packageFolder, 'install.js')];
    const child = spawn(process.execPath, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    let reason: string | null = null;
    child.on('message', (message) => {
      reason ??= typeof message === 'string' ? message.slice(0, 200) : null;
    });
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (exitCode, signal) => resolve(exitCode === 0 ? null : (reason ?? String(exitCode ?? signal))));
  });

/** Runs the window in a separate process until it ends. Passes requests to end on to it. */
export const runRuntime = (options: {
  readonly runtime: string;
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly clock: Clock;
  readonly onStop: (listener: () => void) => Undo;
}): Promise<RuntimeEnd> => {
  const { clock } = options;
  const startedMs = clock.nowMs();
  // Some editors set it in their terminals. Electron would then run as plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = options.environment;
  const markFolder = mkdtempSync(join(tmpdir(), 'atelier-shown-'));
  const mark = join(markFolder, 'shown');
  return new Promise((resolve) => {
    const env = { ...environment, ATELIER_SHOWN_FILE: mark };
    const child = spawn(options.runtime, options.args, { stdio: 'inherit', env });
    let wasStopped = false;
    const stopListening = options.onStop(() => {
      wasStopped = true;
      child.kill('SIGTERM');
    });
    const end = (how: Pick<RuntimeEnd, 'error' | 'exitCode' | 'signal'>): void => {
      stopListening();
      const wasShown = isFile(mark);
      rmSync(markFolder, { recursive: true, force: true });
      resolve({ ...how, afterMs: clock.nowMs() - startedMs, wasStopped, wasShown });
    };
    child.on('error', (error: NodeJS.ErrnoException) =>
      end({ error: error.code ?? 'unknown', exitCode: null, signal: null }),
    );
    child.on('close', (exitCode, signal) => end({ exitCode, signal }));
  });
};

/** The exit code as a shell reports it. */
export const exitCodeAfter = ({ exitCode, signal }: Pick<RuntimeEnd, 'exitCode' | 'signal'>): number => {
  const known: Readonly<Record<string, number>> = constants.signals;
  return exitCode ?? 128 + (signal === null ? 0 : (known[signal] ?? 0));
};
