import { useCallback, useState } from 'react';
import type { DraftView } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import { useSessionPart, useView } from './view-store.ts';

interface Refused {
  readonly failure: Failure;
  /** The state when it was reported; `null`: being reported now. */
  readonly at: Situation | null;
}

export interface Situation {
  /** Combines port and run. */
  readonly place: string;
  readonly draft: DraftView;
}

/** Whether the reason of a refusal may be gone: port, run or form changed. */
export const isOver = (at: Situation, now: Situation): boolean => at.place !== now.place || at.draft !== now.draft;

/** Why the last request was refused, while port, run and form are unchanged. `form`: regardless of port and run. */
export const useRefusal = (
  of: 'all' | 'form' = 'all',
): readonly [Failure | null, (failure: Failure | null) => void] => {
  const [refused, setRefused] = useState<Refused | null>(null);
  const place = useSessionPart(
    ({ state, run }) => (of === 'form' ? '' : `${state.kind} ${run?.number} ${run?.state}`),
    '',
  );
  const draft = useView((view) => view.draft);
  const now = { place, draft };
  if (refused !== null && refused.at === null) setRefused({ ...refused, at: now });
  else if (refused?.at && isOver(refused.at, now)) setRefused(null);
  const report = useCallback((failure: Failure | null): void => setRefused(failure && { failure, at: null }), []);
  return [refused?.failure ?? null, report];
};
