import type { Failure } from '../../shared/outcome.ts';
import { stages as allStages, type StageId, type StepId, stageOf } from '../../shared/steps.ts';
import type { Warning } from '../../shared/warnings.ts';
import type { AtEngine, Lease } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { UrcName } from '../commands/index.ts';
import { certificateSteps } from './certificate-steps.ts';
import { connectSteps } from './connect-steps.ts';
import { connectionEnd } from './connection-end.ts';
import type { Findings, Progress, RunContext } from './context.ts';
import { credentialsSteps } from './credentials-steps.ts';
import { findingsFrom } from './earlier-findings.ts';
import { moduleSteps } from './module-steps.ts';
import { type ProvisionPlan, secretsOfPlan } from './plan.ts';
import { proofSteps } from './proof-steps.ts';
import type { ResumePoint } from './resume.ts';
import { type RunnerOptions, runSteps, type Step, type StepAbout, type StepRecord } from './runner.ts';
import { closeWhenStopped } from './unfinished-connection.ts';
import type { Waits } from './waits.ts';

export interface ProvisionOptions {
  readonly plan: ProvisionPlan;
  readonly waits: Waits;
  readonly clock: Clock;
  readonly engine: AtEngine;
  readonly lease: Lease;
  readonly signal: AbortSignal;
  /** Continues where an earlier run ended, after checking what is still true. */
  readonly resume: ResumePoint | null;
  /** Only these stages, with the steps of other stages that they need but not the module stage. Default: all. */
  readonly stages?: readonly StageId[];
  /** The findings of an earlier run on this module, for runs of single stages. */
  readonly earlier?: Readonly<Findings> | null;
  readonly registerSecret: (value: string | Uint8Array) => void;
  readonly onStep: (record: StepRecord) => void;
  readonly onProgress: (progress: Progress) => void;
}

export interface ProvisionResult {
  readonly steps: readonly StepRecord[];
  /** `null`: every step succeeded. */
  readonly failure: Failure | null;
  readonly findings: Readonly<Findings>;
}

/** All steps of a run of this plan, in order. */
export const stepsOfPlan = ({ profile, files }: ProvisionPlan): readonly Step<RunContext>[] => [
  ...moduleSteps,
  ...certificateSteps(files),
  ...credentialsSteps,
  ...connectSteps(profile.tls, profile.mqtt.subscriptions),
  ...proofSteps(profile.mqtt.proof, profile.mqtt.subscriptions),
];

/** What the connect stage needs of others: names and content of the files, and the whole login. Nothing of it touches the module. */
const needed: ReadonlySet<StepId> = new Set(['certificate.inspect', 'credentials.derive', 'credentials.check']);

/** Whether a run of these stages includes this step. */
const takesStep = (stages: readonly StageId[], id: StepId): boolean =>
  stages.includes(stageOf(id)) || (stages.includes('connect') && needed.has(id));

/** The events of the engine that a run uses; `end` removes all listeners, including those of the steps. */
export interface EngineWatch {
  /** The line that reported the end of the connection since the last `forgetDrop`. */
  readonly dropLine: () => string | null;
  readonly droppedAtMs: () => number | null;
  readonly forgetDrop: () => void;
  readonly lostProbes: () => number;
  readonly onMessage: RunContext['onMessage'];
  readonly end: () => void;
}

export const watchEngine = (engine: AtEngine, clock: Clock): EngineWatch => {
  let drop: { readonly line: string; readonly atMs: number } | null = null;
  const undo = new Set<Undo>();
  const listen = (forget: Undo): Undo => {
    undo.add(forget);
    return () => {
      undo.delete(forget);
      forget();
    };
  };
  listen(
    engine.on('urc', (name, line) => {
      if (connectionEnd(name as UrcName, line)) drop ??= { line, atMs: clock.nowMs() };
    }),
  );
  let probes = 0;
  let lostProbes: number | null = null;
  listen(
    engine.on('traffic', ({ direction, owner }) => {
      if (direction === 'received') lostProbes ??= Math.max(0, probes - 1);
      else if (owner.kind === 'probe') probes += 1;
    }),
  );
  return {
    lostProbes: () => lostProbes ?? 0,
    dropLine: () => drop?.line ?? null,
    droppedAtMs: () => drop?.atMs ?? null,
    forgetDrop: () => {
      drop = null;
    },
    onMessage: (listener) => listen(engine.on('message', (topic, payload) => listener({ topic, payload }))),
    end: () => {
      for (const forget of undo) forget();
      undo.clear();
    },
  };
};

/** The shared state of the steps of one run. After each step the runner collects its warnings and its record. */
export const createRunContext = (
  options: Omit<ProvisionOptions, 'onStep'>,
  watch: EngineWatch,
): Pick<RunnerOptions<RunContext>, 'context' | 'takeWarnings' | 'takeAbout'> => {
  const { plan, waits, clock, lease, signal, resume, registerSecret } = options;
  let warnings: Warning[] = [];
  let about: StepAbout | null = null;
  secretsOfPlan(plan).forEach(registerSecret);
  return {
    context: {
      plan,
      waits,
      clock,
      lease,
      signal,
      resume,
      earlier: options.earlier ?? null,
      registerSecret,
      findings: findingsFrom(options.earlier ?? null, options.stages ?? allStages),
      warn: (warning) => warnings.push(warning),
      report: (reported) => {
        about = reported;
      },
      progress: options.onProgress,
      dropLine: watch.dropLine,
      droppedAtMs: watch.droppedAtMs,
      forgetDrop: watch.forgetDrop,
      startedAtMs: () => options.engine.startedAtMs,
      lostProbes: watch.lostProbes,
      onMessage: watch.onMessage,
    },
    takeWarnings: () => {
      const taken = warnings;
      warnings = [];
      return taken;
    },
    takeAbout: () => {
      const taken = about;
      about = null;
      return taken;
    },
  };
};

/** Runs the stages under a lease that the caller holds and releases. */
export const provision = async (options: ProvisionOptions): Promise<ProvisionResult> => {
  const { stages = allStages, resume } = options;
  const watch = watchEngine(options.engine, options.clock);
  const shared = createRunContext(options, watch);
  const { context } = shared;
  const isTaken = ({ id }: Step<RunContext>): boolean => takesStep(stages, id);
  const steps = stepsOfPlan(options.plan);
  try {
    const result = await runSteps({
      steps: steps.filter(isTaken),
      ...shared,
      clock: options.clock,
      signal: options.signal,
      onStep: options.onStep,
      onStopped: closeWhenStopped(context),
      resumeAt: steps.slice(0, resume?.at ?? 0).filter(isTaken).length,
    });
    // A connection of an earlier run that ended during this run.
    if (!stages.includes('connect') && watch.dropLine() !== null) context.findings.connected = false;
    return { ...result, findings: context.findings };
  } finally {
    watch.end();
  }
};
