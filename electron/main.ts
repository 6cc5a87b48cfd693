import { resolve } from 'node:path';
import {
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
} from 'electron';
import { createApplication } from './app/create-application.ts';
import { createLinks } from './app/links.ts';
import { runDesktop } from './host/electron/run-desktop.ts';
import { markShown } from './host/electron/shown-mark.ts';
import { createThreadCall } from './host/node/thread-call.ts';
import { createPortDirectory, nativePortReaders } from './link/port-directory.ts';

declare const ATELIER_VERSION: string;

const onBug = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
};

const parts = { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerMonitor, powerSaveBlocker };

// Not awaited: Electron becomes ready only after this file has been evaluated completely.
runDesktop({
  electron: { ...parts, protocol, safeStorage, screen, session, shell },
  args: process.argv.slice(1),
  pid: process.pid,
  os: process.platform,
  pageFolder: resolve(import.meta.dirname, '../renderer'),
  preload: resolve(import.meta.dirname, 'preload.cjs'),
  onBug,
  onShown: () => markShown(process.env.ATELIER_SHOWN_FILE),
  createApplication: async (platform, clock) => {
    const links = createLinks({ platform, clock });
    const application = await createApplication({
      platform,
      clock,
      links,
      directory: createPortDirectory(nativePortReaders(process.platform), clock),
      callReader: createThreadCall(new URL('reader-thread.js', import.meta.url), onBug),
      product: { version: ATELIER_VERSION, host: 'electron', os: process.platform },
      onBug,
    });
    return {
      ...application,
      close: async () => {
        await application.close();
        await links.close();
      },
    };
  },
}).catch((error: unknown) => {
  onBug(error);
  app.exit(1);
});
