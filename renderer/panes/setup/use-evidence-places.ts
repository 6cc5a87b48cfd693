import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EvidenceLine } from '../../../shared/diagnosis.ts';
import { markEvidence } from '../../store/highlight.ts';
import { subscribeTraffic, trafficOf } from '../../store/traffic.ts';
import type { TrafficLine } from '../../store/traffic-lines.ts';
import { useScope } from '../../store/view-store.ts';
import { linesOf, type PlacedEvidence, placedEvidence, type TrafficStretch } from './evidence-places.ts';

/** The evidence in the order of time with its lines of the terminal; while the card stands they carry its numbers there. */
export const useEvidencePlaces = (
  evidence: readonly EvidenceLine[],
  stretch: TrafficStretch | null,
  isLoss: boolean,
): readonly PlacedEvidence<TrafficLine>[] => {
  const scope = useScope();
  const find = () => placedEvidence(evidence, linesOf(trafficOf(scope).lines, stretch), stretch);
  // As text, so that further traffic draws nothing again unless it moves a place.
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
    // Behind a run everything may follow before the loss: what is shown begins with what shows it.
    const from = isLoss && Number.isFinite(first) ? first : Math.min(first, stretch.trafficFrom);
    if (to > from) markEvidence(scope, { from, to }, marks);
  }, [scope, key, stretch?.trafficFrom, stretch?.trafficTo, isLoss]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what `find` gives
  return useMemo(find, [key]);
};
