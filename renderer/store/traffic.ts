import { createContext, useContext, useSyncExternalStore } from 'react';
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

/** The lines of a session as of when it was last in front. */
export const trafficOf = (sessionId: string | null): Traffic => store().trafficOf(sessionId);

export const isTrafficKept = (sessionId: string | null): boolean => store().isKept(sessionId);

/** For components that update outside React. */
export const subscribeTraffic = (listener: () => void): (() => void) => store().subscribe(listener);

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
