import type { DraftView, ModuleFacts } from '../../../shared/contract.ts';
import { type Diagnosis, diagnose } from '../../../shared/diagnosis.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { TrafficStretch } from './evidence-places.ts';
import type { StageCard } from './stage-card.ts';

/** What is known besides the failure itself. */
export interface Surroundings {
  readonly facts: ModuleFacts | null;
  readonly draft: DraftView | null;
  readonly address: string;
  /** Of the virtual module at this address. */
  readonly faultsOn: number;
}

type FailedCard = Pick<StageCard, 'id' | 'current'>;

/** The one diagnosis of a stage that failed: its card shows it, and the reports hold it. */
export const diagnosisOfCard = (card: FailedCard, failure: Failure, known: Surroundings): Diagnosis => {
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

/** Where in the terminal the evidence can stand: in the step that failed, or behind the run whose connection was lost. */
export const stretchOf = ({
  current,
  lostIn,
  runFrom,
}: Pick<StageCard, 'current' | 'lostIn' | 'runFrom'>): TrafficStretch | null =>
  lostIn ?? (current && { trafficFrom: current.trafficFrom, trafficTo: current.trafficTo, runFrom });
