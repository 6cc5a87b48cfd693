import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClientFrame } from '../../../shared/frames.ts';
import { failure } from '../../../shared/outcome.ts';
import { settle } from '../../support/hub-bench.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';

/** A page in a window with a preload script; the test is the program. Each test imports stores of its own. */
const openPage = async () => {
  const sent: ClientFrame[] = [];
  let receive = (_: unknown): void => undefined;
  const atelier = {
    send: (frame: ClientFrame) => sent.push(frame),
    onFrame: (listener: (frame: unknown) => void) => {
      receive = listener;
      return () => undefined;
    },
  };
  vi.stubGlobal('window', { atelier });
  const store = await import('../../../renderer/store/view-store.ts');
  const say = async (frame: unknown): Promise<void> => {
    receive(frame);
    await settle();
  };
  const requests = () => sent.filter((frame) => frame.kind === 'request');
  const answer = (outcome: unknown) => say({ kind: 'response', id: requests().at(-1)?.id, outcome });
  return { store, sent, say, requests, answer };
};

const snapshot = (sessions = {}) => ({ kind: 'snapshot', sequence: 1, view: sampleView({ sessions }) });

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the mirror of the view', () => {
  it('does nothing before it is started', async () => {
    const { store, sent } = await openPage();
    expect([store.currentView(), sent]).toEqual([null, []]);
    expect(await store.request('ports.refresh', {})).toMatchObject({ ok: false, error: { code: 'link/lost' } });
  });

  it('has the view of the program, and passes it on', async () => {
    const { store, say } = await openPage();
    store.startMirror();
    const seen = vi.fn();
    store.subscribeView(seen);
    await say(snapshot());
    expect(store.currentView()).toEqual(sampleView());
    expect(seen).toHaveBeenCalledWith(sampleView());
  });

  it('passes its client on, also to a listener that comes later', async () => {
    const { store } = await openPage();
    const [early, late] = [vi.fn(), vi.fn()];
    store.onClient(early);
    store.startMirror();
    store.onClient(late);
    expect([early.mock.calls.length, late.mock.calls.length]).toEqual([1, 1]);
  });

  it('shows the draft of the session in front', async () => {
    const { store, say } = await openPage();
    store.startMirror();
    const session = sampleSession();
    await say(snapshot({ s1: { ...session, draft: { ...session.draft, name: 'Greenhouse' } } }));
    expect(store.shownView()).toMatchObject({ session: { id: 's1' }, draft: { name: 'Greenhouse' } });
    expect(store.shownView()).toBe(store.shownView());
  });
});

describe('a request of the page', () => {
  it('shows the view that it changed before its answer is returned', async () => {
    const { store, say, answer } = await openPage();
    store.startMirror();
    await say(snapshot());
    const seen: string[] = [];
    store.subscribeView((view) => seen.push(`view ${view?.settings.theme}`));
    void store.request('settings.change', { theme: 'dark' }).then(({ ok }) => seen.push(`answer ${ok}`));
    await say({
      kind: 'event',
      sequence: 2,
      event: { type: 'settings', settings: { ...sampleView().settings, theme: 'dark' } },
    });
    expect(seen).toEqual([]);
    await answer({ ok: true, value: {} });
    expect(seen).toEqual(['view dark', 'answer true']);
  });

  it('reports its failure to the shell when no caller waits for the answer', async () => {
    const { store, say, answer } = await openPage();
    store.startMirror();
    await say(snapshot());
    const [failed, done] = [vi.fn(), vi.fn()];
    store.onUnansweredFailure(failed);
    store.requestAndNotify('ports.refresh', {}, done);
    await answer({ ok: false, error: failure('program/bug') });
    expect(failed).toHaveBeenCalledWith(failure('program/bug'));
    expect(done).not.toHaveBeenCalled();
  });

  it.each([
    ['the session in front', null, 's1'],
    ['the session that it names', 's2', 's2'],
  ])('about a draft goes to %s', async (_, scope, sessionId) => {
    const { store, say, requests } = await openPage();
    store.startMirror();
    await say(snapshot({ s1: sampleSession(), s2: sampleSession({ id: 's2' }) }));
    void store.changeDraft({ name: 'x' }, scope);
    await settle();
    expect(requests().at(-1)).toMatchObject({ name: 'draft.change', params: { sessionId, patch: { name: 'x' } } });
  });

  it('moves the dock, and keeps the other sizes of the layout', async () => {
    const { store, say, requests } = await openPage();
    const { moveDock } = await import('../../../renderer/store/dock-side.ts');
    store.startMirror();
    const view = sampleView();
    await say({ ...snapshot(), view: { ...view, settings: { ...view.settings, layout: { setup: [60, 40] } } } });
    moveDock('bottom');
    expect(requests().at(-1)).toMatchObject({
      name: 'settings.change',
      params: { layout: { setup: [60, 40], 'dock-side': [1] } },
    });
  });
});
