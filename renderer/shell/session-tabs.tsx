import { useEffect } from 'react';
import { useStore } from 'zustand';
import { LazyPage } from '../parts/lazy-page.tsx';
import { createLazyPart } from '../parts/lazy-part.ts';
import { useIsNextShown } from '../store/shown-session.ts';
import { useView } from '../store/view-store.ts';

const strip = createLazyPart(async () => (await import('./tab-strip.tsx')).TabStrip);

/**
 * One tab per session, one per merged view, and one for a port that was chosen and is not connected yet. Shown only if there is more
 * than one.
 */
export const SessionTabs = () => {
  const sessions = useView((view) => Object.keys(view.sessions).length);
  const merged = useView((view) => Object.keys(view.merged).length);
  const isForNext = useIsNextShown() && sessions > 0;
  const isNeeded = sessions > 1 || merged > 0 || isForNext;
  const { kind } = useStore(strip.state);
  useEffect(() => {
    if (isNeeded) void strip.load();
  }, [isNeeded]);
  return isNeeded && kind !== 'waiting' ? <LazyPage page={strip} given={{ isForNext }} /> : null;
};
