import type { MouseEvent } from 'react';

/** Ignores the second click of a double click. For keys, see `ignore-held-enter.ts`. */
export const firstClick =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    if (detail < 2) act();
  };
