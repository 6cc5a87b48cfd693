import type { MouseEvent } from 'react';

/** For what begins something: the second click of a double click is none. By keys there is no second one (`ignore-held-enter.ts`). */
export const firstClick =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    if (detail < 2) act();
  };
