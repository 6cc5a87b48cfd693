import { useLayoutEffect, useRef } from 'react';

/**
 * Called when the room or session that draws this is left, by whatever means. It only rests then and keeps its state, so that what was open over
 * it would be open still when it comes back.
 */
export const useLeft = (onLeft: () => void): void => {
  const newest = useRef(onLeft);
  useLayoutEffect(() => {
    newest.current = onLeft;
  });
  useLayoutEffect(() => () => newest.current(), []);
};
