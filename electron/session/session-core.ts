import type { Emitter } from '../../shared/listeners.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { AtEngine } from '../at/engine.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { Clock } from '../base/clock.ts';
import type { Waits } from '../procedures/waits.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import type { RecordingNotes } from './recording-notes.ts';
import type { RunMemory } from './run-memory.ts';
import type { SessionEvents } from './session-events.ts';

/** What the parts of a session share. */
export interface SessionCore {
  readonly engine: AtEngine;
  readonly clock: Clock;
  readonly recorder: SessionRecorder;
  readonly waits: Waits;
  readonly timings: EngineTimings;
  readonly memory: RunMemory;
  readonly notes: RecordingNotes;
  readonly emit: Emitter<SessionEvents>['emit'];
  /** Masks a failure. Its lines may be shown as evidence, so they are written to the recording first. */
  readonly masked: (failure: Failure) => Failure;
  /** A masked failure with the lines before it that a diagnosis can use. */
  readonly withSeen: (failure: Failure) => Failure;
  /** Runs a procedure. The recording stays open until the last procedure has ended. */
  readonly underWay: <Result>(procedure: () => Promise<Result>) => Promise<Result>;
}
