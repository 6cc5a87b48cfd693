import { stages as allStages, type StageId, type StepId, stageOf } from '../../../../shared/steps.ts';
import type { StageInputs } from '../draft/stage-inputs.ts';

/**
 * What the result of each stage depends on, as text to compare: its own inputs and those of earlier stages. A connection depends on the
 * login and on the files on the module, a test message on the connection. Contains secrets, like the inputs.
 */
export type StageBasis = Readonly<Record<StageId, string>>;

/** The stages whose results a run shows. The connect stage always derives the login again. */
const stagesOfRun = (requested: readonly StageId[]): readonly StageId[] =>
  allStages.filter((stage) => requested.includes(stage) || (stage === 'credentials' && requested.includes('connect')));

/** Whether the run shows the result of this step. The connect stage also runs steps of other stages, for example to read the files. */
export const showsStep = (requested: readonly StageId[], id: StepId): boolean =>
  stagesOfRun(requested).includes(stageOf(id));

/** The basis of each stage of a run. `basisBefore` returns the earlier basis of the other stages. */
export const stageBasisOf = (
  inputs: StageInputs,
  requested: readonly StageId[] = allStages,
  basisBefore: (stage: StageId) => string | null = () => null,
): StageBasis => {
  const before = (stage: StageId): string | null => (requested.includes(stage) ? null : basisBefore(stage));
  const certificate = before('certificate') ?? inputs.certificate;
  const connect = before('connect') ?? JSON.stringify([inputs.connect, inputs.credentials, certificate]);
  const { module, credentials } = inputs;
  return { module, certificate, credentials, connect, proof: JSON.stringify([inputs.proof, connect]) };
};
