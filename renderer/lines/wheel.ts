import type { LinesModel } from './lines-model.ts';

const wheelLinePx = 20;

/** The wheel scrolls lines, except over a part of a row that scrolls by itself (`data-scrolls`). */
export const turnWheel = (model: LinesModel, { ctrlKey, deltaY, deltaMode, target }: React.WheelEvent): void => {
  if (ctrlKey || deltaY === 0) return;
  if (target instanceof Element && target.closest('[data-scrolls]') !== null) return;
  model.scrollBy(deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * wheelLinePx);
};
