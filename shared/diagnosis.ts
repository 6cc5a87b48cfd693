import { cloudOf, isAskedFor } from './clouds/index.ts';
import { actionsOfCauses } from './diagnosis/actions-of-causes.ts';
import { causesOfCodes } from './diagnosis/causes-of-codes.ts';
import { evidenceOf } from './diagnosis/evidence.ts';
import { findingsOf } from './diagnosis/findings.ts';
import type { Likelihood } from './diagnosis/keys.ts';
import { observe } from './diagnosis/observe.ts';
import type {
  DiagnosedCause,
  Diagnosis,
  DiagnosisAction,
  DiagnosisActionKind,
  DiagnosisContext,
  EvidenceLine,
  Finding,
  Observation,
} from './diagnosis/shapes.ts';
import type { Failure, SeenLine } from './outcome.ts';
import { checkOfForm } from './profile/tls-check.ts';
import type { ReportDiagnosis } from './report.ts';
import { certificateRoles } from './steps.ts';
import type { CauseKey } from './words/cause-keys.ts';
import { knownCauses } from './words/fact-text.ts';

export type { Likelihood, ObservationKey } from './diagnosis/keys.ts';
export { observationKeys } from './diagnosis/keys.ts';
export type {
  DiagnosedCause,
  DiagnosedForm,
  Diagnosis,
  DiagnosisAction,
  DiagnosisActionKind,
  DiagnosisContext,
  EvidenceLine,
  Observation,
} from './diagnosis/shapes.ts';
export { diagnosisActionKinds } from './diagnosis/shapes.ts';

/** A longer list would not be read; the other causes are in the manual. */
const shownCauses = 5;

/** Procedures name these causes only if they have detected them, so the name itself is evidence. */
const namedOnSight = new Set<CauseKey>([
  'ca-expired',
  'ca-retired-root',
  'clock-wrong',
  'client-id-form',
  'hour-stale',
]);

/**
 * From a failure to its diagnosis: the lines that show it, the likely causes in order, and an action for each. Pure and without sentences:
 * these are in `describeFailure`, `causeText` and the area `diagnosis` of the words of the window.
 */
export const diagnose = (failure: Failure, context: DiagnosisContext): Diagnosis => {
  const findings = findingsOf(failure, context);
  const shown = findings.filter(({ observation }) => observation.weight === 'for').map(({ cause }) => cause);
  const named = namedCauses(failure, context);
  const keys = [...new Set([...shown, ...named, ...furtherCauses(failure, context, shown)])];
  const weighed = keys.map((key): Weighed => {
    const finding = findings.find(({ cause }) => cause === key) ?? null;
    return { key, finding, observation: finding?.observation ?? observe(key, context) };
  });
  const isProven = ({ key, observation }: Weighed): boolean =>
    observation?.weight === 'for' || (namedOnSight.has(key) && named.includes(key) && observation?.weight !== 'out');
  const isAnyProven = weighed.some(isProven);
  const causes = weighed.map((weighing, index): DiagnosedCause => {
    const { key, observation, finding } = weighing;
    return {
      key,
      observation,
      because: finding?.because ?? [],
      ruledOut: observation?.weight === 'out',
      likelihood: likelihoodOf(weighing, isProven(weighing), index === 0 && !isAnyProven),
      action: actionFor(key, failure, context),
    };
  });
  // The sort is stable, so causes of one rank keep their order.
  const sorted = [...causes].sort((a, b) => rank(a) - rank(b));
  return { failure, evidence: evidenceOf(failure, context.step ?? null), causes: sorted.slice(0, shownCauses) };
};

/** A cause that the evidence speaks against is listed, with the reason, but without a remedy. */
export const isAdvice = ({ ruledOut, likelihood }: Pick<DiagnosedCause, 'ruledOut' | 'likelihood'>): boolean =>
  !ruledOut && likelihood !== 'unlikely';

/** The failure with the causes that its diagnosis does not exclude, in its order; for places that show only one sentence. */
export const withAdvice = (failure: Failure, causes: readonly DiagnosedCause[]): Failure => {
  const { causes: _named, ...facts } = failure.facts;
  const keys = causes.filter(isAdvice).map(({ key }) => key);
  return { ...failure, facts: keys.length > 0 ? { ...facts, causes: keys } : facts };
};

/** A diagnosis as stored in a report. `atMs`: when each line was sent or received, if known. */
export const reportDiagnosisOf = (
  { failure, causes }: Pick<Diagnosis, 'failure' | 'causes'>,
  evidence: readonly (EvidenceLine & { readonly atMs: number | null })[],
): ReportDiagnosis => ({
  code: failure.code,
  causes: causes.filter(isAdvice).map(({ key, likelihood, observation, because }) => ({
    key,
    likelihood: likelihood === 'unlikely' ? 'possible' : likelihood,
    observation,
    because: because.map(reportedLine),
  })),
  unlikely: causes
    .filter((cause) => !isAdvice(cause))
    .map(({ key, ruledOut, observation, because }) => ({
      key,
      ruledOut,
      observation,
      because: because.map(reportedLine),
    })),
  evidence: evidence.map(({ direction, text, expected, atMs }) => ({ direction, text, expected, atMs })),
});

const reportedLine = ({ atMs, line }: SeenLine): { atMs: number | null; line: string } => ({ atMs, line });

interface Weighed {
  readonly key: CauseKey;
  /** What the lines say about it; `null`: nothing. */
  readonly finding: Finding | null;
  readonly observation: Observation | null;
}

const namedCauses = (failure: Failure, { draft, step }: DiagnosisContext): readonly CauseKey[] => {
  const known = knownCauses(failure.facts);
  const causes = known.length > 0 ? known : causesOfCodes[failure.code];
  // The SIM card asks for the PIN although one was given, so the given one is wrong.
  if (failure.code === 'module/sim-pin' && failure.facts.given === true) return ['sim-pin-wrong'];
  const impossible = draft ? cloudOf(draft.platform).login.impossibleCauses : [];
  // Only serial ports have a baud rate that this program sets.
  const hasBaudRate = typeof failure.facts.baudRate === 'number';
  const possible = causes.filter((key) => !impossible.includes(key) && (key !== 'baud-rate' || hasBaudRate));
  const isPublishing = step === 'proof.publish' && failure.code === 'mqtt/dropped';
  return isPublishing && !impossible.includes('topic-not-allowed') ? [...possible, 'topic-not-allowed'] : possible;
};

const isLogin = ({ code }: Failure, { step }: DiagnosisContext): boolean =>
  code === 'mqtt/refused' || code === 'mqtt/no-connack' || (code === 'mqtt/dropped' && step === 'connect.login');

const ofConnectionsBefore: ReadonlySet<Failure['code']> = new Set(['connect/not-closed', 'connect/close-unconfirmed']);

/** Causes that the code does not name, but that known facts make likely, or that users suspect first and the evidence excludes. */
const furtherCauses = (
  failure: Failure,
  context: DiagnosisContext,
  shown: readonly CauseKey[],
): readonly CauseKey[] => {
  const { code } = failure;
  const speaksFor = (key: CauseKey): boolean => observe(key, context)?.weight === 'for';
  const candidates: CauseKey[] = [];
  // Failures of an earlier connection are not explained by the address and certificate of this one.
  if (code.startsWith('connect/') && !ofConnectionsBefore.has(code)) {
    candidates.push('demo-device', 'host-wrong-side', 'ca-missing', 'signal-weak', 'network-lost');
    if (context.draft && checkOfForm(context.draft) !== 'none') {
      candidates.push(
        'ca-expired',
        'firmware-too-old',
        ...(context.draft.checkDates ? (['clock-wrong'] as const) : []),
      );
    }
  }
  if (code.startsWith('mqtt/')) candidates.push('signal-weak', 'network-lost');
  if (isLogin(failure, context)) candidates.push('keep-alive-out-of-range');
  const further = [...candidates.filter(speaksFor), ...followersOf(shown)];
  const checksServer = context.draft != null && checkOfForm(context.draft) !== 'none';
  if (isLogin(failure, context) && checksServer && observe('ca-not-for-host', context)?.weight === 'out') {
    further.push('ca-not-for-host');
  }
  if ((context.faultsOn ?? 0) > 0) further.push('virtual-fault');
  return further;
};

/** Causes to consider next to one that the lines show. */
const followers: Partial<Readonly<Record<CauseKey, readonly CauseKey[]>>> = {
  'no-data-plan': ['apn-wrong', 'card-white-list', 'data-used-by-computer'],
  'module-socket-hangs': ['host-unreachable', 'card-white-list'],
  'host-unknown': ['card-white-list'],
};

const followersOf = (shown: readonly CauseKey[]): readonly CauseKey[] => shown.flatMap((key) => followers[key] ?? []);

const likelihoodOf = ({ finding, observation }: Weighed, isProven: boolean, isFirst: boolean): Likelihood => {
  if (observation?.weight === 'out' || observation?.weight === 'against') return 'unlikely';
  if (finding) return finding.likelihood;
  return isProven || isFirst ? 'likely' : 'possible';
};

const ranks: Readonly<Record<Likelihood, number>> = { certain: 0, likely: 0, possible: 1, unlikely: 2 };

const rank = ({ ruledOut, likelihood }: DiagnosedCause): number => (ruledOut ? 3 : ranks[likelihood]);

const actionFor = (key: CauseKey, failure: Failure, context: DiagnosisContext): DiagnosisAction => {
  const role = certificateRoles.find((name) => name === context.item) ?? null;
  const kind = actionKindFor(key, failure, context);
  // The built-in CAs are roots only: they have no replacement for an expired client certificate.
  const isRoot = role === null || role === 'ca';
  return { kind: kind === 'use-current-root' && !isRoot ? 'open-certificate' : kind, role };
};

const actionKindFor = (key: CauseKey, failure: Failure, { draft }: DiagnosisContext): DiagnosisActionKind => {
  const kind = actionsOfCauses[key];
  const isUpload = failure.code.startsWith('certificate/');
  if (isUpload && key === 'line-noise') return 'upload-again';
  // The port exists, so the module may still accept a command.
  if (key === 'module-hangs' && failure.code === 'at/timeout') return 'restart-module';
  if (key === 'password-wrong' && draft?.hasSecret && isAskedFor(draft.platform, 'secret')) {
    // Given values win over derived ones. Clearing them derives all three again.
    if (draft.hasPassword || draft.clientId !== '' || draft.timestamp !== null) return 'derive-again';
  }
  return kind;
};
