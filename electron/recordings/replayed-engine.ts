import type { TrafficItem } from '../at/engine.ts';
import type { Effect, EngineInput, EngineState, QueuedCommand, UrcRecogniser } from '../at/engine-state.ts';
import { stateAtOpening } from '../at/opening-state.ts';
import { ownerNameOf } from '../at/owner-name.ts';
import { nextWakeMs, step } from '../at/step.ts';
import type { EngineEnvironment } from '../at/turn.ts';
import { type RecordedBegin, type RecordedCommand, type RecordedInput, unknownBytes } from './recorded-inputs.ts';
import type { ReplayOutput, StreamPlace } from './replayed-piece.ts';

/** Today's engine with the inputs of a recording. It has no clock: each input has its time. */
export interface ReplayedEngine {
  /** The bytes for the engine: what a negotiation of the link leaves. */
  received(bytes: Uint8Array, wallMs: number): void;
  /** The next received bytes are for no engine. */
  skip(lengthBytes: number): void;
  /** Bytes are missing: the next ones have these positions. */
  moveTo(place: StreamPlace): void;
  input(input: Exclude<RecordedInput, { readonly kind: 'begin' }>, wallMs: number): void;
  written(wallMs: number): void;
  timeIsOver(wallMs: number): void;
  closed(code: string, wallMs: number): void;
}

export interface ReplayedEngineOptions {
  readonly begin: RecordedBegin;
  readonly beginWallMs: number;
  readonly place: StreamPlace;
  /** The highest number of a command in earlier openings. */
  readonly commandsBefore: number;
  /** As of `EntryStream`. */
  readonly sentNext: (sizeBytes: number) => Uint8Array | null;
  readonly output: ReplayOutput;
  readonly recogniseUrc: UrcRecogniser;
}

/** Where the recording has no input for so long after a time of the engine, that time is another one today. */
const lateTimerMs = 1_000;
/** Times in recordings are rounded to microseconds. */
const roundingMs = 0.01;

export const createReplayedEngine = (options: ReplayedEngineOptions): ReplayedEngine => {
  const { begin, output, sentNext } = options;
  const environment: EngineEnvironment = { timings: begin.timings, recogniseUrc: options.recogniseUrc };
  let state: EngineState = stateAtOpening(begin, begin.atMs, begin.timings);
  const positions = { ...options.place };
  /** Commands whose line is only in what was sent. */
  const unknownLines = new Map<number, UnknownLine>();
  const offsetMs = options.beginWallMs - begin.atMs;

  const emitPiece = (direction: 'sent' | 'received', owner: TrafficItem['owner'], bytes: Uint8Array, atMs: number) => {
    const position = positions[direction];
    positions[direction] += bytes.length;
    const commandId = 'id' in owner ? options.commandsBefore + owner.id : 0;
    const name = ownerNameOf(owner);
    output.piece({ atMs: atMs + offsetMs, direction, owner: owner.kind, commandId, name, position, bytes });
  };
  const sentBytesOf = ({ owner, bytes }: Extract<Effect, { readonly kind: 'write' }>): Uint8Array => {
    const line = owner.kind === 'command' ? unknownLines.get(owner.id) : undefined;
    if (line === undefined) return bytes;
    const sent = sentNext(bytes.length);
    if (sent) line.found = sent.subarray(0, line.sizeBytes);
    return sent ?? bytes;
  };
  const perform = (effect: Effect, atMs: number): void => {
    switch (effect.kind) {
      case 'write':
        return emitPiece('sent', effect.owner, sentBytesOf(effect), atMs);
      case 'received':
        return emitPiece('received', effect.owner, effect.piece.bytes, atMs);
      case 'settle': {
        unknownLines.delete(effect.id);
        const { outcome, id } = effect;
        const commandId = options.commandsBefore + id;
        return output.event(
          { kind: 'settled', commandId, code: outcome.ok ? null : outcome.error.code },
          atMs + offsetMs,
        );
      }
      case 'urc':
      case 'message':
      case 'restarted':
        return output.event(effect, atMs + offsetMs);
    }
  };
  const feed = (input: EngineInput): void => {
    const result = step(state, input, environment);
    state = result.state;
    for (const effect of result.effects) perform(effect, input.atMs);
  };
  /** The time of the next input by the clock of the engine. Times that the recording does not have come first. */
  const timeOf = (wallMs: number): number => {
    const atMs = wallMs - offsetMs;
    for (let wakeMs = nextWakeMs(state, environment); wakeMs !== null && wakeMs + lateTimerMs < atMs; ) {
      feed({ kind: 'time', atMs: wakeMs });
      const nextMs = nextWakeMs(state, environment);
      wakeMs = nextMs !== null && nextMs > wakeMs ? nextMs : null;
    }
    return atMs;
  };

  /** Known when it is sent. */
  const lineOf = (command: RecordedCommand): UnknownLine | null => {
    if (command.lineBytes === null) return null;
    const line = new UnknownLine(command.lineBytes);
    unknownLines.set(command.id, line);
    return line;
  };
  /** Known when the prompt arrives: it is sent at once. */
  const payloadOf = (command: RecordedCommand) => {
    const { payload } = command.request;
    if (payload === null || command.payloadBytes === null) return payload;
    const size = command.payloadBytes;
    const placeholder = payload.bytes;
    let found: Uint8Array | null = null;
    const isAtPrompt = (): boolean =>
      state.phase.kind === 'busy' && state.phase.job.id === command.id && state.phase.job.stage === 'prompt';
    return {
      secret: payload.secret,
      get bytes(): Uint8Array {
        if (found === null && isAtPrompt()) found = sentNext(size);
        return found ?? placeholder;
      },
    };
  };
  const commandOf = (recorded: RecordedCommand): Omit<QueuedCommand, 'kind'> => {
    const { lineBytes: _lineBytes, payloadBytes: _payloadBytes, ...command } = recorded;
    const line = lineOf(recorded) ?? recorded.request.line;
    return { ...command, request: { ...recorded.request, line, payload: payloadOf(recorded) } };
  };

  return {
    received: (bytes, wallMs) => feed({ kind: 'bytes', atMs: timeOf(wallMs), bytes }),
    skip: (lengthBytes) => {
      positions.received += lengthBytes;
    },
    moveTo: (place) => {
      Object.assign(positions, place);
    },
    input: (input, wallMs) => {
      const atMs = timeOf(wallMs);
      switch (input.kind) {
        case 'submit':
          return feed({ kind: 'submit', atMs, command: commandOf(input.command) });
        case 'data': {
          const { id, sizeBytes, secret } = input;
          const bytes = sizeBytes === null ? null : (sentNext(sizeBytes) ?? unknownBytes(sizeBytes));
          return feed({ kind: 'data', atMs, id, bytes, secret });
        }
        case 'send-bytes': {
          const { sizeBytes, cause, ...sent } = input.sent;
          const bytes = sentNext(sizeBytes) ?? unknownBytes(sizeBytes);
          return feed({ kind: 'send-bytes', atMs, ...sent, bytes, secretSpans: [], ...(cause && { cause }) });
        }
        case 'plain':
          return feed({ ...input.input, atMs });
      }
    },
    written: (wallMs) => feed({ kind: 'written', atMs: timeOf(wallMs) }),
    timeIsOver: (wallMs) => {
      const atMs = timeOf(wallMs);
      const wakeMs = nextWakeMs(state, environment);
      const isRounded = wakeMs !== null && wakeMs > atMs && wakeMs - atMs <= roundingMs;
      feed({ kind: 'time', atMs: isRounded ? wakeMs : atMs });
    },
    closed: (code, wallMs) =>
      feed({ kind: 'closed', atMs: timeOf(wallMs), reason: { code: code as 'stopped', facts: {}, evidence: [] } }),
  };
};

/** A command line whose bytes are in what was sent. */
class UnknownLine {
  readonly secretSpans: readonly [] = [];
  readonly sizeBytes: number;
  found: Uint8Array | null = null;
  private readonly placeholder: Uint8Array;

  constructor(sizeBytes: number) {
    this.sizeBytes = sizeBytes;
    this.placeholder = unknownBytes(sizeBytes);
  }

  get bytes(): Uint8Array {
    return this.found ?? this.placeholder;
  }
}
