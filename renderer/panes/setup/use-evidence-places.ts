import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EvidenceLine } from '../../../shared/diagnosis.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { markEvidence } from '../../store/highlight.ts';
import { subscribeTraffic, trafficOf } from '../../store/traffic.ts';
import { useScope } from '../../store/view-store.ts';
import { linesOf, type PlacedEvidence, placedEvidence, type TrafficRange } from './evidence-places.ts';

/**
 * The evidence in chronological order with its terminal lines. While the card is mounted, those lines show its numbers.
 */
export const useEvidencePlaces = (
  evidence: readonly EvidenceLine[],
  stretch: TrafficRange | null,
  isLoss: boolean,
): readonly PlacedEvidence<TrafficLine>[] => {
  const scope = useScope();
  const find = () => placedEvidence(evidence, linesOf(trafficOf(scope).lines, stretch), stretch);
  // A string, so that further traffic redraws only if a place changes.
  const key = useSyncExternalStore(subscribeTraffic, () =>
    find()
      .map(({ place }) => place?.sequence ?? '')
      .join(),
  );
  useEffect(() => {
    if (stretch?.trafficFrom == null) return;
    const marks = key.split(',').map((sequence) => (sequence === '' ? -1 : Number(sequence)));
    const to = stretch.trafficTo ?? Math.max(...marks) + 1;
    const first = Math.min(...marks.filter((mark) => mark >= 0));
    // After a run, much traffic can precede the loss, so the range starts at the first line of evidence.
    const from = isLoss && Number.isFinite(first) ? first : Math.min(first, stretch.trafficFrom);
    if (to > from) markEvidence(scope, { from, to }, marks);
  }, [scope, key, stretch?.trafficFrom, stretch?.trafficTo, isLoss]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` identifies the result of `find`
  return useMemo(find, [key]);
};
