import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import type { MqttCredentials } from '../../shared/credentials/mqtt-credentials.ts';
import { type Fact, type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { ProofResult, ReportCloud } from '../../shared/report.ts';
import type { CertificateRole, StepId } from '../../shared/steps.ts';
import type { Warning } from '../../shared/warnings.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import type { Lease } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import type { RecognisedModule } from '../modules/index.ts';
import type { ProvisionPlan } from './plan.ts';
import type { ResumePoint } from './resume.ts';
import type { StepAbout } from './runner.ts';
import type { Waits } from './waits.ts';

/** A file as it will be sent. */
export interface PreparedUpload {
  readonly role: CertificateRole;
  readonly fileOnModule: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly secret: boolean;
  readonly certificates: readonly CertificateFacts[];
}

/** What a run has learnt so far; steps fill it in, later steps and the report read it. */
export interface Findings {
  module: RecognisedModule | null;
  model: string | null;
  imei: string | null;
  iccid: string | null;
  signalDbm: number | null;
  registrationStat: number | null;
  /** True when the module clock is known to be right: matters for dates of certificates. */
  clockRight: boolean | null;
  readonly uploads: Map<CertificateRole, PreparedUpload>;
  readonly verified: Set<CertificateRole>;
  credentials: MqttCredentials | null;
  cloud: ReportCloud | null;
  oldConnectionEnded: boolean;
  /** What became of the connection that this run began. `closed`: by this run, and seen to close. */
  ownConnection: 'none' | 'begun' | 'closed' | 'not-closed';
  /** Asked once per run: does a session of an earlier run still stand? `null`: not asked yet. */
  stillOnline: boolean | null;
  connected: boolean;
  /** What the connection was made by (`connectionBasisOf`); `null`: not by this session, or not known any more. */
  connectedBy: string | null;
  readonly subscribed: string[];
  proof: ProofResult;
}

export const noFindings = (): Findings => ({
  module: null,
  model: null,
  imei: null,
  iccid: null,
  signalDbm: null,
  registrationStat: null,
  clockRight: null,
  uploads: new Map(),
  verified: new Set(),
  credentials: null,
  cloud: null,
  oldConnectionEnded: false,
  ownConnection: 'none',
  stillOnline: null,
  connected: false,
  connectedBy: null,
  subscribed: [],
  proof: 'none',
});

/** Something that takes a while: bytes of an upload, or a wait. */
export type Progress =
  | { readonly id: StepId; readonly kind: 'bytes'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly id: StepId; readonly kind: 'wait'; readonly elapsedMs: number; readonly limitMs: number };

export interface ReceivedMessage {
  readonly topic: Uint8Array;
  readonly payload: Uint8Array;
}

/** What the steps of a provisioning run share. */
export interface RunContext {
  readonly plan: ProvisionPlan;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly findings: Findings;
  /** Of the run that is resumed; `null` for a fresh run. */
  readonly resume: ResumePoint | null;
  /** Of an earlier run in this opening of the port; what it found of a connection holds only as far as the module says that it stands. */
  readonly earlier: Readonly<Findings> | null;
  /** Told before a value could appear anywhere. */
  readonly registerSecret: (value: string | Uint8Array) => void;
  readonly warn: (warning: Warning) => void;
  /** What the step that runs is about, for the record of it. */
  readonly tell: (about: StepAbout) => void;
  readonly progress: (progress: Progress) => void;
  /** The line that told of the end of the connection since the last call of `forgetDrop`, or `null`. */
  readonly dropLine: () => string | null;
  readonly forgetDrop: () => void;
  readonly onMessage: (listener: (message: ReceivedMessage) => void) => () => void;
}

/** Runs one command under the lease of the run, stoppable. */
export const command = <Params, Result>(
  context: RunContext,
  spec: CommandSpec<Params, Result>,
  params: Params,
  /** The refusal that the declaration names as expected is one of the answers. */
  expects = false,
): Promise<Outcome<Result>> => context.lease.run(spec, params, { signal: context.signal, expects });

/** Failures that say nothing about the step itself: the module, the port or the person ended it. They pass unchanged. */
export const isOutside = (error: Failure): boolean =>
  error.code === 'stopped' ||
  error.code === 'module/restarted' ||
  error.code === 'at/unresponsive' ||
  error.code.startsWith('link/');

/** The command that was answered so, for a failure that is told in other words: the first line of its evidence. */
export const commandOf = ({ facts }: Failure): { readonly command?: Fact } =>
  facts.command === undefined ? {} : { command: facts.command };

/** An answer that may be missing: `ERROR` and odd answers are "not known"; everything that ends a run still ends it. */
export const optional = async <Result>(running: Promise<Outcome<Result>>): Promise<Outcome<Result | null>> => {
  const outcome = await running;
  if (outcome.ok || isOutside(outcome.error) || outcome.error.code === 'at/timeout') return outcome;
  return { ok: true, value: null };
};

/** Waits, and ends at once when the run is stopped. */
export const pause = (context: Pick<RunContext, 'clock' | 'signal'>, delayMs: number): Promise<Outcome<void>> =>
  new Promise((resolve) => {
    const stopped = (): void => {
      cancel();
      resolve({ ok: false, error: failure('stopped') });
    };
    const cancel = context.clock.after(delayMs, () => {
      context.signal.removeEventListener('abort', stopped);
      resolve({ ok: true, value: undefined });
    });
    if (context.signal.aborted) stopped();
    else context.signal.addEventListener('abort', stopped, { once: true });
  });

/** Tells, before a single wait begins, how long it may last. */
export const awaits = ({ progress }: RunContext, id: StepId, limitMs: number): void =>
  progress({ id, kind: 'wait', elapsedMs: 0, limitMs });

export type Look<Value> =
  | { readonly kind: 'there'; readonly value: Value }
  | { readonly kind: 'not-yet'; readonly failure: Failure }
  | { readonly kind: 'never'; readonly failure: Failure };

/** Looks again and again until something is there, can never be, or the time is over. */
export const waitFor = async <Value>(
  context: RunContext,
  id: StepId,
  limitMs: number,
  look: (elapsedMs: number) => Promise<Look<Value>>,
): Promise<Outcome<Value>> => {
  const startedAtMs = context.clock.nowMs();
  for (;;) {
    const elapsedMs = context.clock.nowMs() - startedAtMs;
    const seen = await look(elapsedMs);
    if (seen.kind === 'there') return { ok: true, value: seen.value };
    if (seen.kind === 'never' || elapsedMs >= limitMs) return { ok: false, error: seen.failure };
    context.progress({ id, kind: 'wait', elapsedMs, limitMs });
    const paused = await pause(context, context.waits.pollMs);
    if (!paused.ok) return paused;
  }
};
