import type { DiagnosisAction } from '../../../shared/diagnosis.ts';

/** Actions that send something to the module. */
const toModule: ReadonlySet<DiagnosisAction['kind']> = new Set([
  ...(['upload-again', 'try-again', 'connect', 'restart-module'] as const),
  ...(['check-clock', 'check-signal', 'check-sim', 'check-network', 'check-firmware', 'check-module'] as const),
]);

/** Whether the button of a cause is enabled. `canStart`: the port is open and no run is in progress. */
export const canPerform = (
  kind: DiagnosisAction['kind'],
  { isOpen, canStart }: { readonly isOpen: boolean; readonly canStart: boolean },
): boolean => (toModule.has(kind) ? canStart : kind !== 'reconnect' || !isOpen);
