import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import type { StageId } from '../../../shared/steps.ts';
import { type BodyShape, isForm, shapeByItself, shapeWhenOpened } from './folding.ts';
import type { StageCard } from './stage-card.ts';

export interface Folding {
  readonly shapeOf: (card: StageCard) => BodyShape;
  readonly toggle: (card: StageCard) => void;
  /** Opens all of it. Never changes, so that effects may name it. */
  readonly open: (id: StageId) => void;
  /** Somebody works in the stages: forms that opened by themselves stay, also when nothing in them is missing any more. */
  readonly hold: () => void;
}

interface Touched {
  readonly runNumber: number;
  readonly shapes: Partial<Readonly<Record<StageId, BodyShape>>>;
}

/** How much each stage shows: by itself, until a person opens, folds or enters one; a new run begins anew. */
export const useFolding = (cards: readonly StageCard[], runNumber: number): Folding => {
  const wide = useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false }) ?? true;
  const [touched, setTouched] = useState<Touched>({ runNumber, shapes: {} });
  if (touched.runNumber !== runNumber) setTouched({ runNumber, shapes: {} });
  const shapeOf = (card: StageCard): BodyShape =>
    touched.shapes[card.id] ?? shapeByItself(card, cards, { wide, fresh: runNumber === 0 });
  const set = useCallback(
    (id: StageId, shape: BodyShape) => setTouched((last) => ({ ...last, shapes: { ...last.shapes, [id]: shape } })),
    [],
  );
  const open = useCallback((id: StageId) => set(id, 'whole'), [set]);
  const hold = (): void => {
    for (const card of cards) {
      if (isForm(card) && touched.shapes[card.id] === undefined && shapeOf(card) === 'whole') set(card.id, 'whole');
    }
  };
  const toggle = (card: StageCard): void => set(card.id, shapeOf(card) === 'closed' ? shapeWhenOpened(card) : 'closed');
  return { shapeOf, open, hold, toggle };
};
