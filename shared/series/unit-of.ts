import { measures } from './measures.ts';
import type { SeriesKey, SeriesUnit } from './series.ts';

export const unitOf = (key: SeriesKey): SeriesUnit => {
  if (key.kind === 'measure') return measures[key.measure].unit;
  return key.kind === 'answer' ? 'ms' : '';
};

/** It keeps its value until the next point. */
export const isState = (key: SeriesKey): boolean => key.kind === 'measure' && measures[key.measure].isState;
