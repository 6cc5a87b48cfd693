import type { DraftView, ModuleFacts, OnlineView, RunView, SeenFile, StepView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { StageId, StepStatus } from '../../../shared/steps.ts';
import type { Warning } from '../../../shared/warnings.ts';

/** Keys of `setup.summary` in the window's texts. */
export type SummaryKey =
  | 'moduleWaiting'
  | 'moduleDone'
  | 'certificateOff'
  | 'certificateNone'
  | 'certificateWrong'
  | 'certificateClientCert'
  | 'certificateClientKey'
  | 'certificateExpired'
  | 'certificateWaiting'
  | 'certificateDone'
  | 'certificateIdentical'
  | 'certificateGone'
  | 'certificateReplaced'
  | 'certificateUnproven'
  | 'credentialsMissing'
  | 'credentialsWaiting'
  | 'credentialsDone'
  | 'credentialsDemo'
  | 'connectHost'
  | 'connectWaiting'
  | 'connectDone'
  | 'connectStood'
  | 'connectOver'
  | 'connectUnknown'
  | 'connectLost'
  | 'connectRecovering'
  | 'proofNone'
  | 'proofTopic'
  | 'proofWaiting'
  | 'proofReturned'
  | 'proofAcknowledged'
  | 'proofAccepted'
  | 'needsStage'
  | 'failedAt'
  | 'failed'
  | 'stoppedAt'
  | 'stopped'
  | 'awaits';

/** The sentence next to the title of a stage. `step` is named by its title; `awaits` says what the step waits for. */
export interface StageSummary {
  readonly key: SummaryKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly tone: 'plain' | 'running' | 'failed' | 'warning';
  /** For a done, failed or stopped stage: the form has changed since. */
  readonly changed?: boolean;
}

/** One stage as shown by its card. */
export interface StageCard {
  readonly id: StageId;
  /** 1 to 5. */
  readonly number: number;
  readonly state: StepStatus;
  readonly steps: readonly StepView[];
  /** The step that is running, failed or was stopped. */
  readonly current: StepView | null;
  readonly failure: Failure | null;
  /** Total duration of its steps; `null` if nothing ran yet. */
  readonly ms: number | null;
  /** Traffic sequence numbers, end exclusive. `null` if there was no traffic or it is not complete. */
  readonly lines: { readonly from: number; readonly to: number } | null;
  readonly warnings: readonly Warning[];
  /** Traffic sequence number of the first line of its run; `null` if nothing was sent yet. */
  readonly runFrom: number | null;
  /** For a connection that was lost after its run: the traffic that shows the loss. `null` if nothing was lost. */
  readonly lostIn: { readonly trafficFrom: number; readonly trafficTo: number | null } | null;
  /** The run has ended: steps that did not start are not waiting. */
  readonly isOver: boolean;
  readonly summary: StageSummary;
}

export interface StagesInput {
  readonly run: RunView | null;
  readonly draft: DraftView;
  readonly facts: ModuleFacts | null;
  readonly online: OnlineView | null;
  readonly seenFiles: readonly SeenFile[];
  /** Stages whose inputs changed since they last ran. */
  readonly changed: readonly StageId[];
  /** The open port is a real module: the demo device cannot log in there. */
  readonly isReal: boolean;
}
