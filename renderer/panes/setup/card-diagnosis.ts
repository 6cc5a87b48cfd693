import type { DraftView, ModuleFacts } from '../../../shared/contract.ts';
import { type Diagnosis, diagnose } from '../../../shared/diagnosis.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { TrafficRange } from './evidence-places.ts';
import type { StageCard } from './stage-card.ts';

/** Context of a failure that affects its diagnosis. */
export interface DiagnosisContext {
  readonly facts: ModuleFacts | null;
  readonly draft: DraftView | null;
  readonly address: string;
  /** Faults switched on in the virtual module at this address. */
  readonly faultsOn: number;
}

type FailedCard = Pick<StageCard, 'id' | 'current'>;

/** The diagnosis of a failed stage. Used by the card and by the reports. */
export const diagnosisOfCard = (card: FailedCard, failure: Failure, known: DiagnosisContext): Diagnosis => {
  const isVirtual = /^sim:/i.test(known.address);
  return diagnose(failure, {
    stage: card.id,
    facts: known.facts,
    step: card.current?.id ?? null,
    item: card.current?.item ?? null,
    draft: known.draft,
    faultsOn: isVirtual ? known.faultsOn : 0,
    isVirtual,
  });
};

/**
 * The part of the traffic that can contain the evidence: the failed step, or the traffic after the run if the
 * connection was lost later.
 */
export const trafficRangeOf = ({
  current,
  lostIn,
  runFrom,
}: Pick<StageCard, 'current' | 'lostIn' | 'runFrom'>): TrafficRange | null =>
  lostIn ?? (current && { trafficFrom: current.trafficFrom, trafficTo: current.trafficTo, runFrom });
