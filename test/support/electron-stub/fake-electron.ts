import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { ElectronParts } from '../../../electron/host/electron/run-desktop.ts';
import { FakeContents } from './fake-contents.ts';
import { type FakeKeyring, fakeKeyring } from './fake-keyring.ts';
import { FakeSession } from './fake-session.ts';

/**
 * The part of Electron that the host uses. It records all calls, and transfers messages by structured clone, asynchronously, as the real one
 * does.
 */
export interface FakeElectron {
  readonly parts: ElectronParts;
  readonly app: FakeApp;
  readonly ipcMain: EventEmitter;
  readonly powerMonitor: EventEmitter;
  readonly nativeTheme: EventEmitter & { themeSource: string; shouldUseDarkColors: boolean };
  readonly session: FakeSession;
  readonly keyring: FakeKeyring;
  readonly windows: readonly FakeWindow[];
  /** All calls of Electron, in order: `app.enableSandbox`, `shell.openExternal https://…`. */
  readonly log: readonly string[];
  /** The current menu, as its template. */
  menu(): readonly { readonly label?: string; readonly submenu?: unknown }[];
}

export interface FakeOptions {
  /** Runs the preload script of a page that is loaded. */
  readonly runPreload: (contents: FakeContents) => void | Promise<void>;
  readonly keyring?: FakeKeyring;
  /** The button that the user of a dialog clicks. */
  readonly answerDialog?: (message: string) => number;
  readonly systemLanguage?: string;
  /** Another process has the single-instance lock. */
  readonly isSecond?: boolean;
  readonly onExit?: (code: number) => void;
}

export class FakeApp extends EventEmitter {
  readonly paths: Record<string, string> = {};
  isPackaged = false;
  isReady = false;
  isQuitting = false;
  private readonly note: (entry: string) => void;
  private readonly windows: FakeWindow[];
  private readonly options: FakeOptions;

  constructor(note: (entry: string) => void, windows: FakeWindow[], options: FakeOptions) {
    super();
    this.note = note;
    this.windows = windows;
    this.options = options;
  }

  enableSandbox(): void {
    this.note(`app.enableSandbox${this.isReady ? ' too late' : ''}`);
  }

  setPath(name: string, path: string): void {
    this.paths[name] = path;
    this.note(`app.setPath ${name}`);
  }

  requestSingleInstanceLock(): boolean {
    this.note('app.requestSingleInstanceLock');
    return this.options.isSecond !== true;
  }

  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.isReady = true;
    this.note('app.ready');
  }

  getPreferredSystemLanguages(): readonly string[] {
    return [this.options.systemLanguage ?? 'en-GB'];
  }

  /** As the real one: `before-quit` may be prevented; then windows close, without `window-all-closed`, then `will-quit`. */
  quit(): void {
    this.note('app.quit');
    setImmediate(() => {
      let isHeld = false;
      this.emit('before-quit', {
        preventDefault: () => {
          isHeld = true;
        },
      });
      if (isHeld) return;
      this.isQuitting = true;
      for (const window of [...this.windows]) window.close();
      this.emit('will-quit', {});
      this.exit(0);
    });
  }

  exit(code = 0): void {
    this.note(`app.exit ${code}`);
    this.options.onExit?.(code);
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents: FakeContents;
  readonly options: BrowserWindowConstructorOptions;
  readonly reported: string[] = [];
  bounds = { x: 0, y: 0, width: 1360, height: 860 };
  private isGone = false;
  private isFull = false;
  private readonly onGone: () => void;

  constructor(options: BrowserWindowConstructorOptions, webContents: FakeContents, onGone: () => void) {
    super();
    this.options = options;
    this.webContents = webContents;
    this.onGone = onGone;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.load(address);
    this.emit('ready-to-show');
  }

  isDestroyed = (): boolean => this.isGone;
  isMinimized = (): boolean => false;
  isFullScreen = (): boolean => false;
  isMaximized = (): boolean => this.isFull;
  getNormalBounds = (): typeof this.bounds => this.bounds;
  setBackgroundColor = (colour: string): void => void this.reported.push(`background ${colour}`);
  show = (): void => void this.reported.push('show');
  focus = (): void => void this.reported.push('focus');
  restore = (): void => void this.reported.push('restore');
  maximize = (): void => {
    this.isFull = true;
    this.emit('maximize');
  };

  close(): void {
    this.emit('close', {});
    this.destroy();
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.webContents.destroy();
    this.emit('closed');
    this.onGone();
  }
}

export const createFakeElectron = (options: FakeOptions): FakeElectron => {
  const log: string[] = [];
  const note = (entry: string): void => void log.push(entry);
  const windows: FakeWindow[] = [];
  const app = new FakeApp(note, windows, options);
  const ipcMain = new EventEmitter();
  const powerMonitor = new EventEmitter();
  const session = new FakeSession();
  const keyring = options.keyring ?? fakeKeyring();
  const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });
  let menu: ReturnType<FakeElectron['menu']> = [];
  const display = { workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

  const BrowserWindow = class extends FakeWindow {
    constructor(given: BrowserWindowConstructorOptions) {
      const contents = new FakeContents({ ipcMain, session, runPreload: options.runPreload });
      super(given, contents, () => {
        windows.splice(windows.indexOf(this), 1);
        if (windows.length === 0 && !app.isQuitting) app.emit('window-all-closed');
      });
      windows.push(this);
      note('new BrowserWindow');
      app.emit('web-contents-created', {}, contents);
    }
  };
  const parts = {
    app,
    BrowserWindow,
    ipcMain,
    powerMonitor,
    nativeTheme,
    safeStorage: keyring,
    session: { defaultSession: session },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    protocol: {
      registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) =>
        note(`protocol.register ${schemes.map(({ scheme }) => scheme).join()}${app.isReady ? ' too late' : ''}`),
    },
    dialog: {
      showMessageBox: async ({ message, detail }: { readonly message: string; readonly detail?: string }) => {
        note(`dialog ${message} ${detail ?? ''}`.trimEnd());
        return { response: options.answerDialog?.(message) ?? 1, checkboxChecked: false };
      },
    },
    shell: {
      openExternal: async (address: string) => note(`shell.openExternal ${address}`),
      openPath: async (path: string) => {
        note(`shell.openPath ${path}`);
        return '';
      },
    },
    powerSaveBlocker: {
      start: (kind: string) => {
        note(`power.start ${kind}`);
        return 7;
      },
      stop: (id: number) => note(`power.stop ${id}`),
    },
    Menu: {
      buildFromTemplate: (template: typeof menu) => Object.assign([...template], { popup: () => note('menu.popup') }),
      setApplicationMenu: (template: typeof menu) => {
        menu = template;
      },
    },
  };
  return {
    // The fake does not have all members of Electron.
    parts: parts as unknown as ElectronParts,
    app,
    ipcMain,
    powerMonitor,
    nativeTheme,
    session,
    keyring,
    windows,
    log,
    menu: () => menu,
  };
};
