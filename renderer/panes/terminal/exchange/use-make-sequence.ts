import { useCallback } from 'react';
import { selectedLines } from '../../../lines/copy-text.ts';
import { type LinesModel, selectionOf } from '../../../lines/lines-model.ts';
import type { LineSource } from '../../../store/line-source.ts';
import { showExchange } from './exchange-ui.ts';
import { trafficText } from './made-sequence.ts';

/** Nobody reads a longer sequence before it is taken. */
const mostLines = 5_000;

/** Opens the dialog for the selected lines, or all of the list. `null` for several ports: a sequence belongs to one. */
export const useMakeSequence = (model: LinesModel, list: LineSource, isOnePort: boolean): (() => void) | null => {
  const make = useCallback(() => {
    const selection = selectionOf(model.state.getState());
    void selectedLines({ source: list, selection }, mostLines + 1).then((found) =>
      showExchange({
        kind: 'make',
        lines: found?.slice(0, mostLines).map(trafficText) ?? null,
        isCut: (found?.length ?? 0) > mostLines,
      }),
    );
  }, [model, list]);
  return isOnePort ? make : null;
};
