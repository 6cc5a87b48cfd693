import type { DraftView, ModuleFacts, OnlineView, RunView, SeenFile, StepView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { StageId, StepStatus } from '../../../shared/steps.ts';
import type { Warning } from '../../../shared/warnings.ts';

/** Keys of `setup.summary` in the words of the window. */
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

/** The one sentence beside the title of a stage. `step` is named by its title, `awaits` says what is waited for. */
export interface StageSummary {
  readonly key: SummaryKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly tone: 'plain' | 'running' | 'failed' | 'warning';
  /** Of what is done, failed or was stopped: the form says something else by now. */
  readonly changed?: boolean;
}

/** One stage as its card shows it. */
export interface StageCard {
  readonly id: StageId;
  /** 1 to 5. */
  readonly number: number;
  readonly state: StepStatus;
  readonly steps: readonly StepView[];
  /** The step that runs, failed or was stopped. */
  readonly current: StepView | null;
  readonly failure: Failure | null;
  /** Sum of its steps; `null`: nothing ran yet. */
  readonly ms: number | null;
  /** Traffic sequence numbers, end exclusive; `null`: nothing was sent or received, or it still goes on. */
  readonly lines: { readonly from: number; readonly to: number } | null;
  readonly warnings: readonly Warning[];
  /** Traffic sequence number of the first line of its run; `null`: nothing was sent yet. */
  readonly runFrom: number | null;
  /** Of a connection that was made and lost later: the traffic behind its run, in which that shows. `null`: nothing was lost. */
  readonly lostIn: { readonly trafficFrom: number; readonly trafficTo: number | null } | null;
  /** Its run has ended: what did not begin by then waits for nothing. */
  readonly isOver: boolean;
  readonly summary: StageSummary;
}

export interface StagesInput {
  readonly run: RunView | null;
  readonly draft: DraftView;
  readonly facts: ModuleFacts | null;
  readonly online: OnlineView | null;
  readonly seenFiles: readonly SeenFile[];
  /** Stages whose inputs are others than when they last ran. */
  readonly changed: readonly StageId[];
  /** The open port leads to a real module: there the demo device cannot log in. */
  readonly isReal: boolean;
}
