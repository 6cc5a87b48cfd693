import { type ModuleFacts, noFacts } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { StageId, StepId } from '../../shared/steps.ts';
import type { TrafficItem } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import type { StepRecord } from '../procedures/runner.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { createCommandTracker } from './command-tracker.ts';
import { noteLine } from './module-facts.ts';

/**
 * The facts that the list of recordings shows: which module it is and how the last run ended. Written as events as soon as they are known, so
 * that they survive if the program is killed, and again in the last entry (`summary`), so that the list only reads the end of the file.
 * Contains codes and numbers that the module reported about itself, never an answer to a login.
 */
export interface RecordingNotes {
  /** Called with a piece as it is in the recording, secrets masked. */
  traffic(item: TrafficItem, wallMs?: number): void;
  ran(run: EndedRun): void;
  /** Call at the end of an opening; the last of these ends the recording. */
  end(): void;
}

export interface EndedRun {
  readonly stages: readonly StageId[];
  readonly failure: Failure | null;
  readonly steps: readonly StepRecord[];
  /** The module is logged in at the end of the run. */
  readonly online: boolean;
}

interface ModuleNote {
  readonly model: string | null;
  readonly imei: string | null;
  readonly firmware: string | null;
}

interface RunNote {
  readonly result: 'done' | 'failed' | 'stopped';
  readonly stages: readonly StageId[];
  /** The step at which it ended; `null`: it ended normally, or reached no step. */
  readonly step: StepId | null;
  readonly code: Failure['code'] | null;
  readonly online: boolean;
}

/** A module and the last run on it. */
interface ModuleResult {
  readonly module: ModuleNote;
  readonly run: RunNote | null;
}

/** The facts over all openings of a recording. */
export interface KeptNotes {
  module: ModuleNote | null;
  /** Of that module. */
  run: RunNote | null;
  /** Modules that were on the port before, the newest last. */
  others: readonly ModuleResult[];
}

export const nothingKept = (): KeptNotes => ({ module: null, run: null, others: [] });

const otherModulesLimit = 8;

/** With another IMEI the results so far belong to the previous module; a module that was connected earlier gets its results back. */
const withModule = (kept: KeptNotes, module: ModuleNote): KeptNotes => {
  const before = kept.module;
  if (before === null || before.imei === null || module.imei === null || before.imei === module.imei)
    return { ...kept, module };
  const isSame = (other: ModuleResult): boolean => other.module.imei === module.imei;
  return {
    module,
    run: kept.others.find(isSame)?.run ?? null,
    others: [...kept.others.filter((other) => !isSame(other)), { module: before, run: kept.run }].slice(
      -otherModulesLimit,
    ),
  };
};

/** Only these commands ask for the identity of a module; no other line is parsed. */
const asksForIdentity = /^AT(?:I|\*I)|\+(?:CGSN|CGMM|CGMR)/i;

export const createRecordingNotes = (
  recorder: Pick<SessionRecorder, 'event' | 'soFar' | 'summarise'>,
  clock: Pick<Clock, 'wallMs'>,
  kept: KeptNotes = nothingKept(),
): RecordingNotes => {
  const tracker = createCommandTracker();
  let facts: ModuleFacts = noFacts;
  recorder.summarise(() => kept);

  return {
    traffic: (item, wallMs = clock.wallMs()) => {
      const tracked = tracker.lineOf(item, wallMs);
      if (tracked?.direction !== 'received' || !asksForIdentity.test(tracked.command ?? '')) return;
      facts = noteLine(facts, tracked);
      const next = moduleNote(facts);
      // The firmware version, which arrives first, does not distinguish one module from another.
      if (next.model === (kept.module?.model ?? null) && next.imei === (kept.module?.imei ?? null)) return;
      // Until the module has reported its IMEI, the earlier one is the last known.
      if (next.imei === null && kept.module?.imei != null) return;
      Object.assign(kept, withModule(kept, next));
      recorder.event('module', next);
    },
    ran: (ended) => {
      kept.run = runNote(ended);
      recorder.event('run', kept.run);
    },
    end: () => recorder.event('summary', { ...recorder.soFar, ...kept }),
  };
};

const moduleNote = ({ model, imei, firmware }: ModuleFacts): ModuleNote => ({
  model: model?.text ?? null,
  imei: imei?.text ?? null,
  firmware: firmware?.text ?? null,
});

const runNote = ({ stages, failure, steps, online }: EndedRun): RunNote => ({
  result: failure === null ? 'done' : failure.code === 'stopped' ? 'stopped' : 'failed',
  stages,
  step: steps.find(({ status }) => status === 'failed' || status === 'stopped')?.id ?? null,
  code: failure?.code ?? null,
  online,
});
