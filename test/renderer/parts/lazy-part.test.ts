import { describe, expect, it } from 'vitest';
import { createLazyPart } from '../../../renderer/parts/lazy-part.ts';

describe('a lazily loaded part of the window', () => {
  it('is fetched once, however often it is requested', async () => {
    let fetched = 0;
    const part = createLazyPart(async () => ++fetched);
    expect(part.state.getState()).toEqual({ kind: 'waiting' });
    await Promise.all([part.load(), part.load()]);
    await part.load();
    expect(fetched).toBe(1);
    expect(part.state.getState()).toEqual({ kind: 'loaded', part: 1 });
  });

  it('is not fetched before it is requested', () => {
    createLazyPart(async () => {
      throw new Error('too early');
    });
  });

  it('may be a function, which is not called', async () => {
    const Page = (): string => 'drawn';
    const part = createLazyPart(async () => Page);
    await part.load();
    expect(part.state.getState()).toEqual({ kind: 'loaded', part: Page });
  });

  it('reports a failed fetch, and can be requested again', async () => {
    let isThere = false;
    const part = createLazyPart(async () => {
      if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
      return 'page';
    });
    const seen: string[] = [];
    part.state.subscribe(({ kind }) => seen.push(kind));
    await part.load();
    isThere = true;
    await part.load();
    expect(seen).toEqual(['waiting', 'failed', 'waiting', 'loaded']);
  });
});
