import type { CertificateView, DraftRemark, DraftView } from '../contract/draft.ts';
import type { ModuleFacts } from '../contract/session.ts';
import type { Failure, SeenLine } from '../outcome.ts';
import type { CertificateRole, StageId, StepId } from '../steps.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import type { Facts } from '../words/fact-text.ts';
import type { evidenceDirections, Likelihood, ObservationKey, observationWeights } from './keys.ts';

/** The action of a button of a diagnosis. Its label is `diagnosis.action.<kind>` of the words of the window. */
export const diagnosisActionKinds = [
  'open-certificate',
  'use-current-root',
  'accept-certificate',
  'upload-again',
  'open-credentials',
  'derive-again',
  'open-proof',
  'check-clock',
  'check-signal',
  'check-sim',
  'check-network',
  'check-firmware',
  'check-module',
  'try-again',
  'connect',
  'find-module',
  'choose-port',
  'reconnect',
  'restart-module',
  'open-faults',
] as const;

export type DiagnosisActionKind = (typeof diagnosisActionKinds)[number];

export interface DiagnosisAction {
  readonly kind: DiagnosisActionKind;
  /** The certificate, for `accept-certificate` and `open-certificate`. */
  readonly role: CertificateRole | null;
}

/** A known fact for or against a cause. Its sentence is `diagnosis.observation.<key>`, filled with `facts`. */
export interface Observation {
  readonly key: ObservationKey;
  readonly facts: Facts;
  /** `out`: excludes the cause. `neutral`: information only. */
  readonly weight: (typeof observationWeights)[number];
}

/** What the lines say about a cause. */
export interface Finding {
  readonly cause: CauseKey;
  readonly observation: Observation;
  /** The lines, oldest first. */
  readonly because: readonly SeenLine[];
  /** Of a cause that they speak for. */
  readonly likelihood: Exclude<Likelihood, 'unlikely'>;
}

export interface DiagnosedCause {
  readonly key: CauseKey;
  readonly likelihood: Likelihood;
  /** The evidence excludes it, and the observation says why. Excluded causes are last. */
  readonly ruledOut: boolean;
  readonly observation: Observation | null;
  /** The lines that show the observation, oldest first. Empty: it is not about lines. */
  readonly because: readonly SeenLine[];
  readonly action: DiagnosisAction;
}

/** One line of evidence. `text` null: nothing was received. */
export interface EvidenceLine {
  readonly direction: (typeof evidenceDirections)[number];
  readonly text: string | null;
  /** The line that was expected instead. */
  readonly expected: string | null;
}

export interface Diagnosis {
  readonly failure: Failure;
  readonly evidence: readonly EvidenceLine[];
  /** The most likely first; never empty. */
  readonly causes: readonly DiagnosedCause[];
}

/** What a diagnosis needs of a form, or of the plan of a run. */
export interface DiagnosedForm
  extends Pick<DraftView, 'platform' | 'host' | 'port' | 'tlsEnabled' | 'tlsCheck' | 'checkDates' | 'keepAliveSeconds'>,
    Pick<DraftView, 'demo' | 'hasSecret' | 'hasPassword' | 'clientId' | 'timestamp'> {
  readonly remarks: readonly Pick<DraftRemark, 'code' | 'facts'>[];
  readonly certificates: {
    readonly ca: { readonly certificates: readonly Pick<CertificateView, 'notAfterMs' | 'findings'>[] } | null;
  };
}

export interface DiagnosisContext {
  readonly stage: StageId;
  /** What the module has reported so far. */
  readonly facts: ModuleFacts | null;
  /** The step that failed, and its file or topic. */
  readonly step?: StepId | null;
  readonly item?: string | null;
  readonly draft?: DiagnosedForm | null;
  /** Number of active faults of the virtual module; 0 for a real module. */
  readonly faultsOn?: number;
  /** The module is a virtual one of this program; omitted: unknown. */
  readonly isVirtual?: boolean;
}
