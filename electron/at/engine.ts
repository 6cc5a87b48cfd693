import { createEmitter } from '../../shared/listeners.ts';
import { done, type Failure, fail, failure, type Outcome } from '../../shared/outcome.ts';
import type { ByteLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { SecretSpan } from './command-line.ts';
import { buildRequest, type CommandAnswer, type CommandSpec } from './command-spec.ts';
import type { Lease, ProvideData, RunOptions } from './engine-calls.ts';
import type {
  Effect,
  EngineInput,
  EngineState,
  LeaseId,
  NotedInput,
  PieceBytes,
  UrcRecogniser,
} from './engine-state.ts';
import { type OpeningFacts, stateAtOpening } from './opening-state.ts';
import { owedAtEnd } from './owed.ts';
import { type Hold, holdOf } from './send-now.ts';
import { nextWakeMs, step } from './step.ts';
import { defaultTimings, type EngineTimings } from './timings.ts';
import { PieceTraffic, type TrafficItem, type TrafficNotice } from './traffic-item.ts';
import type { EngineEnvironment } from './turn.ts';
import { type OpenAnswers, resultsOf, withInterrupted, withOpenProbes } from './unanswered.ts';

export interface EngineEvents {
  readonly traffic: (item: TrafficItem) => void;
  /** The same for all pieces of one read, in order, with what they mean; each sent piece alone. Never empty. */
  readonly batch: (outputs: readonly (TrafficItem | TrafficNotice)[]) => void;
  readonly urc: (name: string, line: string) => void;
  /** A received MQTT message; `complete` is false when its bytes stopped arriving. */
  readonly message: (topic: Uint8Array, payload: Uint8Array, complete: boolean) => void;
  /** Called when the reason why queued commands wait changes; `null`: they do not wait. */
  readonly hold: (hold: Hold | null) => void;
  /** The module restarted: the settings in its memory are lost, its files are not. */
  readonly restarted: (line: string) => void;
  /** The link was closed or lost (`stopped`: closed by this program). Nothing can be sent any more. */
  readonly closed: (reason: Failure) => void;
}

interface Waiting {
  readonly settle: (outcome: Outcome<CommandAnswer>) => void;
  readonly onSent: (() => void) | undefined;
  readonly onDataWanted: RunOptions['onDataWanted'];
}

const openAnswersOf = (state: EngineState, timings: EngineTimings): OpenAnswers | null => {
  const { phase, unanswered, identity } = state;
  const owed = owedAtEnd(state, timings);
  if (phase.kind === 'busy') return { unanswered: withInterrupted(unanswered, phase.job.request), identity, owed };
  const isInDoubt = phase.kind === 'out-of-sync' || phase.kind === 'resync';
  const isOpen = isInDoubt && resultsOf({ unanswered }) > 0;
  return isOpen || owed.length > 0 ? { unanswered: withOpenProbes(unanswered), identity, owed } : null;
};

/** For bytes that are not commands. */
const emptyAnswer: CommandAnswer = { lines: [], final: '', data: new Uint8Array(0), secondPhase: [] };

export type { Lease, ProvideData, RunOptions } from './engine-calls.ts';
export type { TrafficItem, TrafficNotice } from './traffic-item.ts';

/** Performs the effects of `step`: writes to one link, runs one timer, settles promises, calls listeners. */
export class AtEngine {
  private state: EngineState;
  private readonly environment: EngineEnvironment;
  private readonly waiting = new Map<number, Waiting>();
  private readonly waitingLeases = new Map<LeaseId, (outcome: Outcome<void>) => void>();
  private readonly events = createEmitter<EngineEvents>();
  private readonly inputs: EngineInput[] = [];
  private running = false;
  private nextId = 1;
  private sequence = 0;
  private outputs: (TrafficItem | TrafficNotice)[] = [];
  private writes = 0;
  private cancelTimer: Undo | null = null;
  private closedBecause: Failure | null = null;
  private openAtClose: OpenAnswers | null = null;
  private dataModeAtClose: boolean | null = null;
  private startMs: number;
  private readonly onInput: ((input: NotedInput) => void) | undefined;
  private readonly link: ByteLink;
  private readonly clock: Clock;

  constructor(options: {
    readonly link: ByteLink;
    readonly clock: Clock;
    readonly recogniseUrc: UrcRecogniser;
    readonly timings?: EngineTimings;
    readonly before?: OpeningFacts['before'];
    readonly startsInDataMode?: OpeningFacts['startsInDataMode'];
    /** Called with each input except received bytes, in the order in which they take effect. */
    readonly onInput?: (input: NotedInput) => void;
  }) {
    this.link = options.link;
    this.clock = options.clock;
    this.startMs = options.clock.nowMs();
    this.environment = { timings: options.timings ?? defaultTimings, recogniseUrc: options.recogniseUrc };
    this.onInput = options.onInput;
    this.state = stateAtOpening(options, this.startMs, this.environment.timings);
    this.link.onBytes((bytes) => this.dispatch({ kind: 'bytes', atMs: this.clock.nowMs(), bytes }));
    this.link.onClosed((reason) => this.close(reason));
  }

  on<Name extends keyof EngineEvents>(name: Name, listener: EngineEvents[Name]): Undo {
    return this.events.on(name, listener);
  }

  /** Number of commands and leases that wait for the line. Shown to the callers that wait. */
  get queueLength(): number {
    return this.state.queue.length;
  }

  /** The reason why the queue waits; `null` when it does not wait. */
  get hold(): Hold | null {
    return holdOf(this.state);
  }

  /** The module restarted and has answered nothing since, so it has no connection or setting that would have to be closed or reset. */
  get isRestarting(): boolean {
    const { phase } = this.state;
    return (phase.kind === 'out-of-sync' || phase.kind === 'resync') && phase.afterRestart;
  }

  /** When the module started, as far as it is known: when the link was opened, or the last restart. By the monotonic clock. */
  get startedAtMs(): number {
    return this.startMs;
  }

  /** The answers that may still arrive now; `null` when there are none. */
  get pendingAnswers(): OpenAnswers | null {
    return openAnswersOf(this.state, this.environment.timings);
  }

  /** What is sent goes to the other side of a connection. After the link is closed: whether it did so at its end. */
  get isInDataMode(): boolean {
    return this.dataModeAtClose ?? this.state.phase.kind === 'data-mode';
  }

  /** After the link is closed: the answers that may still arrive; `null` when there are none. */
  get answersAtClose(): OpenAnswers | null {
    return this.openAtClose;
  }

  /** Runs one command outside of any procedure: waits until no lease is held. */
  run<Params, Result>(
    spec: CommandSpec<Params, Result>,
    params: Params,
    options: RunOptions = {},
  ): Promise<Outcome<Result>> {
    return this.submit(null, spec, params, options);
  }

  /**
   * Sends bytes of a user that are not commands, at once. Resolves when the link has accepted them. What comes back belongs to no command, and the
   * next command begins with the proof. Fails with `terminal/port-held` where bytes would break into what others send.
   */
  async sendBytes(bytes: Uint8Array, secretSpans: readonly SecretSpan[] = []): Promise<Outcome<void>> {
    return this.writeBytes(null, bytes, secretSpans, {});
  }

  private async writeBytes(
    lease: LeaseId | null,
    bytes: Uint8Array,
    secretSpans: readonly SecretSpan[],
    { cause }: Pick<RunOptions, 'cause'>,
  ): Promise<Outcome<void>> {
    const sent = await this.await({}, (id, atMs) => ({
      ...{ kind: 'send-bytes', atMs, id, lease, bytes, secretSpans },
      ...(cause && { cause }),
    }));
    return sent.ok ? done : sent;
  }

  /** While the port is kept, only `sendBytes` sends: everything else waits. Returns false while a procedure has the line. */
  keepPort(isKept: boolean): boolean {
    if (isKept && this.state.lease) return false;
    this.dispatch({ kind: 'keep-port', atMs: this.clock.nowMs(), isKept });
    return true;
  }

  /**
   * Resolves when the caller has the line, or with `stopped` when the signal is aborted first. `cause` as in `RunOptions`, for every command
   * of the lease.
   */
  acquire(signal?: AbortSignal, options: Pick<RunOptions, 'cause'> = {}): Promise<Outcome<Lease>> {
    if (this.closedBecause) return Promise.resolve({ ok: false, error: this.closedBecause });
    if (signal?.aborted) return Promise.resolve(fail('stopped'));
    const id = this.nextId++;
    return new Promise((resolve) => {
      const stop = (): void => {
        this.waitingLeases.delete(id);
        this.dispatch({ kind: 'release', atMs: this.clock.nowMs(), lease: id });
        resolve(fail('stopped'));
      };
      signal?.addEventListener('abort', stop, { once: true });
      this.waitingLeases.set(id, (outcome) => {
        signal?.removeEventListener('abort', stop);
        resolve(outcome.ok ? { ok: true, value: this.leaseOf(id, options) } : outcome);
      });
      this.dispatch({ kind: 'acquire', atMs: this.clock.nowMs(), lease: id });
    });
  }

  private leaseOf(id: LeaseId, common: Pick<RunOptions, 'cause'>): Lease {
    return {
      run: (spec, params, options = {}) => this.submit(id, spec, params, { ...common, ...options }),
      contact: async (patienceMs, signal) => {
        const answer = await this.await({ ...(signal && { signal }) }, (commandId, atMs) => ({
          kind: 'contact',
          atMs,
          contact: { id: commandId, lease: id, patienceMs },
        }));
        return answer.ok ? { ok: true, value: undefined } : answer;
      },
      sendBytes: (bytes, secretSpans = []) => this.writeBytes(id, bytes, secretSpans, common),
      release: () => this.dispatch({ kind: 'release', atMs: this.clock.nowMs(), lease: id }),
    };
  }

  private async submit<Params, Result>(
    lease: LeaseId | null,
    spec: CommandSpec<Params, Result>,
    params: Params,
    options: RunOptions,
  ): Promise<Outcome<Result>> {
    const request = buildRequest(spec, params);
    const answer = await this.await(options, (id, atMs) => ({
      kind: 'submit',
      atMs,
      command: {
        ...{ id, request, lease, priority: options.priority ?? 'ordinary' },
        ...(options.cause && { cause: options.cause }),
        ...(options.expects && spec.expected && { expected: spec.expected.answer }),
        ...(spec.repeatable && { repeatable: true }),
        ...(options.onQueued && { typed: true }),
      },
    }));
    return answer.ok ? spec.parse(answer.value, params) : answer;
  }

  private await(
    { signal, onQueued, onSent, onDataWanted }: RunOptions,
    input: (id: number, atMs: number) => EngineInput,
  ): Promise<Outcome<CommandAnswer>> {
    if (this.closedBecause) return Promise.resolve({ ok: false, error: this.closedBecause });
    if (signal?.aborted) return Promise.resolve(fail('stopped'));
    const id = this.nextId++;
    return new Promise((resolve) => {
      const stop = (): void => this.dispatch({ kind: 'cancel', atMs: this.clock.nowMs(), id });
      signal?.addEventListener('abort', stop, { once: true });
      this.waiting.set(id, {
        ...{ onSent, onDataWanted },
        settle: (outcome) => {
          signal?.removeEventListener('abort', stop);
          resolve(outcome);
        },
      });
      onQueued?.(() => this.dispatch({ kind: 'send-now', atMs: this.clock.nowMs(), id }));
      this.dispatch(input(id, this.clock.nowMs()));
    });
  }

  private close(reason: Failure | null): void {
    const because = reason ?? failure('stopped');
    this.openAtClose = openAnswersOf(this.state, this.environment.timings);
    this.dataModeAtClose = this.isInDataMode;
    this.closedBecause = because;
    this.dispatch({ kind: 'closed', atMs: this.clock.nowMs(), reason: because });
    for (const resolve of this.waitingLeases.values()) resolve({ ok: false, error: because });
    this.waitingLeases.clear();
    this.events.emit('closed', because);
  }

  /** Inputs from listeners are queued: no listener runs inside a step. */
  private dispatch(input: EngineInput): void {
    if (input.kind !== 'bytes') this.onInput?.(input);
    this.inputs.push(input);
    if (this.running) return;
    this.running = true;
    const before = this.hold;
    try {
      for (let next = this.inputs.shift(); next; next = this.inputs.shift()) {
        const result = step(this.state, next, this.environment);
        this.state = result.state;
        for (const effect of result.effects) this.perform(effect, next.atMs);
        this.emitBatch();
      }
    } finally {
      this.running = false;
    }
    this.setTimer();
    const now = this.hold;
    if (now?.reason !== before?.reason || now?.canSendNow !== before?.canSendNow) {
      this.events.emit('hold', now);
    }
  }

  private perform(effect: Effect, atMs: number): void {
    switch (effect.kind) {
      case 'write':
        this.emitBatch();
        if (effect.owner.kind === 'command') this.waiting.get(effect.owner.id)?.onSent?.();
        this.emitTraffic('sent', effect.owner, effect.bytes, effect.secretSpans, atMs);
        this.emitBatch();
        return this.write(effect.bytes, effect.settles);
      case 'received':
        return this.emitTraffic('received', effect.owner, effect.piece, effect.secretSpans, atMs);
      case 'settle':
        return this.settle(effect.id, effect.outcome);
      case 'data-wanted': {
        const provide: ProvideData = (bytes, secret) =>
          this.dispatch({ kind: 'data', atMs: this.clock.nowMs(), id: effect.id, bytes, secret });
        const ask = this.waiting.get(effect.id)?.onDataWanted;
        return ask ? ask(effect.wanted, provide) : provide(null, false);
      }
      case 'lease-granted': {
        const resolve = this.waitingLeases.get(effect.lease);
        this.waitingLeases.delete(effect.lease);
        return resolve?.({ ok: true, value: undefined });
      }
      case 'urc':
        this.outputs.push({ notice: 'urc', name: effect.name, line: effect.line });
        return this.events.emit('urc', effect.name, effect.line);
      case 'message': {
        const { topic, payload, complete } = effect;
        this.outputs.push({ notice: 'message', topic, payload, complete });
        return this.events.emit('message', topic, payload, complete);
      }
      case 'restarted':
        this.emitBatch();
        this.startMs = atMs;
        return this.events.emit('restarted', effect.line);
    }
  }

  /** A failed write ends the link, and the link reports that itself. */
  private write(bytes: Uint8Array, settles: number | undefined): void {
    this.writes += 1;
    const number = this.writes;
    void this.link.write(bytes).then((outcome) => {
      if (settles !== undefined) this.settle(settles, outcome.ok ? { ok: true, value: emptyAnswer } : outcome);
      // The prompt may arrive before the driver reports that the command line is written: that report must not start the payload's deadline.
      if (outcome.ok && number === this.writes) this.dispatch({ kind: 'written', atMs: this.clock.nowMs() });
    });
  }

  private settle(id: number, outcome: Outcome<CommandAnswer>): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.settle(outcome);
  }

  private emitTraffic(
    direction: TrafficItem['direction'],
    owner: TrafficItem['owner'],
    source: PieceBytes | Uint8Array,
    secretSpans: readonly SecretSpan[],
    atMs: number,
  ): void {
    const item = new PieceTraffic(this.sequence++, atMs, direction, owner, source, secretSpans);
    this.outputs.push(item);
    this.events.emit('traffic', item);
  }

  private emitBatch(): void {
    if (this.outputs.length === 0) return;
    const outputs = this.outputs;
    this.outputs = [];
    this.events.emit('batch', outputs);
  }

  private setTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    const wakeAtMs = nextWakeMs(this.state, this.environment);
    if (wakeAtMs === null || this.state.phase.kind === 'closed') return;
    const delayMs = Math.max(0, wakeAtMs - this.clock.nowMs());
    this.cancelTimer = this.clock.after(delayMs, () => {
      this.cancelTimer = null;
      this.dispatch({ kind: 'time', atMs: this.clock.nowMs() });
    });
  }
}
