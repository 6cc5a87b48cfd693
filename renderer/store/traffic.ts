import { createContext, useContext, useSyncExternalStore } from 'react';
import type { OpenedRecording } from '../../shared/contract/recordings.ts';
import { countBetween } from '../../shared/lines/traffic-lines.ts';
import { onFirstUse } from './on-first-use.ts';
import { createPacedFrames } from './paced-frames.ts';
import { shownLinesId, subscribeShown } from './shown-session.ts';
import { createTrafficStore, type Traffic } from './traffic-store.ts';
import { currentView, onClient, subscribeView, useScope } from './view-store.ts';

const store = onFirstUse(() =>
  createTrafficStore({
    ...{ currentView, shownSessionId: shownLinesId, onClient },
    onView: subscribeView,
    onShown: subscribeShown,
    nextFrame: createPacedFrames({
      now: () => performance.now(),
      requestFrame: (action) => requestAnimationFrame(action),
      after: (delayMs, action) => setTimeout(action, delayMs),
    }),
  }),
);

/** The lines of a session as of when it was last in front. Of a recording the page keeps none: all are fetched when they are looked at. */
export const trafficOf = (id: string | null): Traffic => {
  const opened = id === null ? undefined : currentView()?.opened[id];
  return opened === undefined ? store().trafficOf(id) : recordedTraffic(opened);
};

const recorded = new WeakMap<OpenedRecording, Traffic>();

const recordedTraffic = (opened: OpenedRecording): Traffic => {
  const known = recorded.get(opened);
  if (known) return known;
  const { id, next, counts } = opened;
  const traffic: Traffic = {
    ...{ session: id, version: next, lines: [], lost: 0, dropped: 0, start: next, ranges: [] },
    // A divider is not a line of a kind.
    counts,
  };
  recorded.set(opened, traffic);
  return traffic;
};

export const isTrafficKept = (sessionId: string | null): boolean => store().isKept(sessionId);

/** For components that update outside React. */
export const subscribeTraffic = (listener: () => void): (() => void) => {
  let before = currentView()?.opened;
  const stops = [
    store().subscribe(listener),
    subscribeView((view) => {
      if (view?.opened === before) return;
      before = view?.opened;
      listener();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

/** Whether the lines of the surrounding session are stored. If not, hidden components release them. */
export const KeptTraffic = createContext(true);

/** Calls the listener when answers arrive after their deadline. Only lines that come from now on count. */
export const onLateAnswer = (sessionId: string, listener: () => void): (() => void) => {
  let seen = trafficOf(sessionId).lines.at(-1)?.sequence ?? -1;
  return subscribeTraffic(() => {
    const { lines } = trafficOf(sessionId);
    const last = lines.at(-1)?.sequence ?? seen;
    const before = seen;
    seen = last;
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const line = lines[at];
      if (!line || line.sequence <= before) return;
      if (line.owner === 'late') return listener();
    }
  });
};

/** The lines of the session in scope. Components render only the visible ones. */
export const useTraffic = (): Traffic => {
  const scope = useScope();
  useContext(KeptTraffic);
  return useSyncExternalStore(subscribeTraffic, () => trafficOf(scope));
};

/** For links such as `21 lines`; `to` null: up to now. */
export const useLineCount = (from: number | null, to: number | null): number => {
  const scope = useScope();
  return useSyncExternalStore(subscribeTraffic, () =>
    from === null ? 0 : countBetween(trafficOf(scope).lines, from, to ?? Number.POSITIVE_INFINITY),
  );
};
