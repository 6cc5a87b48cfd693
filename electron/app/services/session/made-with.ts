import { stages as allStages, type StageId, type StepId, stageOf } from '../../../../shared/steps.ts';
import type { StageInputs } from '../draft/stage-inputs.ts';

/**
 * What the result of each stage rests on, as text to compare: its own inputs and those of what it was made over. A connection is made by
 * a login and over files that stand on the module; a test message goes over a connection. Holds secrets, like the inputs.
 */
export type MadeWith = Readonly<Record<StageId, string>>;

/** The stages whose results a run shows: the connect stage makes its login anew, whatever it was asked for. */
export const stagesOfRun = (asked: readonly StageId[]): readonly StageId[] =>
  allStages.filter((stage) => asked.includes(stage) || (stage === 'credentials' && asked.includes('connect')));

/** Whether the result of this step is one of the run, and not only read to go on: the connect stage reads the files, too. */
export const showsStep = (asked: readonly StageId[], id: StepId): boolean => stagesOfRun(asked).includes(stageOf(id));

/** What stages are made with that run now. `standing` tells what was made before, of stages that do not run. */
export const madeWith = (
  inputs: StageInputs,
  asked: readonly StageId[] = allStages,
  standing: (stage: StageId) => string | null = () => null,
): MadeWith => {
  const before = (stage: StageId): string | null => (asked.includes(stage) ? null : standing(stage));
  const certificate = before('certificate') ?? inputs.certificate;
  const connect = before('connect') ?? JSON.stringify([inputs.connect, inputs.credentials, certificate]);
  const { module, credentials } = inputs;
  return { module, certificate, credentials, connect, proof: JSON.stringify([inputs.proof, connect]) };
};
