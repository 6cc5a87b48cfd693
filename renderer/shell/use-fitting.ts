import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Sets `data-fit` to the first level whose content fits, or to the last level. Measures the content, because words
 * differ in length by language, state and font. Works outside React, so that the level is set before the browser
 * paints.
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
  // After every render: any word may have changed.
  useLayoutEffect(fit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the observer calls the latest `fit`
  useEffect(() => {
    const resized = new ResizeObserver(fit);
    if (space.current) resized.observe(space.current);
    return () => resized.disconnect();
  }, []);
  return { space, content };
};
