import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createViewStore, type ViewStore } from '../../../electron/app/view-store.ts';
import { type DesktopApplication, runDesktop } from '../../../electron/host/electron/run-desktop.ts';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { askOwnerOf, ownFolder } from '../../../electron/host/node/own-folder.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { Settings } from '../../../shared/contract.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import { createFakeElectron, type FakeElectron, type FakeOptions } from '../../support/electron-stub/fake-electron.ts';
import { runRealPreload } from '../../support/electron-stub/page-of.ts';
import { pause } from '../../support/pause.ts';
import { sampleView } from '../../support/sample-view.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

let platform: TempPlatform;
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

const silentAnswers = { alive: () => '', visit: () => '', stop: () => '' };

interface Running {
  readonly electron: FakeElectron;
  readonly viewStore: ViewStore;
  readonly attached: readonly Connection<ServerFrame>[];
  readonly reported: readonly string[];
  readonly bugs: readonly unknown[];
  /** How often a window became visible. */
  readonly shown: () => number;
  change(settings: Partial<Settings>): void;
}

/** The error of `loadURL` when the page is left before it has loaded. */
const aborted = Object.assign(new Error("ERR_ABORTED (-3) loading 'app://atelier/index.html'"), {
  code: 'ERR_ABORTED',
  errno: -3,
});

interface StartOptions extends Partial<FakeOptions> {
  readonly os?: string;
  readonly onMade?: (electron: FakeElectron) => void;
}

const start = async (options: StartOptions = {}): Promise<Running> => {
  const electron = createFakeElectron({ runPreload: runRealPreload, ...options });
  options.onMade?.(electron);
  const viewStore = createViewStore(sampleView());
  const attached: Connection<ServerFrame>[] = [];
  const [reported, bugs]: [string[], unknown[]] = [[], []];
  let shown = 0;
  const page = join(platform.dataFolder, 'page');
  mkdirSync(page, { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  const application: DesktopApplication = {
    attach: (connection) => void attached.push(connection),
    viewStore,
    suspended: async () => void reported.push('suspended'),
    resumed: () => void reported.push('resumed'),
    close: async () => void reported.push('closed'),
  };
  await runDesktop({
    electron: electron.parts,
    args: ['main.js', '--data', join(platform.dataFolder, 'data')],
    pid: process.pid,
    os: options.os ?? 'linux',
    pageFolder: page,
    preload: '/preload.cjs',
    createApplication: async () => application,
    onBug: (error) => void bugs.push(error),
    onShown: () => {
      shown += 1;
    },
  });
  const change = (settings: Partial<Settings>): void =>
    viewStore.publish({ type: 'settings', settings: { ...viewStore.view().settings, ...settings } });
  return { electron, viewStore, attached, reported, bugs, change, shown: () => shown };
};

describe('the desktop application', () => {
  it('opens one window whose page gets a connection', async () => {
    const { electron, attached, bugs, shown } = await start();
    await expect.poll(() => attached.length).toBe(1);
    const [window] = electron.windows;
    expect(electron.windows.length).toBe(1);
    expect(window?.webContents.getURL()).toBe('app://atelier/index.html');
    expect(window?.options).toMatchObject({
      show: false,
      title: 'ATelier',
      webPreferences: { preload: '/preload.cjs' },
    });
    expect(window?.reported).toContain('show');
    expect(shown()).toBe(1);
    expect(bugs).toEqual([]);
  });

  it('continues when the user reloads the page during its first load', async () => {
    const { electron, bugs, shown } = await start({ runPreload: () => Promise.reject(aborted) });
    await new Promise((resolve) => setImmediate(resolve));
    expect([bugs, shown(), electron.windows.length, electron.log.includes('app.quit')]).toEqual([[], 0, 1, false]);
  });

  it('shuts down cleanly when the user closes the window during the first load', async () => {
    let electron: FakeElectron | null = null;
    const started = await start({
      runPreload: () => {
        electron?.windows[0]?.close();
        throw aborted;
      },
      onMade: (made) => {
        electron = made;
      },
    });
    await expect.poll(() => started.electron.log.at(-1)).toBe('app.exit 0');
    expect([started.bugs, started.reported]).toEqual([[], ['closed']]);
  });

  it('shuts down cleanly, and reports it, when its page cannot be loaded', async () => {
    const broken = new Error('ERR_FAILED');
    const { electron, reported, bugs } = await start({ runPreload: () => Promise.reject(broken) });
    await expect.poll(() => electron.log.at(-1)).toBe('app.exit 0');
    expect([bugs, reported]).toEqual([[broken], ['closed']]);
  });

  it('sets all security handlers before the first window', async () => {
    const { electron } = await start();
    const { session, windows } = electron;
    expect(Object.keys(session.handlers).sort()).toEqual([
      'devicePermission',
      'onBeforeRequest',
      'permissionCheck',
      'permissionRequest',
    ]);
    expect(session.listenerCount('will-download')).toBe(1);
    const contents = windows[0]?.webContents;
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
      expect([name, contents?.listenerCount(name)]).toEqual([name, 1]);
    expect(contents?.openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
    expect(electron.log.filter((entry) => entry.startsWith('shell.'))).toEqual([]);
  });

  it('separates the files of the runtime from its own files', async () => {
    const { electron } = await start();
    const folder = join(platform.dataFolder, 'data/runtime');
    expect(electron.app.paths).toEqual({ userData: folder });
    expect(existsSync(folder)).toBe(true);
  });

  it('runs once: a second one ends at once, and the first comes to the front', async () => {
    const second = await start({ isSecond: true });
    expect(second.electron.log).toContain('app.quit');
    expect(second.electron.log).not.toContain('app.ready');
    expect(second.electron.windows).toEqual([]);
  });

  const dataFolder = (): string => join(platform.dataFolder, 'data');
  const ownByOther = (host: 'web' | 'window') =>
    ownFolder({ folder: dataFolder(), pid: 4711, host, clock: createNodeClock(), answers: silentAnswers });

  it.each([
    ['en-US', 'dialog ATelier is already running with this data folder. Process 4711 uses '],
    ['zh-CN', 'dialog 已有一个 AT 工坊在使用此数据文件夹。 进程 4711 正在使用 '],
  ])('does not use a data folder of another program, and says so (%s)', async (systemLanguage, message) => {
    const other = await ownByOther('web');
    const { electron, reported, attached } = await start({ systemLanguage });
    expect(electron.windows).toEqual([]);
    expect(electron.log.filter((entry) => entry.startsWith('dialog'))).toEqual([expect.stringContaining(message)]);
    expect(electron.log.at(-1)).toBe('app.quit');
    expect([reported, attached]).toEqual([[], []]);
    expect(existsSync(join(dataFolder(), 'window.json'))).toBe(false);
    if (other.ok && other.value.kind === 'owned') await other.value.release();
  });

  it('owns its data folder until it has ended, and comes to the front or ends when another process requests it', async () => {
    const { electron, reported } = await start();
    expect(await ownByOther('web')).toMatchObject({ ok: true, value: { kind: 'taken', by: { host: 'window' } } });
    const ask = (request: 'visit' | 'stop') => askOwnerOf(dataFolder(), request, createNodeClock());
    expect(await ask('visit')).toMatchObject({ value: { answer: { kind: 'done', text: '' } } });
    await expect.poll(() => electron.windows[0]?.reported.slice(-2)).toEqual(['show', 'focus']);
    expect(await ask('stop')).toMatchObject({ value: { answer: { kind: 'done' } } });
    await expect.poll(() => electron.log.at(-1)).toBe('app.exit 0');
    expect(reported).toEqual(['closed']);
    const next = await ownByOther('web');
    expect(next).toMatchObject({ ok: true, value: { kind: 'owned' } });
    if (next.ok && next.value.kind === 'owned') await next.value.release();
  });

  it('reports in words that its data folder cannot be used', async () => {
    mkdirSync(dataFolder(), { recursive: true });
    mkdirSync(join(dataFolder(), 'owner.json'));
    const { electron } = await start();
    expect(electron.log.filter((entry) => entry.startsWith('dialog'))).toEqual([
      expect.stringMatching(/^dialog ATelier cannot use its data folder\. .*owner\.json/),
    ]);
    expect(electron.windows).toEqual([]);
  });

  it('comes to the front when it is started again', async () => {
    const { electron } = await start();
    electron.app.emit('second-instance');
    expect(electron.windows.length).toBe(1);
    expect(electron.windows[0]?.reported.slice(-2)).toEqual(['show', 'focus']);
  });

  it('applies the settings to menus and colours at once', async () => {
    const { electron, change } = await start();
    const labels = (): readonly unknown[] => electron.menu().map(({ label }) => label);
    expect(labels()).toEqual(['File', 'Edit', 'Go', 'View']);
    change({ language: 'zh' });
    expect(labels()).toEqual(['文件', '编辑', '转到', '显示']);
    electron.nativeTheme.shouldUseDarkColors = true;
    change({ theme: 'dark' });
    expect(electron.nativeTheme.themeSource).toBe('dark');
    expect(electron.windows[0]?.reported.at(-1)).toBe('background #0c0f12');
    electron.nativeTheme.shouldUseDarkColors = false;
    electron.nativeTheme.emit('updated');
    expect(electron.windows[0]?.reported.at(-1)).toBe('background #eceef1');
  });

  it('uses the language of the system until one is chosen', async () => {
    const { electron } = await start({ systemLanguage: 'zh-CN', os: 'darwin' });
    expect(electron.menu().map(({ label }) => label)).toEqual(['AT 工坊', '文件', '编辑', '转到', '显示', '窗口']);
  });

  it('ends with its last window, after everything was closed', async () => {
    const { electron, reported } = await start();
    electron.windows[0]?.close();
    await expect.poll(() => electron.log.at(-1)).toBe('app.exit 0');
    expect(reported).toEqual(['closed']);
    expect(existsSync(join(platform.dataFolder, 'data/window.json'))).toBe(true);
  });

  it('on macOS stays without a window, and opens one again', async () => {
    const { electron, reported, attached } = await start({ os: 'darwin' });
    await expect.poll(() => attached.length).toBe(1);
    electron.windows[0]?.close();
    await pause(20);
    expect([electron.log.includes('app.quit'), reported]).toEqual([false, []]);
    electron.app.emit('activate');
    electron.app.emit('activate');
    await expect.poll(() => attached.length).toBe(2);
    expect(electron.windows.length).toBe(1);
  });

  it('is notified when the computer goes to sleep and when it wakes up', async () => {
    const { electron, reported } = await start();
    electron.powerMonitor.emit('suspend');
    expect(reported).toEqual(['suspended']);
    electron.powerMonitor.emit('resume');
    expect(reported).toEqual(['suspended', 'resumed']);
  });

  it('asks the user when the page crashes repeatedly', async () => {
    const { electron, attached } = await start({ answerDialog: () => 0 });
    await expect.poll(() => attached.length).toBe(1);
    const contents = electron.windows[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect.poll(() => attached.length).toBe(2);
    contents?.emit('render-process-gone', {}, { reason: 'oom' });
    await expect.poll(() => attached.length).toBe(3);
    expect(electron.log.filter((entry) => entry.startsWith('dialog'))).toEqual([
      'dialog The window failed twice within a minute. What runs on the module continues and is recorded. Show the window again, or quit.',
    ]);
  });
});
