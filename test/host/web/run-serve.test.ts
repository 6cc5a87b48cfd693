import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { askOwnerOf, ownFolder } from '../../../electron/host/node/own-folder.ts';
import { serveByArguments } from '../../../electron/host/web/run-serve.ts';
import { type StartProcess, startByArguments } from '../../../electron/host/web/run-start.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import { startWords } from '../../../shared/words/start.ts';
import { openPage } from '../../support/open-page.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** The output and calls of one process, in the order of events. */
interface Bench {
  readonly hostProcess: StartProcess;
  readonly reported: string[];
  readonly opened: string[];
  stop(): void;
  readonly listeners: () => number;
}

let platform: TempPlatform;
let pageFolder: string;
const running = new Set<() => void>();

beforeEach(() => {
  platform = createTempPlatform();
  pageFolder = mkdtempSync(join(tmpdir(), 'atelier-page-'));
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html>');
});
afterEach(() => {
  for (const stop of running) stop();
  running.clear();
  platform.remove();
  rmSync(pageFolder, { recursive: true, force: true });
});

const bench = (given: Partial<StartProcess> = {}, closeApplication = async (): Promise<void> => {}): Bench => {
  const reported: string[] = [];
  const opened: string[] = [];
  const listeners = new Set<() => void>();
  const stop = (): void => {
    for (const listener of [...listeners]) listener();
  };
  running.add(stop);
  const hostProcess: StartProcess = {
    out: (text) => reported.push(`out ${text}`),
    err: (text) => reported.push(`err ${text}`),
    environment: {},
    os: 'linux',
    pid: 4711,
    clock: createNodeClock(),
    language: 'en',
    words: startWords.en,
    pageFolder,
    programFolder: pageFolder,
    windowEntry: join(pageFolder, 'main.js'),
    onStop: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    openBrowser: (address) => opened.push(address),
    createPlatform: () => platform,
    createApplication: async () => ({
      attach: () => undefined,
      close: async () => {
        reported.push('closing');
        await closeApplication();
        reported.push('closed');
      },
    }),
    ...given,
  };
  return { hostProcess, reported, opened, stop, listeners: () => listeners.size };
};

const addressIn = async (reported: readonly string[]): Promise<string> => {
  const find = (): string | undefined => /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(reported.join('\n'))?.[0];
  await expect.poll(find).toBeDefined();
  return find() ?? '';
};

/** The address to which a file leads the browser. */
const addressInFile = (file = ''): string =>
  /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(readFileSync(fileURLToPath(file), 'utf8'))?.[0] ?? '';

const screen = { environment: { DISPLAY: ':0' } };

describe('npm run serve', () => {
  it('prints the address and how to stop in one line, and shuts down cleanly', async () => {
    const { hostProcess, reported, stop, opened, listeners } = bench();
    const ended = serveByArguments([], hostProcess);
    const address = await addressIn(reported);
    expect(reported).toEqual([`out ATelier runs at ${address} – Ctrl+C stops it.\n`]);
    expect((await fetch(address)).status).toBe(200);
    stop();
    // The same Ctrl+C again.
    stop();
    expect(await ended).toBe(0);
    expect(reported.slice(1)).toEqual(['closing', 'closed', 'out ATelier was stopped.\n']);
    await expect(fetch(address)).rejects.toThrow();
    expect(readdirSync(platform.dataFolder)).toEqual([]);
    expect([opened, listeners()]).toEqual([[], 0]);
  });

  it('shuts down cleanly with 9 when its address cannot be printed, and reports why once', async () => {
    const listeners: ((reason: Failure) => void)[] = [];
    const { hostProcess, reported } = bench({ onOutputFailure: (listener) => void listeners.push(listener) });
    const ended = serveByArguments([], hostProcess);
    await addressIn(reported);
    for (const listener of listeners) listener(failure('file/disk-full', { path: 'stdout', cause: 'ENOSPC' }));
    expect(await ended).toBe(9);
    expect(reported.filter((text) => text.startsWith('err '))).toEqual([
      expect.stringContaining('The disk is full at stdout'),
    ]);
    expect(reported).toEqual(expect.arrayContaining(['closing', 'closed']));
    expect(readdirSync(platform.dataFolder)).toEqual([]);
  });

  it('sends the view to pages that connect during the start as soon as the application is ready', async () => {
    let make = (): void => undefined;
    const made = new Promise<void>((resolve) => {
      make = resolve;
    });
    const attached: unknown[] = [];
    const { hostProcess, reported, stop } = bench({
      createApplication: async () => {
        await made;
        return { attach: (connection) => void attached.push(connection), close: async () => undefined };
      },
    });
    const ended = serveByArguments([], hostProcess);
    const alive = () => askOwnerOf(platform.dataFolder, 'alive', createNodeClock());
    await expect.poll(alive).toMatchObject({ value: { answer: { kind: 'done' } } });
    const asked = await alive();
    const address = asked.ok && asked.value?.answer.kind === 'done' ? asked.value.answer.text : '';
    await openPage(address);
    expect(attached).toEqual([]);
    make();
    expect(await addressIn(reported)).toBe(address);
    expect(attached).toHaveLength(1);
    await openPage(address);
    expect(attached).toHaveLength(2);
    stop();
    expect(await ended).toBe(0);
  });

  it('opens the page with a private file and an address for one visit where there is a screen', async () => {
    const { hostProcess, reported, stop, opened } = bench(screen);
    const ended = serveByArguments(['--open'], hostProcess);
    const address = await addressIn(reported);
    await expect.poll(() => opened.length).toBe(1);
    const file = fileURLToPath(opened[0] ?? '');
    if (process.platform !== 'win32')
      expect([statSync(file).mode & 0o777, statSync(dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
    const oneVisit = addressInFile(opened[0]);
    expect(oneVisit).not.toBe(address);
    const page = await openPage(oneVisit);
    expect(readdirSync(platform.dataFolder)).not.toContain(basename(dirname(file)));
    await expect(openPage(oneVisit)).rejects.toThrow('4401');
    // The stored token opens the page again after a reload.
    const again = new URL(address);
    again.searchParams.set('token', page.token);
    await openPage(again.href);
    stop();
    expect(await ended).toBe(0);
  });

  it('leaves no file behind that was not opened, not even one of a killed program', async () => {
    const left = join(platform.dataFolder, 'atelier-open-aB3dE9');
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, 'atelier.html'), '');
    const { hostProcess, reported, stop, opened } = bench(screen);
    const ended = serveByArguments(['--open'], hostProcess);
    await addressIn(reported);
    await expect.poll(() => opened.length).toBe(1);
    const folders = readdirSync(platform.dataFolder).filter((name) => name.startsWith('atelier-open-'));
    expect(folders).toEqual([basename(dirname(fileURLToPath(opened[0] ?? '')))]);
    stop();
    expect(await ended).toBe(0);
    expect(readdirSync(platform.dataFolder)).toEqual([]);
  });

  it('serves on and says why when no private file can be written', async () => {
    const { hostProcess, reported, stop, opened } = bench({
      ...screen,
      visitFolders: () => [join(pageFolder, 'index.html')],
    });
    const ended = serveByArguments(['--open'], hostProcess);
    const address = await addressIn(reported);
    await expect.poll(() => reported).toContainEqual(expect.stringMatching(/^err .*index\.html/));
    expect(opened).toEqual([]);
    await openPage(address);
    stop();
    expect(await ended).toBe(0);
  });

  it('waits no longer than 5 s for an application that does not end', async () => {
    const clock = new VirtualClock();
    const { hostProcess, reported, stop } = bench({ clock }, () => new Promise(() => undefined));
    const ended = serveByArguments([], hostProcess);
    await addressIn(reported);
    stop();
    await expect.poll(() => reported).toContain('closing');
    await clock.advance(5_000);
    expect(await ended).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('a second one with the same data folder prints the address of the first', async () => {
    const first = bench();
    const ended = serveByArguments([], first.hostProcess);
    const address = await addressIn(first.reported);
    const second = bench(screen);
    expect(await serveByArguments([], second.hostProcess)).toBe(3);
    expect(second.reported).toEqual([
      `err ATelier is already running with the data folder ${platform.dataFolder}: ${address}\n`,
    ]);
    expect(second.opened).toEqual([]);
    // With --open the page is opened.
    expect(await serveByArguments(['--open'], second.hostProcess)).toBe(0);
    expect(second.opened).toHaveLength(1);
    const oneVisit = addressInFile(second.opened[0]);
    expect(oneVisit).not.toBe(address);
    await openPage(oneVisit);
    first.stop();
    expect(await ended).toBe(0);
  });

  it('a window with the same data folder is named, and comes to the front for --open', async () => {
    let visits = 0;
    const claim = await ownFolder({
      folder: platform.dataFolder,
      pid: 99,
      host: 'window',
      clock: createNodeClock(),
      answers: {
        alive: () => '',
        visit: () => {
          visits += 1;
          return '';
        },
        stop: () => '',
      },
    });
    const { hostProcess, reported, opened } = bench(screen);
    expect(await serveByArguments([], hostProcess)).toBe(3);
    expect(reported).toEqual([
      `err The window of ATelier (process 99) uses the data folder ${platform.dataFolder}. Close it first, or give another folder: --data DIR.\n`,
    ]);
    expect(visits).toBe(0);
    expect(await serveByArguments(['--open'], hostProcess)).toBe(0);
    expect([visits, opened]).toEqual([1, []]);
    if (claim.ok && claim.value.kind === 'owned') await claim.value.release();
  });

  it('is the only owner, and found by --stop, while other users hold connections', async () => {
    const first = bench();
    const ended = serveByArguments([], first.hostProcess);
    const { port } = new URL(await addressIn(first.reported));
    const idle: Socket[] = [];
    for (let count = 0; count < 100; count += 1) {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
      idle.push(socket);
      await once(socket, 'connect');
    }
    const second = bench();
    expect(await serveByArguments([], second.hostProcess)).toBe(3);
    expect(second.reported[0]).toMatch(/^err ATelier is already running/);
    expect(await serveByArguments(['--stop'], second.hostProcess)).toBe(0);
    expect(second.reported[1]).toBe('out ATelier was stopped.\n');
    expect(await ended).toBe(0);
    for (const socket of idle) socket.destroy();
  });

  it('--stop stops the running server cleanly and reports it; a second --stop reports that none runs', async () => {
    const first = bench();
    const ended = serveByArguments([], first.hostProcess);
    await addressIn(first.reported);
    const second = bench();
    expect(await serveByArguments(['--stop'], second.hostProcess)).toBe(0);
    expect(await ended).toBe(0);
    expect(first.reported).toContain('closed');
    expect(await serveByArguments(['--stop'], second.hostProcess)).toBe(0);
    expect(second.reported).toEqual([
      'out ATelier was stopped.\n',
      `out No ATelier runs with the data folder ${platform.dataFolder}.\n`,
    ]);
  });

  it.skipIf(process.platform === 'win32')('--stop succeeds when the folder has another owner meanwhile', async () => {
    const other = createTempPlatform();
    const own = (folder: string, stop: () => string) =>
      ownFolder({
        folder,
        pid: 1,
        host: 'web',
        clock: createNodeClock(),
        answers: { alive: () => '', visit: () => '', stop },
      });
    const next = await own(other.dataFolder, () => '');
    const nextOwner = JSON.parse(readFileSync(join(other.dataFolder, 'owner.json'), 'utf8'));
    const first = await own(platform.dataFolder, () => {
      const socket = join(other.dataFolder, nextOwner.socket);
      writeFileSync(join(platform.dataFolder, 'owner.json'), JSON.stringify({ ...nextOwner, socket }));
      return '';
    });
    const { hostProcess, reported } = bench();
    expect(await serveByArguments(['--stop'], hostProcess)).toBe(0);
    expect(reported).toEqual(['out ATelier was stopped.\n']);
    for (const claim of [first, next]) if (claim.ok && claim.value.kind === 'owned') await claim.value.release();
    other.remove();
  });

  it('--stop does not affect another program that uses the port now', async () => {
    const other = bench();
    const ended = serveByArguments([], other.hostProcess);
    const address = new URL(await addressIn(other.reported));
    // A data folder of a process that was killed.
    const left = createTempPlatform();
    mkdirSync(left.dataFolder, { recursive: true });
    const stale = { pid: process.pid, host: 'web', socket: `owner-${'0'.repeat(24)}.sock`, key: 'stale' };
    writeFileSync(join(left.dataFolder, 'owner.json'), JSON.stringify(stale));
    expect(address.port).not.toBe('');
    const { hostProcess, reported } = bench({ createPlatform: () => left });
    expect(await serveByArguments(['--stop'], hostProcess)).toBe(0);
    expect(reported).toEqual([`out No ATelier runs with the data folder ${left.dataFolder}.\n`]);
    expect(other.reported).toHaveLength(1);
    other.stop();
    expect(await ended).toBe(0);
    left.remove();
  });

  it('a port in use is reported in words', async () => {
    const first = bench();
    const ended = serveByArguments([], first.hostProcess);
    const { port } = new URL(await addressIn(first.reported));
    const other = createTempPlatform();
    const second = bench({ createPlatform: () => other, words: startWords.zh, language: 'zh' });
    expect(await serveByArguments(['--port', port], second.hostProcess)).toBe(3);
    expect(second.reported).toEqual([expect.stringContaining(`127.0.0.1:${port} 已被其他程序占用`)]);
    other.remove();
    first.stop();
    expect(await ended).toBe(0);
  });

  it('a page that was not built is reported in words', async () => {
    const { hostProcess, reported, listeners } = bench({ pageFolder: join(pageFolder, 'none') });
    expect(await serveByArguments([], hostProcess)).toBe(9);
    expect(reported).toEqual([expect.stringMatching(/was not built \(.*none\)\. Build it with: npm run build/)]);
    expect(listeners()).toBe(0);
  });

  it('a wrong argument is refused with the usage', async () => {
    const { hostProcess, reported } = bench();
    expect(await serveByArguments(['--prot', '1'], hostProcess)).toBe(2);
    expect(reported.join('')).toMatch(/no option "--prot"[\s\S]*npm run serve/);
  });
});

describe('npm start', () => {
  it.each([
    ['neither runtime nor screen', {}, startWords.en.noRuntimeNoScreen, 0],
    ['no runtime', screen, startWords.en.noRuntime, 1],
  ])(
    'with %s: prints the reason, serves, and opens the page where there is a screen',
    async (_name, given, reason, opens) => {
      const { hostProcess, reported, stop, opened } = bench(given);
      const ended = startByArguments([], hostProcess);
      const address = await addressIn(reported);
      expect(reported).toEqual([`out ${reason}\n`, `out ATelier runs at ${address} – Ctrl+C stops it.\n`]);
      await expect.poll(() => opened.length).toBe(opens);
      stop();
      expect(await ended).toBe(0);
    },
  );

  it.skipIf(process.platform === 'win32').each([
    [': > "$ATELIER_SHOWN_FILE"; exit 7', 7, /^$/],
    ['exit 1', 0, /could not show a window \(1\).*\n.*ATelier runs at/],
    ['exit 127', 0, /could not show a window \(127\).*\n.*ATelier runs at/],
    ['kill -TRAP $$', 0, /could not show a window \(SIGTRAP\).*\n.*ATelier runs at/],
  ])('with a runtime that does "%s"', async (script, exitCode, message) => {
    writeFileSync(join(pageFolder, 'electron'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    writeFileSync(join(pageFolder, 'main.js'), '');
    const { hostProcess, reported, stop } = bench({
      environment: { ...screen.environment, ELECTRON_OVERRIDE_DIST_PATH: pageFolder, PATH: process.env.PATH },
    });
    const ended = startByArguments([], hostProcess);
    if (exitCode === 0) await addressIn(reported);
    stop();
    expect(await ended).toBe(exitCode);
    expect(reported.join('')).toMatch(message);
  });
});
