import type { ViewEvent } from '../../shared/contract.ts';
import { reduce, type View } from '../../shared/view.ts';
import type { Undo } from '../base/undo.ts';

/** The one view that is true. Services publish what became true; the hub passes it on. */
export interface Truth {
  readonly view: () => View;
  readonly publish: (event: ViewEvent) => void;
  onEvent(listener: (event: ViewEvent) => void): Undo;
}

export const createTruth = (initial: View): Truth => {
  const listeners = new Set<(event: ViewEvent) => void>();
  let view = initial;
  return {
    view: () => view,
    publish: (event) => {
      view = reduce(view, event);
      for (const listener of [...listeners]) listener(event);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
