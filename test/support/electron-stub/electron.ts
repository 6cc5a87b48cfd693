import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { deserialize, serialize } from 'node:v8';
import type { PreloadBridge } from '../../../shared/connection.ts';
import type { FakeContents } from './fake-contents.ts';
import { createFakeElectron } from './fake-electron.ts';

/**
 * The module `electron` in a process of the stub. Lines on stdin (prefix `<`) represent actions of the user and the page, lines on stdout
 * (prefix `>`) report results. Each line has one value as a structured clone in Base64.
 */
export type StubReport =
  | { readonly kind: 'frame'; readonly frame: unknown }
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly headers: unknown;
      readonly body: string;
      readonly exposed: readonly string[];
    }
  | { readonly kind: 'fetched'; readonly status: number }
  | { readonly kind: 'log'; readonly log: readonly string[] };

export type StubAction =
  | { readonly kind: 'send'; readonly frame: unknown }
  | { readonly kind: 'fetch'; readonly address: string }
  | { readonly kind: 'reload' | 'close' | 'quit' | 'second' | 'resume' };

const sendReport = (reported: StubReport): void =>
  void process.stdout.write(`> ${serialize(reported).toString('base64')}\n`);

const required = (value: string | undefined): string => {
  if (value === undefined) throw new Error('the window names no preload script');
  return value;
};

const bridgeOf = (contents: FakeContents): PreloadBridge | undefined =>
  contents.page?.exposed.atelier as PreloadBridge | undefined;

/** As in a sandboxed renderer, the script can require only `electron`. */
const runPreload = async (contents: FakeContents): Promise<void> => {
  const { page, response } = contents;
  if (page === null || response === null) throw new Error('nothing was loaded');
  const window = electron.windows.find(({ webContents }) => webContents === contents);
  const script = readFileSync(required(window?.options.webPreferences?.preload), 'utf8');
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
    return page.electron;
  };
  new Function('require', 'module', 'exports', 'process', script)(require, { exports: {} }, {}, undefined);
  const headers = Object.fromEntries(response.headers);
  sendReport({
    kind: 'page',
    status: response.status,
    headers,
    body: await response.text(),
    exposed: exposedBy(page.exposed),
  });
  bridgeOf(contents)?.onFrame((frame) => sendReport({ kind: 'frame', frame }));
};

/** Every function that the page can reach, by its path and number of arguments. */
const exposedBy = (exposed: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(exposed).flatMap(([name, value]) =>
    typeof value === 'function'
      ? [`${name}/${value.length}`]
      : exposedBy(value as Record<string, unknown>).map((below) => `${name}.${below}`),
  );

const electron = createFakeElectron({
  runPreload,
  onExit: (code) => {
    sendReport({ kind: 'log', log: electron.log });
    process.stdout.write('', () => process.exit(code));
  },
});

const act = async (action: StubAction): Promise<void> => {
  const window = electron.windows[0];
  const contents = window?.webContents;
  if (action.kind === 'quit') electron.app.quit();
  if (action.kind === 'second') electron.app.emit('second-instance');
  if (action.kind === 'resume') electron.powerMonitor.emit('resume');
  if (action.kind === 'close') window?.close();
  if (action.kind === 'reload') contents?.reload();
  if (action.kind === 'send' && contents) bridgeOf(contents)?.send(action.frame as never);
  if (action.kind === 'fetch')
    sendReport({ kind: 'fetched', status: (await electron.session.fetch(action.address)).status });
};

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.startsWith('< ')) void act(deserialize(Buffer.from(line.slice(2), 'base64')) as StubAction);
});
process.on('SIGTERM', () => electron.app.quit());

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} = electron.parts;
