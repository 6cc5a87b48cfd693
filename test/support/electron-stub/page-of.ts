import { vi } from 'vitest';
import type { PreloadBridge } from '../../../shared/connection.ts';
import type { FakeContents } from './fake-contents.ts';

/** Runs the real preload script for a page that was loaded, within this process. */
export const runRealPreload = async (contents: FakeContents): Promise<void> => {
  vi.resetModules();
  vi.doMock('electron', () => ({ ...contents.page?.electron }));
  await import('../../../electron/preload.ts');
  vi.doUnmock('electron');
};

/** What the page sees as `window.atelier`. */
export const bridgeOf = (contents: FakeContents): PreloadBridge => {
  const bridge = contents.page?.exposed.atelier;
  if (bridge === undefined) throw new Error('nothing was exposed');
  return bridge as PreloadBridge;
};
