import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const listeners = new Map<string, () => void>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  listeners.clear();
  vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const load = () => import('../../../renderer/store/actions.ts');

describe('an action', () => {
  it('runs while it is offered', async () => {
    const { registerAction, runAction, offersAction } = await load();
    const run = vi.fn();
    expect([runAction('find'), offersAction('find')]).toEqual([false, false]);
    const remove = registerAction('find', run);
    expect([runAction('find'), offersAction('find')]).toEqual([true, true]);
    remove();
    expect([runAction('find'), offersAction('find')]).toEqual([false, false]);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is that of the latest offer, and of the one before when that ends', async () => {
    const { registerAction, runAction } = await load();
    const [page, popup] = [vi.fn(), vi.fn()];
    registerAction('find', page);
    const close = registerAction('find', popup);
    runAction('find');
    close();
    runAction('find');
    expect([page.mock.calls.length, popup.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('an action of a page that is not in front', () => {
  it('runs once the page offers it', async () => {
    const { registerAction, runWhenOffered } = await load();
    const run = vi.fn();
    runWhenOffered('publish');
    registerAction('publish', run);
    expect(run).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(run).toHaveBeenCalledTimes(1);
    registerAction('publish', run);
    vi.runAllTimers();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it.each(['keydown', 'pointerdown'])('is cancelled by a %s', async (type) => {
    const { registerAction, runWhenOffered } = await load();
    const run = vi.fn();
    runWhenOffered('publish');
    listeners.get(type)?.();
    registerAction('publish', run);
    vi.runAllTimers();
    expect(run).not.toHaveBeenCalled();
  });
});
