import { vi } from 'vitest';
import type { PreloadBridge } from '../../../shared/connection.ts';
import type { FakeContents } from './fake-contents.ts';

/** Runs the real preload script for a loaded page, in this process. */
export const runRealPreload = async (contents: FakeContents): Promise<void> => {
  vi.resetModules();
  vi.doMock('electron', () => ({ ...contents.page?.electron }));
  await import('../../../electron/preload.ts');
  vi.doUnmock('electron');
};

/** The object `window.atelier` of the page. */
export const bridgeOf = (contents: FakeContents): PreloadBridge => {
  const bridge = contents.page?.exposed.atelier;
  if (bridge === undefined) throw new Error('nothing was exposed');
  return bridge as PreloadBridge;
};
