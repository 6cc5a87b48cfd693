import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createLazyPart } from './lazy-part.ts';

/** The sentences of all failures are a tenth of the scripts that the window needs to start. */
const described = createLazyPart(async () => (await import('../../shared/words/describe-failure.ts')).describeFailure);

/** `describeFailure`, fetched right after the start; `null` until then. For the frame of the window: pages import it. */
export const useDescribeFailure = () => {
  const state = useStore(described.state);
  useEffect(() => void described.load(), []);
  return state.kind === 'loaded' ? state.part : null;
};
