import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Report } from '../../shared/report.ts';
import { stages as allStages, type StageId } from '../../shared/steps.ts';
import type { Progress } from '../procedures/context.ts';
import { type FoundConnection, keepOnline, type OnlineState } from '../procedures/keep-online.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';
import { type ProvisionResult, provision, stepsOfPlan } from '../procedures/provision.ts';
import { resumePointOf } from '../procedures/resume.ts';
import type { StepRecord } from '../procedures/runner.ts';
import { maskAbout } from './mask-failure.ts';
import { ownFindings } from './run-memory.ts';
import type { SessionCore } from './session-core.ts';

export interface KeepOnlineRun {
  readonly plan: ProvisionPlan;
  readonly result: ProvisionResult;
  /** Connect again automatically. */
  readonly recover: () => boolean;
  readonly found?: FoundConnection;
  readonly signal: AbortSignal;
  readonly onState: (state: OnlineState) => void;
}

/** The procedures with a plan. */
export interface SessionRuns {
  /**
   * Runs all stages, or only some (with the steps of other stages that they need); with `resume` from the step where the run of that report
   * ended. Fails only when the line is not available (`link/lost`, or `stopped` while another caller has it) or the report is of another
   * profile (`usage/invalid`). A failed step is in the result.
   */
  provision(
    plan: ProvisionPlan,
    signal: AbortSignal,
    resume?: Report | null,
    stages?: readonly StageId[],
  ): Promise<Outcome<ProvisionResult>>;
  /** Watches the connection of a finished run until it is lost permanently (the failure) or stopped (`null`). */
  keepOnline(run: KeepOnlineRun): Promise<Failure | null>;
}

export const createSessionRuns = (core: SessionCore): SessionRuns => {
  const { engine, recorder, memory, notes, masked, underWay } = core;
  return {
    provision: async (plan, signal, resume = null, stages = allStages) => {
      const point = resume && resumePointOf(resume, stepsOfPlan(plan));
      if (point && !point.ok) return point;
      const lease = await engine.acquire(signal);
      if (!lease.ok) {
        notes.ran({ stages, failure: lease.error, steps: [], online: false });
        return { ok: false, error: masked(lease.error) };
      }
      const run = { ...basis(core, plan, signal), lease: lease.value, resume: point?.value ?? null, stages };
      const earlier = memory.findings();
      const result = await underWay(async () => {
        const ended = await provision({ ...run, earlier });
        notes.ran({ ...ended, stages, online: ended.findings.connected });
        return ended;
      }).finally(lease.value.release);
      const isOther = earlier !== null && memory.findings() === null;
      const findings = isOther ? ownFindings(result.findings, stages) : result.findings;
      memory.remember(findings);
      const failure = result.failure && core.withSeen(masked(result.failure));
      const steps = result.steps.map((record) => withLines(maskedRecord(core, record), failure));
      return { ok: true, value: { ...result, findings, failure, steps } };
    },
    keepOnline: async ({ plan, result, recover, found, signal, onState }) => {
      const run = {
        ...basis(core, plan, signal),
        uploads: [...result.findings.uploads.values()],
        closedLineOwed: result.findings.closedLineOwed,
        recover,
        ...(found && { found }),
        onState: (state: OnlineState): void => {
          const shown = state.kind !== 'online' && state.failure ? { ...state, failure: masked(state.failure) } : state;
          recorder.event('connection', shown);
          memory.noteConnected(state.kind === 'online');
          onState(shown.kind === 'offline' ? { ...shown, failure: core.withSeen(shown.failure) } : shown);
        },
      };
      return underWay(async () => {
        memory.noteWatched(true);
        const ended = await keepOnline(run).finally(() => memory.noteWatched(false));
        const failure = ended && masked(ended);
        // It may say more than the last state: that the module was kicked, or why it is not tried again.
        if (failure) recorder.event('connection', { kind: 'ended', failure });
        return failure && core.withSeen(failure);
      });
    },
  };
};

/** What both procedures need. Their steps are recorded and emitted. */
const basis = (core: SessionCore, plan: ProvisionPlan, signal: AbortSignal) => {
  const { waits, clock, engine, recorder, emit } = core;
  // A run compares the file on the module before it replaces it: that may be another key.
  for (const { role, fileOnModule } of plan.files) if (role === 'clientKey') recorder.noteKeyFile(fileOnModule);
  return {
    ...{ plan, waits, clock, engine, signal, registerSecret: recorder.registerSecret },
    onStep: (record: StepRecord): void => {
      const shown = maskedRecord(core, record);
      recorder.event('step', shown);
      emit('step', shown.error ? { ...shown, error: core.withSeen(shown.error) } : shown);
    },
    onProgress: (progress: Progress): void => emit('progress', progress),
  };
};

/** The step that ended the run has the same lines as the failure of the run. */
const withLines = (record: StepRecord, failure: Failure | null): StepRecord =>
  record.error && failure ? { ...record, error: { ...record.error, seen: failure.seen } } : record;

const maskedRecord = ({ masked, recorder }: SessionCore, record: StepRecord): StepRecord => ({
  ...record,
  ...(record.error ? { error: masked(record.error) } : {}),
  ...(record.about ? { about: maskAbout(record.about, recorder.maskText) } : {}),
});
