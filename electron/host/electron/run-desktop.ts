import { mkdirSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import { desktopWords } from '../../../shared/words/desktop.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import type { Application } from '../../app/create-application.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import { createNodeClock } from '../node/node-clock.ts';
import { createNodePlatform } from '../node/node-platform.ts';
import { readPageFiles } from '../node/page-files.ts';
import { followSettings, languageOf } from './appearance.ts';
import { dataFolderOf } from './arguments.ts';
import { contextMenuTemplate } from './context-menu.ts';
import { askWhereToSave } from './downloads.ts';
import { createLinkOpener } from './external-links.ts';
import { createPageConnections } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { keepAtPage } from './navigation.ts';
import { blockNetwork } from './network.ts';
import { ownDataFolder } from './own-data-folder.ts';
import { pageScheme, pageStart } from './page-address.ts';
import { reloadLostPage } from './page-failure.ts';
import { denyPermissions } from './permissions.ts';
import { createDesktopPlatform } from './platform.ts';
import { followPower, stayAwakeWhileRunning } from './power.ts';
import { pressKeys } from './press-keys.ts';
import { answerPageRequests, pageSchemePrivileges } from './protocol.ts';
import { closeBeforeQuit } from './quit.ts';
import { canvasOf, createWindow } from './window.ts';
import { createWindowMemory } from './window-state.ts';

/** The parts of Electron that are used. `electron/main.ts` passes them in, so that nothing here loads Electron. */
export type ElectronParts = Pick<
  typeof import('electron'),
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'powerMonitor'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
>;

export interface DesktopOptions {
  readonly electron: ElectronParts;
  readonly args: readonly string[];
  readonly pid: number;
  /** As `process.platform`. */
  readonly os: string;
  /** The built page. */
  readonly pageFolder: string;
  readonly preload: string;
  readonly createApplication: (platform: Platform, clock: Clock) => Promise<DesktopApplication>;
  readonly onBug: (error: unknown) => void;
  /** Called when a window is visible. */
  readonly onShown: () => void;
}

export type DesktopApplication = Pick<Application, 'attach' | 'viewStore' | 'close' | 'suspended' | 'resumed'>;

/**
 * The desktop application, from the start of the process until `quit`. Everything that must happen before `ready` is done before the first
 * `await`.
 */
export const runDesktop = async (options: DesktopOptions): Promise<void> => {
  const { electron, os, onBug } = options;
  const { app, protocol } = electron;
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([pageSchemePrivileges]);
  const { dataFolder, join } = createNodePlatform({ dataFolder: dataFolderOf(options.args) });
  // Files of the Electron runtime are separate from ours. The single-instance lock is in that folder too, so each data folder has one window.
  const runtimeFolder = join(dataFolder, 'runtime');
  mkdirSync(runtimeFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', runtimeFolder);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  await app.whenReady();

  const clock = createNodeClock();
  let show = (): void => undefined;
  const release = await ownDataFolder({
    ...{ app, dialog: electron.dialog, folder: dataFolder, pid: options.pid, clock },
    answers: { alive: noAnswer, visit: reported(() => show()), stop: reported(() => app.quit()) },
  });
  if (release === null) {
    app.quit();
    return;
  }
  const files = await readPageFiles(options.pageFolder);
  if (!files.ok) throw new Error(`the page was not built: ${options.pageFolder}`);
  const platform = await createDesktopPlatform({
    dataFolder,
    os,
    shell: electron.shell,
    safeStorage: electron.safeStorage,
  });
  const application = await options.createApplication(platform, clock);

  const session = electron.session.defaultSession;
  session.protocol.handle(pageScheme, answerPageRequests(files.value));
  denyPermissions(session);
  blockNetwork(session);
  askWhereToSave(session);

  const desktop = new Desktop(options, platform, clock, application);
  show = () => void desktop.show();
  closeBeforeQuit(app, clock, () => desktop.close().finally(release), onBug);
  app.on('web-contents-created', (_event, contents) => keepAtPage(contents, desktop.openLink));
  app.on('second-instance', () => void desktop.show());
  app.on('activate', () => void desktop.show());
  app.on('window-all-closed', () => {
    if (os !== 'darwin') app.quit();
  });
  followSettings(application.viewStore, electron.nativeTheme, () => desktop.draw());
  electron.nativeTheme.on('updated', () => desktop.paint());
  stayAwakeWhileRunning(application.viewStore, electron.powerSaveBlocker);
  followPower(electron.powerMonitor, {
    onSuspend: () => void Promise.all([application.suspended(), desktop.memory.flush()]).catch(onBug),
    onResume: () => application.resumed(),
  });
  await desktop.show();
};

const noAnswer = (): string => '';

/** Performs a request of another process after it was answered. */
const reported = (act: () => void) => (): string => {
  setImmediate(act);
  return '';
};

/** The single window with its menus and dialogs. */
class Desktop {
  readonly memory;
  readonly openLink: (address: string) => void;
  private readonly options: DesktopOptions;
  private readonly clock: Clock;
  private readonly application: DesktopApplication;
  private readonly pages;
  private window: BrowserWindow | null = null;
  private opening: Promise<void> | null = null;

  constructor(options: DesktopOptions, platform: Platform, clock: Clock, application: DesktopApplication) {
    const { shell, dialog, ipcMain } = options.electron;
    this.options = options;
    this.clock = clock;
    this.application = application;
    this.memory = createWindowMemory(platform, clock);
    this.pages = createPageConnections(ipcMain, application.attach);
    const open = createLinkOpener({ shell, dialog, words: () => this.words });
    this.openLink = (address) => void open(address).catch(options.onBug);
  }

  /** Brings the window to the front; creates it if there is none. */
  async show(): Promise<void> {
    const { window } = this;
    if (window !== null && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return;
    }
    this.opening ??= this.open().finally(() => {
      this.opening = null;
    });
    await this.opening;
  }

  /** Closes the application before the program ends. */
  async close(): Promise<void> {
    await Promise.all([this.memory.flush(), this.application.close()]);
  }

  /** Sets the menus in the current language. */
  draw(): void {
    const { Menu, app } = this.options.electron;
    const { isMac, language } = this;
    const press = (keys: string): void => {
      if (this.window !== null && !this.window.isDestroyed()) pressKeys(this.window.webContents, keys, isMac);
    };
    const template = menuTemplate({ language, isMac, isDeveloper: !app.isPackaged, press });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    this.paint();
  }

  /** Sets the background colour behind the page. */
  paint(): void {
    const { nativeTheme } = this.options.electron;
    if (this.window !== null && !this.window.isDestroyed())
      this.window.setBackgroundColor(canvasOf(nativeTheme.shouldUseDarkColors));
  }

  private async open(): Promise<void> {
    const { BrowserWindow, screen, nativeTheme, Menu, app } = this.options.electron;
    const window = createWindow({
      BrowserWindow,
      preload: this.options.preload,
      title: uiWords[this.language].common.product,
      isDark: nativeTheme.shouldUseDarkColors,
      state: await this.memory.read(),
      workAreas: [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
    });
    this.window = window;
    window.on('closed', () => {
      this.window = null;
    });
    this.memory.follow(window);
    this.pages.admit(window.webContents);
    reloadLostPage(
      window,
      this.clock,
      () => this.askAfterFailure(),
      () => app.quit(),
    );
    window.webContents.on('context-menu', (_event, params) => {
      const template = contextMenuTemplate(params, this.words);
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
    });
    window.once('ready-to-show', this.options.onShown);
    await window.loadURL(pageStart).catch((error: unknown) => this.endWithoutPage(error));
  }

  /** Closing or reloading the window aborts its first load, which is not a failure. */
  private endWithoutPage(error: unknown): void {
    if ((error as { readonly code?: unknown }).code === 'ERR_ABORTED') return;
    this.options.onBug(error);
    this.options.electron.app.quit();
  }

  private async askAfterFailure(): Promise<'reload' | 'quit'> {
    const { words } = this;
    const { response } = await this.options.electron.dialog.showMessageBox({
      type: 'error',
      message: words.pageFailed,
      detail: words.pageFailedDetail,
      buttons: [words.showAgain, words.quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1 ? 'quit' : 'reload';
  }

  private get words(): (typeof desktopWords)['en'] {
    return desktopWords[this.language];
  }

  private get language(): ReturnType<typeof languageOf> {
    return languageOf(this.application.viewStore, this.options.electron.app.getPreferredSystemLanguages());
  }

  private get isMac(): boolean {
    return this.options.os === 'darwin';
  }
}
