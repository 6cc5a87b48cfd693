import { createStore, type StoreApi } from 'zustand/vanilla';

export type LazyState<Part> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'loaded'; readonly part: Part }
  | { readonly kind: 'failed' };

/** Code that is fetched when it is first needed. */
export interface LazyPart<Part> {
  readonly state: Pick<StoreApi<LazyState<Part>>, 'getState' | 'getInitialState' | 'subscribe'>;
  /**
   * Starts the fetch unless it is done or in progress. Can be called again after a failure. Never rejects: the state
   * has the result.
   */
  load(): Promise<void>;
}

/**
 * Unlike `React.lazy`, it renders at once if the code is already there (no placeholder for one frame, no 300 ms delay),
 * and a failed fetch can be retried.
 */
export const createLazyPart = <Part>(fetchPart: () => Promise<Part>): LazyPart<Part> => {
  const state = createStore<LazyState<Part>>(() => ({ kind: 'waiting' }));
  let underWay: Promise<void> | null = null;
  const fetchOnce = async (): Promise<void> => {
    try {
      state.setState({ kind: 'loaded', part: await fetchPart() }, true);
    } catch {
      state.setState({ kind: 'failed' }, true);
    }
    underWay = null;
  };
  return {
    state,
    load: () => {
      if (state.getState().kind === 'loaded') return Promise.resolve();
      if (underWay !== null) return underWay;
      state.setState({ kind: 'waiting' }, true);
      underWay = fetchOnce();
      return underWay;
    },
  };
};
