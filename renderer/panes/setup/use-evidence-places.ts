import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EvidenceLine } from '../../../shared/diagnosis.ts';
import { markEvidence } from '../../store/highlight.ts';
import { subscribeTraffic, trafficOf } from '../../store/traffic.ts';
import { indexOfSequence, type TrafficLine } from '../../store/traffic-lines.ts';
import { useScope } from '../../store/view-store.ts';
import { placesOf, type TrafficStretch } from './evidence-places.ts';

/** The lines of the terminal that the evidence is; while the card stands they carry its numbers there. */
export const useEvidencePlaces = (
  evidence: readonly EvidenceLine[],
  stretch: TrafficStretch | null,
): readonly (TrafficLine | null)[] => {
  const scope = useScope();
  const find = (): readonly (TrafficLine | null)[] => placesOf(evidence, linesOf(scope, stretch), stretch);
  // As text, so that further traffic draws nothing again unless it moves a place.
  const key = useSyncExternalStore(subscribeTraffic, () =>
    find()
      .map((line) => line?.sequence ?? '')
      .join(),
  );
  useEffect(() => {
    if (stretch?.trafficFrom == null || stretch.trafficTo === null || stretch.trafficTo <= stretch.trafficFrom) return;
    const marks = key.split(',').map((sequence) => (sequence === '' ? -1 : Number(sequence)));
    markEvidence(scope, { from: stretch.trafficFrom, to: stretch.trafficTo }, marks);
  }, [scope, key, stretch?.trafficFrom, stretch?.trafficTo]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `find` gives
  return useMemo(find, [key]);
};

const noLines: readonly TrafficLine[] = [];

const linesOf = (scope: string | null, stretch: TrafficStretch | null): readonly TrafficLine[] => {
  if (stretch?.trafficFrom == null) return noLines;
  const { lines } = trafficOf(scope);
  const end = stretch.trafficTo === null ? lines.length : indexOfSequence(lines, stretch.trafficTo);
  return lines.slice(indexOfSequence(lines, stretch.trafficFrom), end);
};
