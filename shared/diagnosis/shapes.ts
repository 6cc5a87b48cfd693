import type { DraftView } from '../contract/draft.ts';
import type { ModuleFacts } from '../contract/session.ts';
import type { Failure } from '../outcome.ts';
import type { CertificateRole, StageId, StepId } from '../steps.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import type { Facts } from '../words/fact-text.ts';

/** What a button of a diagnosis does. Its label is `diagnosis.action.<kind>` of the words of the window. */
export const diagnosisActionKinds = [
  'open-certificate',
  'use-current-root',
  'accept-certificate',
  'upload-again',
  'open-credentials',
  'derive-anew',
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
  /** Which certificate is meant, for `accept-certificate` and `open-certificate`. */
  readonly role: CertificateRole | null;
}

export type Likelihood = 'very-likely' | 'possible' | 'unlikely';

export const observationKeys = [
  'answered',
  'tlsCameUp',
  'tlsCameUpUnchecked',
  'tcpCameUp',
  'clockOff',
  'clockRight',
  'clockNone',
  'signalNone',
  'signalWeak',
  'signalGood',
  'registered',
  'notRegistered',
  'notAttached',
  'firmwareOld',
  'firmwareGood',
  'certificateExpired',
  'certificateValid',
  'certificateForOtherHost',
  'certificateNone',
  'portUsual',
  'portUnusual',
  'keepAliveIs',
  'passwordMistake',
  'passwordDerived',
  'hostWrongSide',
  'demoHostOutside',
  'hostIsAddress',
  'faultsOn',
] as const;

export type ObservationKey = (typeof observationKeys)[number];

/** What the workshop knows that speaks for or against a cause. Its sentence is `diagnosis.observation.<key>`, filled with `facts`. */
export interface Observation {
  readonly key: ObservationKey;
  readonly facts: Facts;
  /** `out`: with this, it cannot be the cause. `neutral`: worth knowing, decides nothing. */
  readonly weight: 'for' | 'neutral' | 'against' | 'out';
}

export interface DiagnosedCause {
  readonly key: CauseKey;
  readonly likelihood: Likelihood;
  /** The evidence excludes it; the observation says why. Such causes stand last. */
  readonly ruledOut: boolean;
  readonly observation: Observation | null;
  readonly action: DiagnosisAction;
}

/** One line that shows it. `text` null: nothing came. */
export interface EvidenceLine {
  readonly direction: 'sent' | 'received' | 'error';
  readonly text: string | null;
  /** What should have stood here instead. */
  readonly expected: string | null;
}

export interface Diagnosis {
  readonly failure: Failure;
  readonly evidence: readonly EvidenceLine[];
  /** Likeliest first; never empty. */
  readonly causes: readonly DiagnosedCause[];
}

export interface DiagnosisContext {
  readonly stage: StageId;
  /** What the module has told so far. */
  readonly facts: ModuleFacts | null;
  /** The step that failed, and its file or topic. */
  readonly step?: StepId | null;
  readonly item?: string | null;
  readonly draft?: DraftView | null;
  /** How many faults of the virtual module are on; 0 for a real module. */
  readonly faultsOn?: number;
  /** The module is a virtual one of this program; left out: not known. */
  readonly isVirtual?: boolean;
}
