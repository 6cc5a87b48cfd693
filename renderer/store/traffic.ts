import { useSyncExternalStore } from 'react';
import type { View } from '../../shared/view.ts';
import type { Client } from '../bridge/client.ts';
import { sessionNameOf } from './session-use.ts';
import { type StageRange, withRun } from './stage-ranges.ts';
import { countBetween, createTrafficLog, type LineCounts, noLines, type TrafficLine } from './traffic-lines.ts';
import { currentView, onClient, subscribeView } from './view-store.ts';

/** The terminal's picture of the current session; a new one at most once a frame. */
export interface Traffic {
  /** Names the session; another one means that all lines are others. `null`: no port was opened yet. */
  readonly session: string | null;
  readonly version: number;
  readonly lines: readonly TrafficLine[];
  readonly lost: number;
  readonly dropped: number;
  readonly counts: LineCounts;
  readonly ranges: readonly StageRange[];
}

let log = createTrafficLog();
let sessionId: string | null = null;
let session: string | null = null;
let ranges: readonly StageRange[] = [];
let client: Client | null = null;
let stop: () => void = () => undefined;
let picture: Traffic = { session: null, version: 0, lines: [], lost: 0, dropped: 0, counts: noLines, ranges: [] };
let isScheduled = false;
const listeners = new Set<() => void>();

const draw = (): void => {
  isScheduled = false;
  picture = {
    session,
    version: picture.version + 1,
    lines: log.lines(),
    lost: log.lost(),
    dropped: log.dropped(),
    counts: log.counts(),
    ranges,
  };
  for (const listener of [...listeners]) listener();
};

const changed = (): void => {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(draw);
};

const listen = (): void => {
  stop();
  stop = () => undefined;
  if (client === null || sessionId === null) return;
  const current = log;
  stop = client.onTraffic(sessionId, current.next(), (pieces) => {
    current.add(pieces);
    changed();
  });
};

const follow = (view: View | null): void => {
  const now = sessionNameOf(view);
  if (now !== session) {
    session = now;
    sessionId = now === null ? null : (view?.currentSessionId ?? null);
    log = createTrafficLog();
    ranges = [];
    listen();
    changed();
  }
  const run = sessionId === null ? null : (view?.sessions[sessionId]?.run ?? null);
  if (run === null) return;
  const next = withRun(ranges, run);
  if (next === ranges) return;
  ranges = next;
  changed();
};

let lastRun: unknown = null;

/** Begins with the first component that looks at the traffic, and goes on as long as the page. */
let isStarted = false;
const start = (): void => {
  if (isStarted) return;
  isStarted = true;
  onClient((current) => {
    client = current;
    listen();
  });
  follow(currentView());
  subscribeView((view) => {
    const run = view?.currentSessionId ? view.sessions[view.currentSessionId]?.run : null;
    if (run === lastRun && sessionNameOf(view) === session) return;
    lastRun = run;
    follow(view);
  });
};

const subscribe = (listener: () => void): (() => void) => {
  start();
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The lines of the current session. Whoever draws them draws only those in sight. */
export const useTraffic = (): Traffic => useSyncExternalStore(subscribe, () => picture);

/** For views that feed themselves without React. */
export const currentTraffic = (): Traffic => picture;
export const subscribeTraffic = subscribe;

export const linesBetween = (from: number, to: number): number => countBetween(picture.lines, from, to);

/** For links as `21 lines`; `to` null: up to now. */
export const useLineCount = (from: number | null, to: number | null): number =>
  useSyncExternalStore(subscribe, () => (from === null ? 0 : linesBetween(from, to ?? Number.POSITIVE_INFINITY)));
