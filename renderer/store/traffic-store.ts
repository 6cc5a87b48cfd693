import type { RunView } from '../../shared/contract.ts';
import {
  createTrafficLog,
  type LineCounts,
  noLines,
  type TrafficLine,
  type TrafficLog,
} from '../../shared/lines/traffic-lines.ts';
import { createListeners } from '../../shared/listeners.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import type { View } from '../../shared/view.ts';
import type { Client } from '../bridge/client.ts';
import { sessionNameOf } from './session-use.ts';
import { type StageRange, withRun } from './stage-ranges.ts';

/** The lines of one session. Updated at most once per frame, less often while many lines arrive, and not while another session is in front. */
export interface Traffic {
  /** Session name; all lines change with it. `null`: no port was opened yet, or its lines are not stored. */
  readonly session: string | null;
  readonly version: number;
  readonly lines: readonly TrafficLine[];
  readonly lost: number;
  readonly dropped: number;
  /** Sequence number of the first piece that arrived here. Older lines come from the program (`older-lines.ts`). */
  readonly start: number;
  readonly counts: LineCounts;
  readonly ranges: readonly StageRange[];
}

/** What the store reads. The page connects it to its other stores. */
export interface TrafficSources {
  currentView(): View | null;
  shownSessionId(): string | null;
  onView(listener: (view: View | null) => void): void;
  onShown(listener: () => void): void;
  /** Calls the listener with the client now, and with each new one after a lost connection. */
  onClient(listener: (client: Pick<Client, 'onTraffic'>) => void): void;
  nextFrame(action: () => void): void;
}

export interface TrafficStore {
  /** The first listener starts the store, which then runs for the lifetime of the page. */
  subscribe(listener: () => void): () => void;
  /** The lines of a session as of when it was last in front. */
  trafficOf(sessionId: string | null): Traffic;
  isKept(sessionId: string | null): boolean;
}

/** Stored data of one session. */
interface Kept {
  readonly id: string;
  log: TrafficLog;
  ranges: readonly StageRange[];
  snapshot: Traffic;
}

/** Number of sessions whose lines stay stored in the background; those of others are fetched again. */
const keptSessions = 4;

const none: Traffic = {
  session: null,
  version: 0,
  lines: [],
  lost: 0,
  dropped: 0,
  start: 0,
  counts: noLines,
  ranges: [],
};

export const createTrafficStore = (sources: TrafficSources): TrafficStore => {
  const snapshots = createSnapshots(sources.nextFrame);
  const { inFront } = snapshots;
  let client: Pick<Client, 'onTraffic'> | null = null;
  let stop: () => void = () => undefined;
  const listen = (): void => {
    stop();
    stop = () => undefined;
    const now = inFront();
    if (client === null || now === null) return;
    stop = client.onTraffic(now.id, now.log.next(), (pieces) => {
      if (isAfterGap(now.log, pieces) && hasWholeRecording(sources.currentView(), now.id)) now.log = createTrafficLog();
      now.log.add(pieces);
      snapshots.drawSoon();
    });
  };
  let lastRun: RunView | null = null;
  const follow = (view: View | null): void => {
    const id = sources.shownSessionId();
    const name = sessionNameOf(view, id);
    const run = id === null ? null : (view?.sessions[id]?.run ?? null);
    if (name === snapshots.session() && run === lastRun) return;
    lastRun = run;
    if (name !== snapshots.session()) {
      snapshots.bringToFront(name, id);
      listen();
      // At once, so that no line of the previous session is shown under the name of this one.
      snapshots.draw();
    }
    const now = inFront();
    if (now === null || run === null) return;
    const ranges = withRun(now.ranges, run);
    if (ranges === now.ranges) return;
    now.ranges = ranges;
    snapshots.drawSoon();
  };
  let isStarted = false;
  const start = (): void => {
    if (isStarted) return;
    isStarted = true;
    sources.onClient((current) => {
      client = current;
      listen();
    });
    const current = (): void => follow(sources.currentView());
    current();
    sources.onView(follow);
    sources.onShown(current);
  };
  const keptOf = (sessionId: string | null): Kept | null =>
    snapshots.get(sessionNameOf(sources.currentView(), sessionId));
  return {
    subscribe: (listener) => {
      start();
      return snapshots.onDrawn(listener);
    },
    trafficOf: (sessionId) => keptOf(sessionId)?.snapshot ?? none,
    isKept: (sessionId) => keptOf(sessionId) !== null,
  };
};

/** The page was too slow or not connected for so long that the program no longer has the pieces in between in memory. */
const isAfterGap = (log: TrafficLog, pieces: readonly TrafficPiece[]): boolean =>
  log.next() > 0 && (pieces[0]?.sequence ?? 0) > log.next();

/** Lines that the page does not have come from there (`older-lines.ts`), so none is missing. */
const hasWholeRecording = (view: View | null, sessionId: string): boolean => {
  const recording = view?.sessions[sessionId]?.recording ?? null;
  return recording !== null && !recording.failed && !recording.hasGap;
};

/** The stored sessions, and the snapshot of the one in front. */
const createSnapshots = (nextFrame: TrafficSources['nextFrame']) => {
  const drawn = createListeners();
  /** By name; the session that was last in front is at the end. */
  const kept = new Map<string, Kept>();
  let session: string | null = null;
  /** Increases across all sessions, so that no two snapshots have the same number. */
  let version = 0;
  let isScheduled = false;
  const get = (name: string | null): Kept | null => (name === null ? null : (kept.get(name) ?? null));
  const inFront = (): Kept | null => get(session);
  const draw = (): void => {
    isScheduled = false;
    const now = inFront();
    version += 1;
    if (now) {
      const { log, ranges } = now;
      now.snapshot = {
        ...{ session, version, ranges, lines: log.lines() },
        ...{ lost: log.lost(), dropped: log.dropped(), start: log.start(), counts: log.counts() },
      };
    }
    drawn.emit();
  };
  return {
    ...{ get, inFront, draw, onDrawn: drawn.add },
    session: () => session,
    drawSoon: (): void => {
      if (isScheduled) return;
      isScheduled = true;
      nextFrame(draw);
    },
    bringToFront: (name: string | null, id: string | null): void => {
      session = name;
      if (name === null || id === null) return;
      const now = kept.get(name) ?? { id, log: createTrafficLog(), ranges: [], snapshot: none };
      kept.delete(name);
      kept.set(name, now);
      for (const old of [...kept.keys()].slice(0, -keptSessions)) kept.delete(old);
    },
  };
};
