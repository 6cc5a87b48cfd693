import type { StageCard } from './stage-card.ts';

/** How much of a stage is drawn below its head. Only forms have a compact picture: what was chosen, and what became of it. */
export type BodyShape = 'closed' | 'compact' | 'whole';

export const isForm = ({ id }: Pick<StageCard, 'id'>): boolean => id === 'certificate' || id === 'credentials';

const isOver = ({ state }: StageCard): boolean => state === 'done' || state === 'skipped';

/**
 * What a card shows before anybody touched it. A failed one gets all the room; results stay open where there is room, and in a small
 * window only the last. Before the first run the forms are open; in a small window only those that still need something.
 */
export const shapeByItself = (
  card: StageCard,
  cards: readonly StageCard[],
  { wide, fresh }: { readonly wide: boolean; readonly fresh: boolean },
): BodyShape => {
  if (card.state === 'failed') return 'whole';
  if (card.state === 'running' || card.state === 'stopped') return isForm(card) ? 'compact' : 'whole';
  if (card.state === 'waiting') {
    return fresh && isForm(card) && (wide || card.summary.tone === 'warning') ? 'whole' : 'closed';
  }
  // Nothing was to do: its sentence says all.
  if (card.steps.length === 0 || cards.some(({ state }) => state === 'failed')) return 'closed';
  const isLast = cards.every(isOver) && card === cards.at(-1);
  if (!wide && !isLast) return 'closed';
  return isForm(card) ? 'compact' : 'whole';
};

/** What a press on the head of a folded stage opens: of a form that has served, the compact picture first. */
export const shapeWhenOpened = (card: Pick<StageCard, 'id' | 'state' | 'steps'>): BodyShape =>
  isForm(card) && card.state !== 'waiting' && card.state !== 'failed' && card.steps.length > 0 ? 'compact' : 'whole';
