import type { StageCard } from './stage-card.ts';

/** How much of a stage is shown below its head. Only forms have a compact view: what was chosen, and the result. */
export type BodyShape = 'closed' | 'compact' | 'whole';

export const isForm = ({ id }: Pick<StageCard, 'id'>): boolean => id === 'certificate' || id === 'credentials';

const isOver = ({ state }: StageCard): boolean => state === 'done' || state === 'skipped';

/**
 * Default shape of a card. A failed stage is shown in full and the others are closed. Results stay open if there is
 * space; in a small window only the last one does. Before the first run forms are open; in a small window only those
 * that still need input.
 */
export const defaultShape = (
  card: StageCard,
  cards: readonly StageCard[],
  { wide, fresh }: { readonly wide: boolean; readonly fresh: boolean },
): BodyShape => {
  if (card.state === 'failed') return 'whole';
  if (card.state === 'running' || card.state === 'stopped') return isForm(card) ? 'compact' : 'whole';
  if (card.state === 'waiting') {
    return fresh && isForm(card) && (wide || card.summary.tone === 'warning') ? 'whole' : 'closed';
  }
  // There was nothing to do, so its sentence is enough.
  if (card.steps.length === 0 || cards.some(({ state }) => state === 'failed')) return 'closed';
  const isLast = cards.every(isOver) && card === cards.at(-1);
  if (!wide && !isLast) return 'closed';
  return isForm(card) ? 'compact' : 'whole';
};

/** What a click on the head of a closed stage opens. A form that was used opens in its compact view first. */
export const shapeWhenOpened = (card: Pick<StageCard, 'id' | 'state' | 'steps'>): BodyShape =>
  isForm(card) && card.state !== 'waiting' && card.state !== 'failed' && card.steps.length > 0 ? 'compact' : 'whole';
