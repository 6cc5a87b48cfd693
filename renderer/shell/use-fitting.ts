import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Gives the content the first of the levels (`data-fit`) with which it has room in the space around it; the last one if none has. By
 * measuring: words differ in length by language, state and font. Past React, so that the fit is there before anything is painted.
 */
export const useFitting = (levels: readonly string[]) => {
  const space = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLUListElement>(null);
  const fit = (): void => {
    const [outer, inner] = [space.current, content.current];
    if (!outer || !inner) return;
    for (const level of levels) {
      inner.dataset.fit = level;
      const [first, last] = [inner.firstElementChild, inner.lastElementChild];
      if (!first || !last) return;
      const width = last.getBoundingClientRect().right - first.getBoundingClientRect().left;
      if (width <= inner.clientWidth) return;
    }
  };
  // After every drawing: any word may have changed.
  useLayoutEffect(fit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the observer measures what is there then
  useEffect(() => {
    const resized = new ResizeObserver(fit);
    if (space.current) resized.observe(space.current);
    return () => resized.disconnect();
  }, []);
  return { space, content };
};
