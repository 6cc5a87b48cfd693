import type { Resumption } from '../../shared/contract.ts';
import { createEmitter } from '../../shared/listeners.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { Report } from '../../shared/report.ts';
import type { Hold } from '../at/send-now.ts';
import { defaultTimings, type EngineTimings } from '../at/timings.ts';
import type { OpenAnswers } from '../at/unanswered.ts';
import type { ByteLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';
import { resumptionOf } from '../procedures/resumption.ts';
import { defaultWaits, type Waits } from '../procedures/waits.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { maskFailure } from './mask-failure.ts';
import { createModuleRequests, type ModuleRequests } from './module-requests.ts';
import { createModuleTools, type ModuleTools } from './module-tools.ts';
import { createPortLines, type PortLines } from './port-lines.ts';
import { createRawInput, type RawInput } from './raw-input.ts';
import { createRecordingNotes, type KeptNotes } from './recording-notes.ts';
import { createRunMemory } from './run-memory.ts';
import { createSeenLines } from './seen-lines.ts';
import { createSessionCommands, type SessionCommands } from './session-commands.ts';
import type { SessionCore } from './session-core.ts';
import { createSessionEnd } from './session-end.ts';
import type { SessionEvents } from './session-events.ts';
import { createSessionRuns, type SessionRuns } from './session-runs.ts';
import { createSessionSequences, type SessionSequences } from './session-sequences.ts';
import { createSessionTraffic } from './session-traffic.ts';

export type { RecordedItem } from './session-events.ts';
export type { KeepOnlineRun } from './session-runs.ts';

export interface SessionOptions {
  readonly link: ByteLink;
  readonly clock: Clock;
  readonly recorder: SessionRecorder;
  /** Default: the recording ends with the link. False: other openings follow in it. */
  readonly endsRecording?: boolean;
  /** The notes of earlier openings in the same recording. */
  readonly notes?: KeptNotes;
  /** Answers that were still open when the previous session on this port ended. */
  readonly before?: OpenAnswers | null;
  /** The module was in data mode when the previous session on this port ended. `noted`: as an earlier program noted it. */
  readonly startsInDataMode?: boolean | 'noted';
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
}

export interface Session extends ModuleRequests, SessionRuns, SessionCommands, SessionSequences, ModuleTools, RawInput {
  readonly address: string;
  readonly epoch: number;
  readonly port: PortLines;
  on<Name extends keyof SessionEvents>(name: Name, listener: SessionEvents[Name]): Undo;
  /** What a typed command would wait for now; `null`: nothing. Changes are emitted as the event `hold`. */
  hold(): Hold | null;
  /** The answers that may still arrive on this port; `null`: none. */
  pendingAnswers(): OpenAnswers | null;
  /** After it is closed: the answers that may still arrive on this port; `null`: none. */
  answersAtClose(): OpenAnswers | null;
  /** From now on a received line without an end ends after so long without bytes; `null`: it does not. Only what is shown depends on it. */
  splitPackets(idleMs: number | null): void;
  /** Adds to the recording that a rule for lines acted. */
  noteRule(facts: object): void;
  /** Adds to the recording how its bytes were shown: the text of a `CutWriter`. */
  keepCuts(text: string): void;
  /** What is sent goes to the other side of a connection. After it is closed: whether it did so at its end. */
  isInDataMode(): boolean;
  /** What a run of this plan would do if it continued from this report now. */
  resumption(plan: ProvisionPlan, report: Report): Resumption;
  /** Another module is on this line: the findings of all runs, including the current one, are not valid for it. */
  forgetFindings(): void;
  /** Closes the link at once; pending calls fail with `stopped`. To leave no connection open on the module, first stop all procedures and wait for them. */
  close(): Promise<void>;
}

/** Creates the parts of a session on one opened link. */
export const createSession = (options: SessionOptions): Session => {
  const { link, clock, recorder, waits = defaultWaits, timings = defaultTimings, before = null } = options;
  const { startsInDataMode = false } = options;
  const { on, emit } = createEmitter<SessionEvents>();
  const seen = createSeenLines(clock);
  const traffic = createSessionTraffic({ link, clock, recorder, before, startsInDataMode, timings, seen, emit });
  const { engine } = traffic;
  const memory = createRunMemory(engine);
  const notes = createRecordingNotes(recorder, clock, options.notes);
  const masked = (failure: Failure): Failure => {
    recorder.flush();
    return maskFailure(failure, recorder.maskText);
  };
  // The recording also contains how procedures end after the link was closed.
  const end = createSessionEnd(recorder.flush, () => {
    notes.end();
    recorder.flush();
    traffic.end();
    endFiles();
    if (options.endsRecording ?? true) recorder.close();
    emit('ended');
  });
  const endFiles = recorder.onFurtherFile((file) => emit('further-file', file));
  recorder.event('opened', { address: link.address, epoch: link.epoch });
  // The engine has been listening since its creation, so the number is final.
  if (link.droppedBytes) recorder.event('dropped', { bytes: link.droppedBytes });
  traffic.follow(notes);
  link.onClosed((reason) => {
    recorder.event('closed', reason ? { ...masked(reason) } : {});
    const shown = reason && masked(reason);
    end.linkClosed();
    emit('closed', shown);
  });
  const core: SessionCore = {
    ...{ engine, clock, recorder, waits, timings, memory, notes, emit, masked, underWay: end.underWay },
    withSeen: (failure) => ({ ...failure, seen: seen.taken() }),
  };

  return {
    ...createModuleRequests({
      engine,
      clock,
      waits,
      memory,
      masked,
      maskText: recorder.maskText,
      keep: recorder.flush,
    }),
    ...createSessionRuns(core),
    ...createSessionCommands(core),
    ...createSessionSequences(core),
    ...createModuleTools(core),
    ...createRawInput(core),
    keepCuts: recorder.cuts,
    noteRule: (facts) => recorder.event('rule', facts),
    splitPackets: traffic.splitPackets,
    address: link.address,
    epoch: link.epoch,
    port: createPortLines(link, recorder),
    on,
    resumption: (plan, report) => resumptionOf(report, plan, memory.findings()),
    forgetFindings: () => {
      memory.forget();
      seen.forget();
    },
    hold: () => engine.hold,
    answersAtClose: () => engine.answersAtClose,
    pendingAnswers: () => engine.pendingAnswers,
    isInDataMode: () => engine.isInDataMode,
    close: () => link.close(),
  };
};
