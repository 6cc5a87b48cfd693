import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { createClient } from '../../../renderer/bridge/client.ts';
import { openPage } from '../../support/open-page.ts';

/** A started program that reads a port. `pid`: the process whose CPU time counts. */
export interface Receiver {
  readonly pid: number;
  end(): Promise<void>;
}

export interface ReceiverKind {
  readonly name: string;
  /** The tools that must be in PATH. */
  readonly needs: readonly string[];
  start(path: string): Promise<Receiver>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once('exit', () => resolve());
  });

const startOf = (program: string, args: readonly string[]): { child: ChildProcess; receiver: Receiver } => {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  // Output is read and dropped, as by a terminal that is fast.
  child.stdout.resume();
  child.stderr.resume();
  child.stdin.on('error', () => undefined);
  return {
    child,
    receiver: {
      pid: child.pid ?? 0,
      end: async () => {
        child.kill('SIGKILL');
        await ended(child);
      },
    },
  };
};

const tool = (name: string, args: (path: string) => readonly string[]): ReceiverKind => ({
  name,
  needs: [name],
  start: async (path) => startOf(name, args(path)).receiver,
});

/** Node's serialport without anything else: what each other receiver is compared with. */
const bareScript = (path: string): string =>
  `const {SerialPort}=require('serialport');let n=0;` +
  `new SerialPort({path:${JSON.stringify(path)},baudRate:115200}).on('data',(b)=>{n+=b.length;});`;

export const bareName = 'serialport alone';

const built = (entry: string): string => join(process.env.ATELIER_TEST_DIST ?? '', 'electron', `${entry}.js`);

const withFolder = (start: (path: string, folder: string) => Promise<Receiver>) => async (path: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  const receiver = await start(path, folder);
  return {
    pid: receiver.pid,
    end: async () => {
      await receiver.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const monitor: ReceiverKind = {
  name: 'monitor',
  needs: [],
  start: withFolder(
    async (path, folder) =>
      startOf(process.execPath, [
        built('cli'),
        'monitor',
        '--port',
        path,
        '--data',
        folder,
        '--record',
        join(folder, 'r.jsonl'),
      ]).receiver,
  ),
};

const served: ReceiverKind = {
  name: 'served, one page',
  needs: [],
  start: withFolder(async (path, folder) => {
    const { child, receiver } = startOf(process.execPath, [built('serve'), '--data', folder]);
    const address = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout?.on('data', (more: Buffer) => {
        text += more.toString('utf8');
        const match = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(text);
        if (match) resolve(match[0]);
      });
      child.once('exit', () => reject(new Error(`serve has ended: ${text}`)));
    });
    const page = await openPage(address);
    const client = createClient(page.connection, createNodeClock());
    if (client.view() === null) await new Promise<void>((resolve) => client.onView(() => resolve()));
    const opened = await client.request('session.open', { address: path, baudRate: 115_200 });
    if (!opened.ok) throw new Error(opened.error.code);
    client.onTraffic(opened.value.sessionId, 0, () => undefined);
    return {
      pid: receiver.pid,
      end: async () => {
        page.socket.close();
        await receiver.end();
      },
    };
  }),
};

export const receivers: readonly ReceiverKind[] = [
  { ...tool('cat', (path) => [path]) },
  { name: bareName, needs: [], start: async (path) => startOf(process.execPath, ['-e', bareScript(path)]).receiver },
  tool('tio', (path) => [path]),
  tool('picocom', (path) => ['--noreset', '--quiet', path]),
  monitor,
  served,
];
