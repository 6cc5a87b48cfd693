import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { timeoutMs } from './time-scale.ts';

const entryFile = (entry: string | undefined): string =>
  entry === undefined
    ? (process.env.ATELIER_TEST_CLI ?? '')
    : join(process.env.ATELIER_TEST_DIST ?? '', 'electron', `${entry}.js`);

export interface CliRun {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line as a running process. */
export interface CliProcess {
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  /** Settles when the process has ended and all its output was read. */
  readonly ended: Promise<CliRun>;
  /**
   * Resolves with the first match of `pattern` on stdout after `from` characters. Rejects, with all output, when the process ends without it.
   */
  untilOut(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  /** As `untilOut`, on stderr. */
  untilErr(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  /** Writes to stdin, which stays open until `endInput`. */
  write(text: string): void;
  endInput(): void;
  kill(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGKILL'): void;
}

export interface CliOptions {
  /** Default: the command line. */
  readonly entry?: 'serve' | 'start';
  readonly environment?: Readonly<Record<string, string>>;
  /** The time after which a hanging process is killed; scaled like every time-out. */
  readonly limitMs?: number;
  /** Standard output is read and not kept, for programs that print more than a test can hold. */
  readonly output?: 'dropped';
}

/** Starts the built command line as a separate process, in English by default. It never outlives the tests. */
export const startCliProcess = (args: readonly string[], options: CliOptions = {}): CliProcess => {
  const child = spawn(process.execPath, [entryFile(options.entry), ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LANG: 'en_US.UTF-8', ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const text = { out: '', err: '' };
  const watchers = new Set<() => void>();
  const collect = (name: 'out' | 'err', more: string): void => {
    text[name] += more;
    for (const watcher of [...watchers]) watcher();
  };
  if (options.output === 'dropped') child.stdout.resume();
  else child.stdout.setEncoding('utf8').on('data', (more: string) => collect('out', more));
  child.stderr.setEncoding('utf8').on('data', (more: string) => collect('err', more));
  child.stdin.on('error', () => undefined);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const limit = setTimeout(kill, timeoutMs(options.limitMs ?? 60_000));
  const ended = new Promise<CliRun>((done, failed) => {
    child.on('error', failed);
    child.on('close', (exitCode) => {
      clearTimeout(limit);
      process.off('exit', kill);
      done({ exitCode, ...text });
    });
  });
  ended.catch(() => undefined);
  const until = (name: 'out' | 'err', pattern: RegExp, from: number): Promise<RegExpExecArray> =>
    new Promise((found, failed) => {
      const look = (): void => {
        const match = pattern.exec(text[name].slice(from));
        if (!match) return;
        watchers.delete(look);
        found(match);
      };
      watchers.add(look);
      void ended.then((run) => failed(new Error(`ended without ${pattern}: ${JSON.stringify(run)}`)), failed);
      look();
    });
  return {
    pid: child.pid ?? 0,
    out: () => text.out,
    err: () => text.err,
    ended,
    untilOut: (pattern, from = 0) => until('out', pattern, from),
    untilErr: (pattern, from = 0) => until('err', pattern, from),
    write: (line) => void child.stdin.write(line),
    endInput: () => void child.stdin.end(),
    kill: (signal) => void child.kill(signal),
  };
};
