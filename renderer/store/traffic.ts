import { createContext, useContext, useSyncExternalStore } from 'react';
import { createListeners } from '../../shared/listeners.ts';
import type { View } from '../../shared/view.ts';
import type { Client } from '../bridge/client.ts';
import { sessionNameOf } from './session-use.ts';
import { shownSessionId, subscribeShown } from './shown-session.ts';
import { type StageRange, withRun } from './stage-ranges.ts';
import {
  countBetween,
  createTrafficLog,
  type LineCounts,
  noLines,
  type TrafficLine,
  type TrafficLog,
} from './traffic-lines.ts';
import { currentView, onClient, subscribeView, useScope } from './view-store.ts';

/** The lines of one session. Updated at most once per frame, and not while another session is in front. */
export interface Traffic {
  /** Session name; all lines change with it. `null`: no port was opened yet, or its lines are not stored. */
  readonly session: string | null;
  readonly version: number;
  readonly lines: readonly TrafficLine[];
  readonly lost: number;
  readonly dropped: number;
  readonly counts: LineCounts;
  readonly ranges: readonly StageRange[];
}

/** Stored data of one session. */
interface Kept {
  readonly id: string;
  readonly log: TrafficLog;
  ranges: readonly StageRange[];
  picture: Traffic;
}

/** Number of sessions whose lines stay stored in the background; those of others are fetched again. */
const keptSessions = 4;

const none: Traffic = { session: null, version: 0, lines: [], lost: 0, dropped: 0, counts: noLines, ranges: [] };
/** By name; the session that was last in front is at the end. */
const kept = new Map<string, Kept>();
let session: string | null = null;
let client: Client | null = null;
let stop: () => void = () => undefined;
/** Increases across all sessions, so that no two snapshots have the same number. */
let version = 0;
let isScheduled = false;
const pictures = createListeners();

const inFront = (): Kept | null => (session === null ? null : (kept.get(session) ?? null));

const draw = (): void => {
  isScheduled = false;
  const now = inFront();
  version += 1;
  if (now) {
    const { log, ranges } = now;
    now.picture = {
      ...{ session, version, ranges, lines: log.lines() },
      ...{ lost: log.lost(), dropped: log.dropped(), counts: log.counts() },
    };
  }
  pictures.emit();
};

const changed = (): void => {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(draw);
};

const listen = (): void => {
  stop();
  stop = () => undefined;
  const now = inFront();
  if (client === null || now === null) return;
  stop = client.onTraffic(now.id, now.log.next(), (pieces) => {
    now.log.add(pieces);
    changed();
  });
};

const take = (name: string, id: string): void => {
  const now = kept.get(name) ?? { id, log: createTrafficLog(), ranges: [], picture: none };
  kept.delete(name);
  kept.set(name, now);
  for (const old of [...kept.keys()].slice(0, -keptSessions)) kept.delete(old);
};

const follow = (view: View | null): void => {
  const id = shownSessionId();
  const name = sessionNameOf(view, id);
  if (name !== session) {
    session = name;
    if (name !== null && id !== null) take(name, id);
    listen();
    // At once, so that no line of the previous session is shown under the name of this one.
    draw();
  }
  const now = inFront();
  const run = id === null ? null : (view?.sessions[id]?.run ?? null);
  if (now === null || run === null) return;
  const next = withRun(now.ranges, run);
  if (next === now.ranges) return;
  now.ranges = next;
  changed();
};

let lastRun: unknown = null;

/** Starts with the first component that reads the traffic, and runs for the lifetime of the page. */
let isStarted = false;
const start = (): void => {
  if (isStarted) return;
  isStarted = true;
  onClient((current) => {
    client = current;
    listen();
  });
  const look = (view: View | null): void => {
    const id = shownSessionId();
    const run = id === null ? null : view?.sessions[id]?.run;
    if (run === lastRun && sessionNameOf(view, id) === session) return;
    lastRun = run;
    follow(view);
  };
  follow(currentView());
  subscribeView(look);
  subscribeShown(() => look(currentView()));
};

const subscribe = (listener: () => void): (() => void) => {
  start();
  return pictures.add(listener);
};

/** The lines of a session as of when it was last in front. */
export const trafficOf = (sessionId: string | null): Traffic => {
  const name = sessionNameOf(currentView(), sessionId);
  return (name === null ? undefined : kept.get(name)?.picture) ?? none;
};

export const isTrafficKept = (sessionId: string | null): boolean => {
  const name = sessionNameOf(currentView(), sessionId);
  return name !== null && kept.has(name);
};

/** Whether the lines of the surrounding session are stored. Tells hidden components to release them. */
export const KeptTraffic = createContext(true);

/** The lines of the session in scope. Components render only the visible ones. */
export const useTraffic = (): Traffic => {
  const scope = useScope();
  useContext(KeptTraffic);
  return useSyncExternalStore(subscribe, () => trafficOf(scope));
};

/** For components that update outside React. */
export const subscribeTraffic = subscribe;

/** For links such as `21 lines`; `to` null: up to now. */
export const useLineCount = (from: number | null, to: number | null): number => {
  const scope = useScope();
  return useSyncExternalStore(subscribe, () =>
    from === null ? 0 : countBetween(trafficOf(scope).lines, from, to ?? Number.POSITIVE_INFINITY),
  );
};
