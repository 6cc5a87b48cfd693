import type { BrowserWindow, Rectangle } from 'electron';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';

/** Position and size of the window, and whether it was maximised. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximised: boolean;
}

export const smallestWindow = { width: 1024, height: 700 } as const;
const defaultSize = { width: 1360, height: 860 } as const;

/** The part of the title bar that must be on a screen, so that the window can be moved. */
const grip = { width: 120, height: 32 } as const;
const settleMs = 500;
const largestFile = 4_096;

/** The bounds for a new window: those of last time if a screen still shows them, otherwise in the middle of the first screen. */
export const fittingBounds = (wanted: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle => {
  if (wanted !== null && workAreas.some((area) => holdsGrip(area, wanted))) return wanted;
  const area = workAreas[0] ?? { x: 0, y: 0, ...defaultSize };
  const width = Math.min(defaultSize.width, area.width);
  const height = Math.min(defaultSize.height, area.height);
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 2);
  return { x, y, width, height };
};

const holdsGrip = (area: Rectangle, { x, y, width }: Rectangle): boolean => {
  const shown = Math.min(area.x + area.width, x + width) - Math.max(area.x, x);
  return shown >= grip.width && y >= area.y && y + grip.height <= area.y + area.height;
};

/** Parses the file. `null`: it has no usable content. */
export const parseWindowState = (text: string): WindowState | null => {
  try {
    const { bounds, maximised } = JSON.parse(text);
    const { x, y, width, height } = bounds;
    const isWhole = [x, y, width, height].every((value) => Number.isSafeInteger(value) && Math.abs(value) < 100_000);
    if (!isWhole || width < 200 || height < 200 || typeof maximised !== 'boolean') return null;
    return { bounds: { x, y, width, height }, maximised };
  } catch {
    return null;
  }
};

/** Stores the state in `window.json` of the data folder. A failure has no effect. */
export interface WindowMemory {
  read(): Promise<WindowState | null>;
  /** Stores the changes of this window, after they have settled. */
  follow(window: BrowserWindow): void;
  /** Writes the current state, if the window still exists. */
  flush(): Promise<void>;
}

export const createWindowMemory = (platform: Platform, clock: Clock): WindowMemory => {
  const path = platform.join(platform.dataFolder, 'window.json');
  let waiting: WindowState | null = null;
  let cancelWait = (): void => undefined;
  let look = (): void => undefined;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const write = (): void => {
    cancelWait();
    if (waiting === null) return;
    lastWrite = platform.writeFile(path, new TextEncoder().encode(`${JSON.stringify(waiting)}\n`));
    waiting = null;
  };
  return {
    read: async () => {
      const content = await platform.readFile(path, largestFile);
      return content.ok ? parseWindowState(new TextDecoder().decode(content.value)) : null;
    },
    follow: (window) => {
      const note = (): void => {
        if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
        waiting = { bounds: window.getNormalBounds(), maximised: window.isMaximized() };
        cancelWait();
        cancelWait = clock.after(settleMs, write);
      };
      look = note;
      window.on('resize', note);
      window.on('move', note);
      window.on('maximize', note);
      window.on('unmaximize', note);
      window.on('close', () => {
        note();
        write();
      });
    },
    flush: async () => {
      look();
      write();
      await lastWrite;
    },
  };
};
