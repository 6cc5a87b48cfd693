import { useCallback, useState } from 'react';
import type { StageId } from '../../../shared/steps.ts';
import { useWindowWidth } from '../../parts/window-width.ts';
import { type BodyShape, defaultShape, isForm, shapeWhenOpened } from './folding.ts';
import type { StageCard } from './stage-card.ts';

export interface Folding {
  readonly shapeOf: (card: StageCard) => BodyShape;
  readonly toggle: (card: StageCard) => void;
  /** Shows the whole stage. Stable identity, so that effects can depend on it. */
  readonly open: (id: StageId) => void;
}

interface ChosenShapes {
  readonly runNumber: number;
  readonly shapes: Partial<Readonly<Record<StageId, BodyShape>>>;
}

/** How much each stage shows: the default, until the user opens or closes one. A new run resets it. */
export const useFolding = (cards: readonly StageCard[], runNumber: number): Folding => {
  const { wide } = useWindowWidth();
  const [kept, setChosen] = useState<ChosenShapes>({ runNumber, shapes: {} });
  const chosen = kept.runNumber === runNumber ? kept : { runNumber, shapes: {} };
  if (chosen !== kept) setChosen(chosen);
  const shapeOf = (card: StageCard): BodyShape =>
    chosen.shapes[card.id] ?? defaultShape(card, cards, { wide, fresh: runNumber === 0 });
  const set = useCallback(
    (id: StageId, shape: BodyShape) => setChosen((last) => ({ ...last, shapes: { ...last.shapes, [id]: shape } })),
    [],
  );
  const open = useCallback((id: StageId) => set(id, 'whole'), [set]);
  // A form that opened because something was missing must not close while the last letter is typed.
  const opened = cards.filter((card) => isForm(card) && !chosen.shapes[card.id] && shapeOf(card) === 'whole');
  if (opened.length > 0) {
    const shapes = Object.fromEntries(opened.map(({ id }) => [id, 'whole' as const]));
    setChosen({ runNumber, shapes: { ...chosen.shapes, ...shapes } });
  }
  const toggle = (card: StageCard): void => set(card.id, shapeOf(card) === 'closed' ? shapeWhenOpened(card) : 'closed');
  return { shapeOf, open, toggle };
};
