import type { BrowserWindow } from 'electron';
import type { Clock } from '../../base/clock.ts';

const tooSoonMs = 60_000;

/** Reloads a page whose process has crashed; it gets the current view again. After a second crash within a short time the user is asked. */
export const reloadLostPage = (
  window: Pick<BrowserWindow, 'webContents' | 'isDestroyed'>,
  clock: Clock,
  askUser: () => Promise<'reload' | 'quit'>,
  quit: () => void,
): void => {
  let lastMs = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const isTooSoon = clock.nowMs() - lastMs < tooSoonMs;
    lastMs = clock.nowMs();
    if (!isTooSoon) return window.webContents.reload();
    void askUser().then((answer) => {
      if (answer === 'quit') quit();
      else if (!window.isDestroyed()) window.webContents.reload();
    });
  });
};
