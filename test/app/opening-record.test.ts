import { describe, expect, it } from 'vitest';
import type { OpenedSession } from '../../electron/app/place.ts';
import { firstHead } from '../../electron/app/services/session/first-head.ts';
import { createOpeningRecord, type OpeningEnd } from '../../electron/app/services/session/opening-record.ts';
import { createSessionHeadStore } from '../../electron/app/services/session/session-head-store.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import type { Session } from '../../electron/session/session.ts';
import { noModulePage } from '../../shared/contract/module-page.ts';
import { noCounters, noFacts, noMessageCounts } from '../../shared/contract.ts';
import { failure } from '../../shared/outcome.ts';
import { sampleView } from '../support/sample-view.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const lost: OpeningEnd = { kind: 'lost', reason: failure('link/lost') };
const closed: OpeningEnd = { kind: 'closed', reason: null };

const createBench = ({ flaps = false } = {}) => {
  const clock = new VirtualClock();
  const viewStore = createViewStore(sampleView());
  const first = firstHead({ id: 's1', address: 'test:' }, clock.wallMs());
  const { draft } = Object.values(sampleView().sessions)[0] ?? { draft: sampleView().draft };
  viewStore.publish({
    type: 'session-opened',
    session: {
      ...{ ...first, draft, facts: noFacts, run: null, lastRun: null },
      ...{ modulePage: noModulePage, signals: [] },
      ...{
        counters: noCounters,
        marks: [],
        sequence: null,
        messageCounts: noMessageCounts,
        messages: [],
        messageOwners: [],
      },
    },
  });
  const headStore = createSessionHeadStore(viewStore, clock, first);
  const openings = createOpeningRecord({
    ...{ headStore, clock },
    lines: { ended: () => flaps },
    subscriptions: { shown: () => [] },
    nextTraffic: () => 7,
  });
  const session = { publishAbilities: () => ({ publishLimitBytes: 0, publishesBinary: false }) } as unknown as Session;
  const opened = (path = 'a.jsonl'): OpenedSession => ({ session, recordingPath: `/x/${path}`, address: 'test:' });
  return { clock, headStore, openings, opened };
};

describe('the openings in the head of a session', () => {
  it('are numbered, with the traffic from which each begins and the reason why it ended', () => {
    const { headStore, openings, opened } = createBench();
    openings.begin(opened(), 9_600);
    openings.end(lost, true);
    openings.begin(opened(), 9_600);
    expect(headStore.head()).toMatchObject({
      state: { kind: 'open' },
      baudRate: 9_600,
      openings: [
        { number: 1, trafficFrom: 7, failure: { code: 'link/lost' } },
        { number: 2, endedAtMs: null, failure: null },
      ],
    });
  });

  it('say whether the program waits for a lost port', () => {
    const { headStore, openings, opened } = createBench();
    openings.begin(opened(), 9_600);
    openings.end(lost, true);
    expect(headStore.head().state).toMatchObject({ kind: 'lost', reopens: true });
    openings.end(closed, false);
    expect(headStore.head().state).toMatchObject({ kind: 'closed' });
  });

  it('contain only the first of several flaps', () => {
    const { headStore, openings, opened } = createBench({ flaps: true });
    for (let count = 0; count < 5; count += 1) {
      openings.begin(opened(), 9_600);
      openings.end(lost, true);
    }
    expect(headStore.head().openings.map(({ number }) => number)).toEqual([1, 5]);
  });
});

describe('the recording in the head of a session', () => {
  it('keeps its start and its gap in the next opening of the same file, and not in another file', async () => {
    const { clock, headStore, openings, opened } = createBench();
    openings.begin(opened(), 9_600);
    const started = headStore.head().recording;
    headStore.set({ recording: started && { ...started, hasGap: true } });
    openings.end(lost, true);
    expect(headStore.head().recording).toBeNull();
    await clock.advance(1_000);
    openings.begin(opened(), 9_600);
    expect(headStore.head().recording).toEqual({ ...started, hasGap: true });
    openings.end(lost, true);
    openings.begin(opened('b.jsonl'), 9_600);
    expect(headStore.head().recording).toMatchObject({ name: 'b.jsonl', hasGap: false });
  });

  it('stays after the end if it is incomplete', () => {
    const { headStore, openings, opened } = createBench();
    openings.begin(opened(), 9_600);
    const { recording } = headStore.head();
    headStore.set({ recording: recording && { ...recording, failed: true } });
    openings.end(closed, false);
    expect(headStore.head().recording).toMatchObject({ failed: true });
    expect(openings.isIncomplete()).toBe(true);
  });
});
