import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import { fittingBounds, smallestWindow, type WindowState } from './window-state.ts';

/** Every setting that isolates the page from the system. All are explicit, although most are the default. */
export const webPreferencesWith = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
});

/** As `--canvas` of renderer/theme/tokens.css: the background until the page is shown. */
const canvas = { light: '#eceef1', dark: '#0c0f12' } as const;
export const canvasOf = (isDark: boolean): string => (isDark ? canvas.dark : canvas.light);

export interface WindowOptions {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly preload: string;
  readonly title: string;
  readonly isDark: boolean;
  readonly state: WindowState | null;
  readonly workAreas: Parameters<typeof fittingBounds>[1];
}

/**
 * The only function that creates a window. The window is shown when the page has content. Its title is the title of the page, with port and
 * state.
 */
export const createWindow = (options: WindowOptions): BrowserWindow => {
  const { state, title } = options;
  const window = new options.BrowserWindow({
    ...fittingBounds(state?.bounds ?? null, options.workAreas),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title,
    backgroundColor: canvasOf(options.isDark),
    webPreferences: webPreferencesWith(options.preload),
  });
  if (state?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  return window;
};
