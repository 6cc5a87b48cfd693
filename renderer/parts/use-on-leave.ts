import { useLayoutEffect, useRef } from 'react';

/**
 * Calls `onLeft` when the page or session that renders this goes to the background. React keeps its state, so an open
 * popup would still be open when it comes back.
 */
export const useOnLeave = (onLeft: () => void): void => {
  const newest = useRef(onLeft);
  useLayoutEffect(() => {
    newest.current = onLeft;
  });
  useLayoutEffect(() => () => newest.current(), []);
};
