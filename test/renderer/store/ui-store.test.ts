import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The module keeps the state of a window, so each test imports its own. */
const openWindow = async (hash: string) => {
  const location = { hash };
  let change = (): void => undefined;
  vi.stubGlobal('location', location);
  vi.stubGlobal('addEventListener', (_: 'hashchange', listener: () => void) => {
    change = listener;
  });
  const ui = await import('../../../renderer/store/ui-store.ts');
  const goTo = (next: string): void => {
    location.hash = next;
    change();
  };
  return { ui, location, goTo };
};

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

describe('the page in front', () => {
  it.each([
    ['#mqtt', 'mqtt'],
    ['', 'setup'],
    ['#nothing', 'setup'],
  ])('is, for the address %j, %s', async (hash, page) => {
    const { ui } = await openWindow(hash);
    ui.followAddress();
    expect(ui.currentPage()).toBe(page);
  });

  it('follows the address, as back and forward change it', async () => {
    const { ui, goTo } = await openWindow('#terminal');
    ui.followAddress();
    goTo('#settings');
    expect(ui.currentPage()).toBe('settings');
    goTo('');
    expect(ui.currentPage()).toBe('setup');
  });

  it('is changed by changing the address', async () => {
    const { ui, location } = await openWindow('');
    ui.goToPage('recordings');
    expect(location.hash).toBe('recordings');
  });
});
