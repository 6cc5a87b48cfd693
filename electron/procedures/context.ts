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

/** A file exactly as it will be sent. */
export interface PreparedUpload {
  readonly role: CertificateRole;
  readonly fileOnModule: string;
  readonly bytes: Uint8Array;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly secret: boolean;
  readonly certificates: readonly CertificateFacts[];
}

/** The findings of a run so far. Steps add to it; later steps and the report read it. */
export interface Findings {
  module: RecognisedModule | null;
  model: string | null;
  imei: string | null;
  iccid: string | null;
  signalDbm: number | null;
  registrationStat: number | null;
  /** True when the module clock is known to be right, which matters for the dates of certificates. */
  clockRight: boolean | null;
  readonly uploads: Map<CertificateRole, PreparedUpload>;
  readonly verified: Set<CertificateRole>;
  credentials: MqttCredentials | null;
  cloud: ReportCloud | null;
  oldConnectionEnded: boolean;
  /** A connection was closed and no line reported its end. The line may still arrive, during a later connection. */
  closedLineOwed: boolean;
  /** State of the connection that this run began. `closed`: closed by this run, and confirmed. */
  ownConnection: 'none' | 'unfinished' | 'closed' | 'not-closed';
  /** Whether a session of an earlier run is still open. Queried once per run; `null`: not yet. */
  stillOnline: boolean | null;
  /** When `CONNECT OK` arrived, by the monotonic clock; `null`: this run opened no connection. */
  openedAtMs: number | null;
  connected: boolean;
  /** The parameters of the connection (`connectionBasisOf`); `null`: not made by this session, or no longer known. */
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
  closedLineOwed: false,
  ownConnection: 'none',
  stillOnline: null,
  openedAtMs: null,
  connected: false,
  connectedBy: null,
  subscribed: [],
  proof: 'none',
});

/** Progress of an upload or of a wait. */
export type Progress =
  | { readonly id: StepId; readonly kind: 'bytes'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly id: StepId; readonly kind: 'wait'; readonly elapsedMs: number; readonly limitMs: number };

export interface ReceivedMessage {
  readonly topic: Uint8Array;
  readonly payload: Uint8Array;
}

/** The shared state and functions of the steps of a provisioning run. */
export interface RunContext {
  readonly plan: ProvisionPlan;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  readonly findings: Findings;
  /** From the run that is resumed; `null` for a new run. */
  readonly resume: ResumePoint | null;
  /** From an earlier run in this opening of the port. Its findings about a connection are only valid if the module reports it as open. */
  readonly earlier: Readonly<Findings> | null;
  /** Called before a value could appear anywhere. */
  readonly registerSecret: (value: string | Uint8Array) => void;
  readonly warn: (warning: Warning) => void;
  /** Reports the file, login or address that the current step uses, for its record. */
  readonly report: (about: StepAbout) => void;
  readonly progress: (progress: Progress) => void;
  /** The line that reported the end of the connection since the last call of `forgetDrop`, or `null`. */
  readonly dropLine: () => string | null;
  /** When that line arrived, by the monotonic clock. */
  readonly droppedAtMs: () => number | null;
  readonly forgetDrop: () => void;
  /** When the module started, as far as it is known (`AtEngine.startedAtMs`). */
  readonly startedAtMs: () => number;
  /** How many `AT` were lost before the module first answered in this run. */
  readonly lostProbes: () => number;
  readonly onMessage: (listener: (message: ReceivedMessage) => void) => () => void;
}

/** Runs one command under the lease of the run; can be stopped. */
export const command = <Params, Result>(
  context: Pick<RunContext, 'lease' | 'signal'>,
  spec: CommandSpec<Params, Result>,
  params: Params,
  /** The failing result that the declaration names as `expected` counts as an answer. */
  expects = false,
): Promise<Outcome<Result>> => context.lease.run(spec, params, { signal: context.signal, expects });

/** Failures that say nothing about the step itself: the module, the port or the user ended it. They are passed on unchanged. */
export const isInterruption = (error: Failure): boolean =>
  error.code === 'stopped' ||
  error.code === 'module/restarted' ||
  error.code === 'at/unresponsive' ||
  error.code.startsWith('link/');

/** The command of a failure, for a failure that is reported under another code: the first line of its evidence. */
export const commandOf = ({ facts }: Failure): { readonly command?: Fact } =>
  facts.command === undefined ? {} : { command: facts.command };

/** For an answer that may be missing: `ERROR` and unexpected answers mean "not known"; failures that end a run are passed on. */
export const optional = async <Result>(running: Promise<Outcome<Result>>): Promise<Outcome<Result | null>> => {
  const outcome = await running;
  if (outcome.ok || isInterruption(outcome.error) || outcome.error.code === 'at/timeout') return outcome;
  return { ok: true, value: null };
};

/**
 * How much of this time after the start of the module is left. A module that was just switched on, or whose port was just opened, says "no card"
 * and "no signal" before it has looked.
 */
export const leftAfterStartMs = (
  { startedAtMs, clock }: Pick<RunContext, 'startedAtMs' | 'clock'>,
  waitMs: number,
): number => startedAtMs() + waitMs - clock.nowMs();

/** Waits. Ends at once when the run is stopped. */
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

/** Reports the maximum duration of a single wait before it begins. */
export const awaits = ({ progress }: RunContext, id: StepId, limitMs: number): void =>
  progress({ id, kind: 'wait', elapsedMs: 0, limitMs });

export type PollResult<Value> =
  | { readonly kind: 'there'; readonly value: Value }
  /** `limitMs`: a shorter limit of the whole wait, as long as it looks like this. */
  | { readonly kind: 'not-yet'; readonly failure: Failure; readonly limitMs?: number }
  | { readonly kind: 'never'; readonly failure: Failure };

/** Polls until a value is available, becomes impossible, or the time is over. */
export const waitFor = async <Value>(
  context: RunContext,
  id: StepId,
  limitMs: number,
  poll: (elapsedMs: number) => Promise<PollResult<Value>>,
): Promise<Outcome<Value>> => {
  const startedAtMs = context.clock.nowMs();
  for (;;) {
    const elapsedMs = context.clock.nowMs() - startedAtMs;
    const seen = await poll(elapsedMs);
    if (seen.kind === 'there') return { ok: true, value: seen.value };
    const nowLimitMs = seen.kind === 'not-yet' ? Math.min(limitMs, seen.limitMs ?? limitMs) : limitMs;
    if (seen.kind === 'never' || elapsedMs >= nowLimitMs) return { ok: false, error: seen.failure };
    context.progress({ id, kind: 'wait', elapsedMs, limitMs: nowLimitMs });
    const paused = await pause(context, context.waits.pollMs);
    if (!paused.ok) return paused;
  }
};
