import { useCallback } from 'react';
import type { TrafficText } from '../../../shared/sequences/from-traffic.ts';
import type { LineSource } from '../../store/line-source.ts';
import { selectedLines } from '../copy-text.ts';
import { type LinesModel, selectionOf } from '../lines-model.ts';
import { trafficText } from './made-sequence.ts';

/** A longer sequence cannot be looked through before it is taken. */
const mostLines = 5_000;

export interface FoundLines {
  /** `null`: they did not arrive. */
  readonly lines: readonly TrafficText[] | null;
  /** More were selected. */
  readonly isCut: boolean;
}

/** Finds the selected lines, or all of the list. `onFound` is `null` for several ports: a sequence belongs to one. */
export const useMakeSequence = (
  model: LinesModel,
  list: LineSource,
  onFound: ((found: FoundLines) => void) | null,
): (() => void) | null => {
  const make = useCallback(() => {
    const selection = selectionOf(model.state.getState());
    void selectedLines({ source: list, selection }, mostLines + 1).then((found) =>
      onFound?.({
        lines: found?.slice(0, mostLines).map(trafficText) ?? null,
        isCut: (found?.length ?? 0) > mostLines,
      }),
    );
  }, [model, list, onFound]);
  return onFound === null ? null : make;
};
