import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import type { StageId } from '../../../shared/steps.ts';
import type { StageCard } from './stage-card.ts';
import { opensByItself } from './stages.ts';

export interface Folding {
  readonly isOpen: (card: StageCard) => boolean;
  readonly toggle: (card: StageCard) => void;
  /** Never changes, so that effects may name it. */
  readonly open: (id: StageId) => void;
}

interface Touched {
  readonly runNumber: number;
  readonly open: Partial<Readonly<Record<StageId, boolean>>>;
}

/** Which stages show their bodies: by themselves, until a person opens or folds one; a new run begins anew. */
export const useFolding = (cards: readonly StageCard[], runNumber: number): Folding => {
  const wide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false }) ?? true;
  const [touched, setTouched] = useState<Touched>({ runNumber, open: {} });
  if (touched.runNumber !== runNumber) setTouched({ runNumber, open: {} });
  const isOpen = (card: StageCard): boolean =>
    touched.open[card.id] ?? opensByItself(card, cards, wide, runNumber === 0);
  const set = useCallback(
    (id: StageId, open: boolean) => setTouched((last) => ({ ...last, open: { ...last.open, [id]: open } })),
    [],
  );
  const open = useCallback((id: StageId) => set(id, true), [set]);
  return { isOpen, open, toggle: (card) => set(card.id, !isOpen(card)) };
};
