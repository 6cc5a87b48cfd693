import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Connection, PreloadBridge } from '../../../shared/connection.ts';
import type { ClientFrame } from '../../../shared/frames.ts';
import type { StubAction, StubReport } from './electron.ts';

type ReportedOf<Kind extends StubReport['kind']> = Extract<StubReport, { readonly kind: Kind }>;

/** The real entry and preload script, run with the stub as `npx electron` would run them. */
export interface StubProcess {
  /** An action of the user or of the page. */
  perform(action: StubAction): void;
  /** The outputs of this kind so far. */
  reported<Kind extends StubReport['kind']>(kind: Kind): readonly ReportedOf<Kind>[];
  /** The page's end of the connection, through the exposed bridge. */
  readonly bridge: PreloadBridge & Connection<ClientFrame>;
  readonly err: () => string;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
  readonly ended: Promise<{ readonly exitCode: number | null; readonly err: string }>;
}

const root = resolve(import.meta.dirname, '../../..');

export const startStubProcess = (stubFolder: string, args: readonly string[]): StubProcess => {
  const command = join(root, 'node_modules/electron/cli.js');
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ELECTRON_OVERRIDE_DIST_PATH: stubFolder },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const all: StubReport[] = [];
  const frameListeners = new Set<(frame: unknown) => void>();
  const early: unknown[] = [];
  let [rest, err] = ['', ''];
  const take = (reported: StubReport): void => {
    all.push(reported);
    if (reported.kind !== 'frame') return;
    if (frameListeners.size === 0) early.push(reported.frame);
    for (const listener of [...frameListeners]) listener(reported.frame);
  };
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    const lines = `${rest}${more}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('> ')) take(deserialize(Buffer.from(line.slice(2), 'base64')));
  });
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    err += more;
  });
  child.stdin.on('error', () => undefined);
  const perform = (action: StubAction): void => {
    child.stdin.write(`< ${serialize(action).toString('base64')}\n`);
  };
  // The whole process group, because the launcher of the package `electron` forwards only some signals.
  const killGroup = (signal: 'SIGTERM' | 'SIGKILL'): void => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined)
      process.kill(-child.pid, signal);
  };
  const atExit = (): void => killGroup('SIGKILL');
  process.on('exit', atExit);
  const ended = new Promise<{ exitCode: number | null; err: string }>((done) => {
    child.on('close', (exitCode) => {
      process.off('exit', atExit);
      done({ exitCode, err });
    });
  });
  return {
    perform,
    reported: <Kind extends StubReport['kind']>(kind: Kind) =>
      all.filter((reported): reported is ReportedOf<Kind> => reported.kind === kind),
    bridge: {
      send: (frame) => perform({ kind: 'send', frame }),
      onFrame: (listener) => {
        frameListeners.add(listener);
        for (const frame of early.splice(0)) listener(frame);
        return () => frameListeners.delete(listener);
      },
      onClosed: () => () => undefined,
    },
    err: () => err,
    kill: killGroup,
    ended,
  };
};
