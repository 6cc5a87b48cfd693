import type { Resumption } from '../../shared/contract.ts';
import { createEmitter } from '../../shared/listeners.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Report } from '../../shared/report.ts';
import { stages as allStages, type StageId } from '../../shared/steps.ts';
import { AtEngine, type TrafficItem } from '../at/engine.ts';
import type { Hold } from '../at/send-now.ts';
import { defaultTimings, type EngineTimings } from '../at/timings.ts';
import type { OpenAnswers } from '../at/unanswered.ts';
import type { ByteLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { mqttState, recogniseUrc } from '../commands/index.ts';
import { type Closer, type ConnectionEnd, closeConnection } from '../procedures/close-connection.ts';
import type { Progress } from '../procedures/context.ts';
import { keepOnline, type OnlineState } from '../procedures/keep-online.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';
import { type ProvisionResult, provision, stepsOfPlan } from '../procedures/provision.ts';
import { type ModuleIdentity, readIdentity } from '../procedures/read-identity.ts';
import { resumePointOf } from '../procedures/resume.ts';
import { resumptionOf } from '../procedures/resumption.ts';
import type { StepRecord } from '../procedures/runner.ts';
import { defaultWaits, type Waits } from '../procedures/waits.ts';
import { maskFacts } from '../recorder/mask-facts.ts';
import { maskLines } from '../recorder/masking.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { runTyped, type TypedAnswer, type TypedOptions } from './console.ts';
import { createCutStream } from './cut-stream.ts';
import { maskAbout, maskFailure } from './mask-failure.ts';
import { recordedLink } from './recorded-link.ts';
import { createRecordingNotes, type KeptNotes } from './recording-notes.ts';
import { createRunMemory, ownFindings } from './run-memory.ts';
import { typedSecretSpans } from './typed-secrets.ts';
import { createUnfinishedLine } from './unfinished-line.ts';
import { createWishes, type Wishes } from './wishes.ts';

/** A piece as it is in the recording, secrets masked. */
export interface RecordedItem extends TrafficItem {
  /** False: the disk refuses writes. */
  readonly isRecorded: boolean;
  /** So many of its first bytes were told before, as unfinished. */
  readonly shownBytes: number;
}

/** Received bytes that belong to no piece yet, as they are in the recording. The line was quiet behind them, as behind a prompt. */
export interface UnfinishedBytes extends Pick<RecordedItem, 'bytes' | 'isRecorded'> {
  /** Of the last byte. */
  readonly atMs: number;
}

/**
 * Facts of one session, in the order in which they became true. They contain no registered secret. Traffic is emitted once it is in the
 * recording: what was shown is recorded, even if the program is killed.
 */
export interface SessionEvents {
  /** Something is about to be sent, and counts among what is open already. Before it is recorded, so before `traffic`. */
  readonly sending: () => void;
  readonly traffic: (item: RecordedItem) => void;
  /** They come again with the piece that they begin; for those who show them at once. */
  readonly unfinished: (item: UnfinishedBytes) => void;
  readonly step: (record: StepRecord) => void;
  readonly progress: (progress: Progress) => void;
  readonly urc: (name: string, line: string) => void;
  readonly message: (topic: Uint8Array, payload: Uint8Array, complete: boolean) => void;
  readonly hold: (hold: Hold | null) => void;
  readonly restarted: (line: string) => void;
  /** `null`: closed by this program. */
  readonly closed: (reason: Failure | null) => void;
  /** The link is closed, and all procedures on it have ended. */
  readonly ended: () => void;
}

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
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
}

export interface KeepOnlineRun {
  readonly plan: ProvisionPlan;
  readonly result: ProvisionResult;
  /** Connect again automatically. */
  readonly recover: () => boolean;
  /** It ended while the port was lost. */
  readonly lostWithPort?: boolean;
  readonly signal: AbortSignal;
  readonly onState: (state: OnlineState) => void;
}

export interface Session extends Wishes {
  readonly address: string;
  readonly epoch: number;
  on<Name extends keyof SessionEvents>(name: Name, listener: SessionEvents[Name]): Undo;
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
  /** Runs one command typed by a user, when the line is free; its lines are masked. */
  sendTyped(line: string, options?: TypedOptions): Promise<Outcome<TypedAnswer>>;
  /** What a typed command would wait for now; `null`: nothing. Changes are emitted as `hold`. */
  hold(): Hold | null;
  /** The answers that may still arrive on this port; `null`: none. */
  pendingAnswers(): OpenAnswers | null;
  /** After it is closed: the answers that may still arrive on this port; `null`: none. */
  openAnswers(): OpenAnswers | null;
  /** What a run of this plan would do that goes on from this report now. */
  resumption(plan: ProvisionPlan, report: Report): Resumption;
  /** Asks the module who it is, when the line is free; a silent one is tried as long as a module may need to start. */
  identity(signal: AbortSignal): Promise<Outcome<ModuleIdentity>>;
  /** Asks the module whether its connection to the broker stands, when the line is free. The answer is part of the traffic. */
  askMqttState(signal: AbortSignal): Promise<void>;
  /** Another module is on this line: the findings of all runs, including the current one, are not valid for it. */
  forgetFindings(): void;
  /** Closes MQTT and TCP in order and returns what the module reported of their end. Waits for a command in flight. */
  disconnect(): Promise<ConnectionEnd>;
  /** Closes the link at once; pending calls fail with `stopped`. To leave no connection open on the module, first stop all procedures and wait for them. */
  close(): Promise<void>;
}

/** Creates the parts of a session on one opened link. */
export const createSession = (options: SessionOptions): Session => {
  const { link, clock, recorder } = options;
  const { maskText, mask, registerSecret } = recorder;
  const { on, emit } = createEmitter<SessionEvents>();
  const pieces = createCutStream(recorder);
  const unfinished = createUnfinishedLine(clock, (length, atMs) =>
    pieces.unfinished(length, (bytes, isRecorded) => emit('unfinished', { bytes, isRecorded, atMs })),
  );
  const engine = new AtEngine({
    link: recordedLink(link, recorder, unfinished.arrived),
    clock,
    recogniseUrc,
    timings: options.timings ?? defaultTimings,
    before: options.before ?? null,
  });

  /** The evidence of a failure is shown, so its lines must be in the recording first. */
  const masked = (failure: Failure): Failure => {
    recorder.flush();
    return maskFailure(failure, maskText);
  };
  const memory = createRunMemory(engine);
  const notes = createRecordingNotes(recorder, clock, options.notes);
  const waits = options.waits ?? defaultWaits;

  const maskRecord = (record: StepRecord): StepRecord => ({
    ...record,
    ...(record.error ? { error: masked(record.error) } : {}),
    ...(record.about ? { about: maskAbout(record.about, maskText) } : {}),
  });
  const common = (plan: ProvisionPlan, signal: AbortSignal) => ({
    plan,
    waits,
    clock,
    engine,
    signal,
    registerSecret,
    onStep: (record: StepRecord): void => {
      const told = maskRecord(record);
      recorder.event('step', told);
      emit('step', told);
    },
    onProgress: (progress: Progress): void => emit('progress', progress),
  });

  recorder.event('opened', { address: link.address, epoch: link.epoch });
  /** The last emitted message, as it is in the recording. */
  let message: Uint8Array = new Uint8Array(0);
  engine.on('traffic', (item) => {
    if (item.direction === 'sent') {
      emit('sending');
      unfinished.sending();
      recorder.sent(item.bytes, item.secretSpans);
    } else unfinished.cut(item.bytes.length);
    pieces.cut(item.direction, item.bytes.length, (bytes, isRecorded, shownBytes) => {
      if (item.owner.kind === 'message') message = bytes;
      notes.heard({ ...item, bytes });
      emit('traffic', { ...item, bytes, isRecorded, shownBytes });
    });
  });
  engine.on('urc', (name, line) => pieces.behind(() => emit('urc', name, maskText(line))));
  engine.on('message', (topic, payload, complete) =>
    pieces.behind(() => {
      // The payload is the end of its piece. It is masked with the stream, so a secret split over several messages is masked too.
      const shown = payload.length === 0 ? payload : message.slice(-payload.length);
      emit('message', mask(topic), shown, complete);
    }),
  );
  engine.on('hold', (hold) => emit('hold', hold));
  engine.on('restarted', (line) => {
    recorder.event('restarted', { line });
    pieces.behind(() => emit('restarted', maskText(line)));
  });
  // The recording also contains how procedures end after the link was closed, so it is closed after the last procedure.
  let procedures = 0;
  let isLinkClosed = false;
  let isOver = false;
  const endIfOver = (): void => {
    if (isOver || !isLinkClosed || procedures > 0) return;
    isOver = true;
    notes.end();
    recorder.flush();
    unfinished.end();
    pieces.end();
    if (options.endsRecording ?? true) recorder.close();
    emit('ended');
  };
  const underWay = async <Result>(running: () => Promise<Result>): Promise<Result> => {
    procedures += 1;
    try {
      return await running();
    } finally {
      procedures -= 1;
      recorder.flush();
      endIfOver();
    }
  };
  link.onClosed((reason) => {
    recorder.event('closed', reason ? { ...masked(reason) } : {});
    isLinkClosed = true;
    const shown = reason && masked(reason);
    endIfOver();
    emit('closed', shown);
  });

  return {
    ...createWishes({ engine, clock, waits, memory, masked, maskText, keep: recorder.flush }),
    address: link.address,
    epoch: link.epoch,
    on,
    provision: async (plan, signal, resume = null, stages = allStages) => {
      const point = resume && resumePointOf(resume, stepsOfPlan(plan));
      if (point && !point.ok) return point;
      const lease = await engine.acquire(signal);
      if (!lease.ok) {
        notes.ran({ stages, failure: lease.error, steps: [], online: false });
        return { ok: false, error: masked(lease.error) };
      }
      const run = { ...common(plan, signal), lease: lease.value, resume: point?.value ?? null, stages };
      const earlier = memory.findings();
      const result = await underWay(async () => {
        const ended = await provision({ ...run, earlier });
        notes.ran({ ...ended, stages, online: ended.findings.connected });
        return ended;
      }).finally(lease.value.release);
      const isOther = earlier !== null && memory.findings() === null;
      const findings = isOther ? ownFindings(result.findings, stages) : result.findings;
      memory.remember(findings);
      const failure = result.failure && masked(result.failure);
      return { ok: true, value: { ...result, findings, failure, steps: result.steps.map(maskRecord) } };
    },
    keepOnline: async ({ plan, result, recover, lostWithPort, signal, onState }) => {
      const run = {
        ...common(plan, signal),
        uploads: [...result.findings.uploads.values()],
        recover,
        ...(lostWithPort && { lostWithPort }),
        onState: (state: OnlineState): void => {
          const told = state.kind !== 'online' && state.failure ? { ...state, failure: masked(state.failure) } : state;
          recorder.event('connection', told);
          memory.noteConnected(state.kind === 'online');
          onState(told);
        },
      };
      const failure = await underWay(() => keepOnline(run));
      return failure && masked(failure);
    },
    sendTyped: async (line, typedOptions = {}) => {
      const bytes = new TextEncoder().encode(line);
      for (const { start, end } of typedSecretSpans(bytes)) registerSecret(bytes.slice(start, end));
      memory.noteTyped(line);
      const answer = await runTyped(engine, line, typedOptions);
      if (!answer.ok) return { ok: false, error: masked(answer.error) };
      recorder.flush();
      const { lines, final, value } = answer.value;
      return {
        ok: true,
        value: {
          ...answer.value,
          lines: maskLines(lines, maskText),
          final: maskText(final),
          value: value && maskFacts(value, maskText),
        },
      };
    },
    identity: async (signal) => {
      const lease = await engine.acquire(signal);
      if (!lease.ok) return { ok: false, error: masked(lease.error) };
      const patienceMs = (options.timings ?? defaultTimings).restartPatienceMs;
      const identity = await underWay(() => readIdentity(lease.value, patienceMs, signal)).finally(lease.value.release);
      return identity.ok ? identity : { ok: false, error: masked(identity.error) };
    },
    askMqttState: async (signal) => {
      await underWay(() => engine.run(mqttState, undefined, { signal }));
    },
    resumption: (plan, report) => resumptionOf(report, plan, memory.findings()),
    forgetFindings: memory.forget,
    hold: () => engine.hold,
    openAnswers: () => engine.openAnswers,
    pendingAnswers: () => engine.pendingAnswers,
    disconnect: async () => {
      // A restart has closed every connection.
      if (engine.isRestarting) return 'none';
      const lease = await engine.acquire();
      if (!lease.ok) return 'unknown';
      memory.noteConnected(false);
      const { run, release } = lease.value;
      const { signal } = new AbortController();
      const closer: Closer = {
        run: (spec, expects = false) => run(spec, undefined, { expects }),
        ...{ clock, signal, waits },
      };
      const closing = await underWay(() => closeConnection(closer)).finally(release);
      return closing.ok ? closing.value.end : 'unknown';
    },
    close: () => link.close(),
  };
};
