import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { StepView } from '../../../shared/contract.ts';
import type { EvidenceLine } from '../../../shared/diagnosis.ts';
import { currentTraffic, subscribeTraffic } from '../../store/traffic.ts';
import { indexOfSequence, type TrafficLine } from '../../store/traffic-lines.ts';
import { highlightLines } from '../../store/ui-store.ts';
import { placesOf } from './evidence-places.ts';

/** The lines of the terminal that the evidence is; while the card stands they carry its numbers there. */
export const useEvidencePlaces = (
  evidence: readonly EvidenceLine[],
  step: StepView | null,
): readonly (TrafficLine | null)[] => {
  const find = (): readonly (TrafficLine | null)[] => placesOf(evidence, linesOf(step), step);
  // As text, so that further traffic draws nothing again unless it moves a place.
  const key = useSyncExternalStore(subscribeTraffic, () =>
    find()
      .map((line) => line?.sequence ?? '')
      .join(),
  );
  useEffect(() => {
    if (step?.trafficFrom == null || step.trafficTo === null || step.trafficTo <= step.trafficFrom) return;
    const marks = key.split(',').map((sequence) => (sequence === '' ? -1 : Number(sequence)));
    highlightLines({ from: step.trafficFrom, to: step.trafficTo, marks });
  }, [key, step?.trafficFrom, step?.trafficTo]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `find` gives
  return useMemo(find, [key]);
};

const noLines: readonly TrafficLine[] = [];

const linesOf = (step: StepView | null): readonly TrafficLine[] => {
  if (step?.trafficFrom == null) return noLines;
  const { lines } = currentTraffic();
  const end = step.trafficTo === null ? lines.length : indexOfSequence(lines, step.trafficTo);
  return lines.slice(indexOfSequence(lines, step.trafficFrom), end);
};
