import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openGroup, openOnlyGroup, quickUi, setQuickUi } from '../../../renderer/store/quick-ui.ts';

const summary = (id: string) => ({ id, title: id, steps: 1, problems: [], failure: null });

describe('the groups that are open in the panel of quick commands', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    setQuickUi({ opened: new Set(), active: null });
  });
  afterEach(() => {
    setQuickUi({ opened: new Set(), active: null });
    vi.unstubAllGlobals();
  });

  const opened = (): readonly string[] => [...quickUi().getState().opened];

  it('contain the only group at first, and not again after it was closed', () => {
    openOnlyGroup([summary('check')]);
    expect(opened()).toEqual(['check']);
    openGroup('check', false);
    openOnlyGroup([summary('check')]);
    expect(opened()).toEqual([]);
  });

  it('contain none at first if there are several, or the only one cannot be read', () => {
    openOnlyGroup([summary('check'), summary('other')]);
    const failure = { code: 'file/unreadable', facts: {}, evidence: [] } as const;
    openOnlyGroup([{ ...summary('check'), failure }]);
    expect(opened()).toEqual([]);
  });
});
