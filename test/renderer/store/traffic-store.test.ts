import { utf8ToBytes } from '@noble/hashes/utils.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTrafficStore, type TrafficSources } from '../../../renderer/store/traffic-store.ts';
import type { TrafficPiece } from '../../../shared/traffic.ts';
import type { View } from '../../../shared/view.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';
import { runAt } from '../panes/setup/fixture.ts';

const piece = (sequence: number): TrafficPiece => ({
  sequence,
  atMs: 1_000 + sequence,
  direction: 'received',
  owner: 'answer',
  commandId: 1,
  name: '',
  isRecorded: true,
  bytes: utf8ToBytes(`line ${sequence}\r\n`),
});

const viewOf = (...ids: readonly string[]): View =>
  sampleView({ sessions: Object.fromEntries(ids.map((id) => [id, sampleSession({ id })])) });

/** A client that records which traffic is asked for. */
const createClient = (name: string, log: string[]) => {
  const listeners = new Map<string, (pieces: readonly TrafficPiece[]) => void>();
  return {
    onTraffic: (id: string, from: number, listener: (pieces: readonly TrafficPiece[]) => void) => {
      log.push(`${name} ${id} from ${from}`);
      listeners.set(id, listener);
      return () => {
        log.push(`${name} ${id} stopped`);
        listeners.delete(id);
      };
    },
    send: (id: string, ...pieces: readonly TrafficPiece[]) => listeners.get(id)?.(pieces),
  };
};

/** The page around the store. The test decides when a frame is drawn. */
const createPage = (first: View) => {
  const log: string[] = [];
  const client = createClient('first', log);
  const frames: (() => void)[] = [];
  let view = first;
  let shown: string | null = Object.keys(first.sessions)[0] ?? null;
  const reported: {
    view?: (view: View) => void;
    shown?: () => void;
    client?: Parameters<TrafficSources['onClient']>[0];
  } = {};
  const store = createTrafficStore({
    currentView: () => view,
    shownSessionId: () => shown,
    onView: (listener) => {
      reported.view = listener;
    },
    onShown: (listener) => {
      reported.shown = listener;
    },
    onClient: (listener) => {
      reported.client = listener;
      listener(client);
    },
    nextFrame: (action) => frames.push(action),
  });
  return {
    ...{ log, client, store },
    frame: (): number => frames.splice(0).map((draw) => draw()).length,
    setView: (next: View): void => {
      view = next;
      reported.view?.(next);
    },
    show: (id: string): void => {
      shown = id;
      reported.shown?.();
    },
    reconnect: () => {
      const next = createClient('second', log);
      reported.client?.(next);
      return next;
    },
    texts: (id: string): readonly string[] => store.trafficOf(id).lines.map(({ text }) => text),
  };
};

describe('the traffic of a page', () => {
  let page: ReturnType<typeof createPage>;
  const drawn = vi.fn();

  beforeEach(() => {
    drawn.mockReset();
    page = createPage(viewOf('s1', 's2'));
  });

  it('is asked for when the first component listens', () => {
    expect(page.log).toEqual([]);
    page.store.subscribe(drawn);
    page.store.subscribe(() => undefined);
    expect(page.log).toEqual(['first s1 from 0']);
  });

  it('is drawn once per frame, however much arrives', () => {
    page.store.subscribe(drawn);
    drawn.mockReset();
    page.client.send('s1', piece(0));
    page.client.send('s1', piece(1), piece(2));
    expect(drawn).not.toHaveBeenCalled();
    expect(page.frame()).toBe(1);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(page.texts('s1')).toEqual(['line 0', 'line 1', 'line 2']);
    expect(page.frame()).toBe(0);
  });

  it('changes its version with each drawing, also across sessions', () => {
    page.store.subscribe(drawn);
    const first = page.store.trafficOf('s1').version;
    page.show('s2');
    expect(page.store.trafficOf('s2').version).toBeGreaterThan(first);
  });

  it('follows the session in front, and continues where it stopped', () => {
    page.store.subscribe(drawn);
    page.client.send('s1', piece(0), piece(1));
    page.frame();
    drawn.mockReset();
    page.show('s2');
    // Without waiting for a frame.
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(page.texts('s2')).toEqual([]);
    expect(page.texts('s1')).toEqual(['line 0', 'line 1']);
    page.show('s1');
    expect(page.log).toEqual([
      'first s1 from 0',
      'first s1 stopped',
      'first s2 from 0',
      'first s2 stopped',
      'first s1 from 2',
    ]);
  });

  it('begins again after pieces that did not arrive and are in the recording, so that they are fetched instead of missed', () => {
    const recorded = { name: 'r.jsonl', startedAtMs: 0, failed: false, hasGap: false };
    page.setView(sampleView({ sessions: { s1: sampleSession({ id: 's1', recording: recorded }) } }));
    page.store.subscribe(drawn);
    page.client.send('s1', piece(0), piece(1));
    page.client.send('s1', piece(500), piece(501));
    page.frame();
    expect(page.texts('s1')).toEqual(['line 500', 'line 501']);
    expect(page.store.trafficOf('s1')).toMatchObject({ start: 500, lost: 0, dropped: 0 });
  });

  it('says how many pieces are missing where no whole recording has them', () => {
    const recording = { name: 'r.jsonl', startedAtMs: 0, failed: false, hasGap: true };
    page.setView(sampleView({ sessions: { s1: sampleSession({ id: 's1', recording }) } }));
    page.store.subscribe(drawn);
    page.client.send('s1', piece(0), piece(1));
    page.client.send('s1', piece(500));
    page.frame();
    expect(page.texts('s1')).toEqual(['line 0', 'line 1', 'line 500']);
    expect(page.store.trafficOf('s1')).toMatchObject({ start: 0, lost: 498 });
  });

  it('continues after a lost connection', () => {
    page.store.subscribe(drawn);
    page.client.send('s1', piece(0));
    const next = page.reconnect();
    next.send('s1', piece(1));
    page.frame();
    expect(page.log.at(-1)).toBe('second s1 from 1');
    expect(page.texts('s1')).toEqual(['line 0', 'line 1']);
  });

  it('is stored for the last four sessions in front', () => {
    page = createPage(viewOf('s1', 's2', 's3', 's4', 's5'));
    page.store.subscribe(drawn);
    for (const id of ['s2', 's3', 's4', 's5']) page.show(id);
    expect(['s1', 's2', 's3', 's4', 's5'].map(page.store.isKept)).toEqual([false, true, true, true, true]);
    expect(page.store.trafficOf('s1')).toMatchObject({ session: null, lines: [] });
  });

  it('starts again when the port of the session was opened by a restarted program', () => {
    page.store.subscribe(drawn);
    page.client.send('s1', piece(0));
    page.frame();
    page.setView(sampleView({ sessions: { s1: sampleSession({ openedAtMs: 5_000 }) } }));
    expect(page.texts('s1')).toEqual([]);
    expect(page.log.at(-1)).toBe('first s1 from 0');
  });

  it('has the ranges of the stages of a run', () => {
    page.store.subscribe(drawn);
    const run = runAt('module.sim', 'running');
    page.setView(sampleView({ sessions: { s1: sampleSession({ run }) } }));
    expect(page.frame()).toBe(1);
    expect(page.store.trafficOf('s1').ranges.map(({ stage }) => stage)).toContain('module');
    // The same run changes nothing.
    page.setView(sampleView({ sessions: { s1: sampleSession({ run }) } }));
    expect(page.frame()).toBe(0);
  });
});
