import { diagnose } from '../diagnosis.ts';
import type { Failure } from '../outcome.ts';
import type { DiagnosedCause, DiagnosisActionKind } from './shapes.ts';

/** Actions for a port that any page can offer; the other actions belong to the stages of Setup. */
const portActionKinds = ['find-module', 'choose-port', 'reconnect'] as const satisfies DiagnosisActionKind[];

export type PortAction = (typeof portActionKinds)[number];

const isPortAction = (kind: DiagnosisActionKind): kind is PortAction =>
  portActionKinds.some((portAction) => portAction === kind);

export interface PortDiagnosis {
  /** The most likely first. */
  readonly causes: readonly DiagnosedCause[];
  /** Each once, in the order of the causes; the last one always tries again. */
  readonly actions: readonly PortAction[];
}

/** Diagnosis of a port that did not open or was lost. */
export const diagnosePort = (failure: Failure): PortDiagnosis => {
  const { causes } = diagnose(failure, { stage: 'module', facts: null });
  const kinds = causes.map(({ action }) => action.kind).filter(isPortAction);
  return { causes, actions: [...new Set<PortAction>([...kinds, 'reconnect'])] };
};
