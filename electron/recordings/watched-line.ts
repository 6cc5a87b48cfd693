import type { TrafficOwner } from '../../shared/traffic.ts';
import type { LateRule } from '../at/command-spec.ts';
import { buildRequest } from '../at/command-spec.ts';
import type { Job, QueuedCommand } from '../at/engine-state.ts';
import { meaningFor } from '../at/ownership.ts';
import { jobOf } from '../at/queue.ts';
import { recogniseUrc } from '../commands/index.ts';
import { latin1Of } from '../framer/latin1.ts';
import { rawCommand } from '../session/console.ts';
import { createPieceReader, type PieceReader, type ReadPiece } from '../session/piece-reader.ts';
import { createReplayClock } from './replay-clock.ts';
import type { ReplayOutput, StreamPlace } from './replayed-piece.ts';

/** Cuts and assigns what no engine has sent or received: recordings of `monitor`, of the first form, and of other programs. */
export interface WatchedLine {
  sent(bytes: Uint8Array, wallMs: number): void;
  received(bytes: Uint8Array, wallMs: number): void;
  /** The next received bytes are not a line. */
  skip(lengthBytes: number): void;
  /** The port was closed, or the recording ends. */
  end(wallMs?: number): void;
  /** The highest number of a command so far. */
  readonly commands: number;
}

interface OpenCommand {
  readonly id: number;
  readonly job: Job;
  /** After it the answer counts as lost, where another command was sent. */
  readonly untilMs: number;
}

interface LateLines {
  readonly id: number;
  readonly rule: LateRule;
  readonly untilMs: number;
}

interface Owned {
  readonly owner: TrafficOwner;
  readonly commandId: number;
  readonly name: string;
}

const none = (owner: TrafficOwner): Owned => ({ owner, commandId: 0, name: '' });

/** A module takes a new command although an answer is open; more than this are never open. */
const openLimit = 32;

export const createWatchedLine = (output: ReplayOutput, place: StreamPlace, commandsBefore: number): WatchedLine => {
  const clock = createReplayClock();
  const positions = { ...place };
  let lastId = commandsBefore;
  let open: readonly OpenCommand[] = [];
  let late: LateLines[] = [];
  let line = new Uint8Array(0);
  /** What is received and belongs to no piece yet. */
  let pending: Uint8Array = new Uint8Array(0);
  /** Of the lines of one read, in their order. */
  let owned: Owned[] = [];
  let reader: PieceReader | null = null;

  const emit = (direction: 'sent' | 'received', { owner, commandId, name }: Owned, bytes: Uint8Array): void => {
    const position = positions[direction];
    positions[direction] += bytes.length;
    output.piece({ atMs: clock.wallMs(), direction, owner, commandId, name, position, bytes });
  };
  const take = (length: number): Uint8Array => {
    const bytes = pending.subarray(0, length);
    pending = pending.subarray(length);
    return bytes;
  };
  const urcOf = (text: string): Owned | null => {
    const urc = recogniseUrc(text);
    if (!urc) return null;
    if (urc.restart) {
      open = [];
      late = [];
      output.event({ kind: 'restarted', line: text }, clock.wallMs());
    } else output.event({ kind: 'urc', name: urc.name, line: text }, clock.wallMs());
    return { owner: 'urc', commandId: 0, name: urc.name };
  };
  const lateOf = (text: string): Owned | null => {
    late = late.filter(({ untilMs }) => clock.nowMs() < untilMs);
    const isOf = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(text));
    const found = late.find(({ rule }) => isOf(rule.last) || isOf(rule.lines));
    if (!found) return null;
    if (isOf(found.rule.last)) late = late.filter((other) => other !== found);
    return { owner: 'second-phase', commandId: found.id, name: '' };
  };
  const ended = (command: OpenCommand, success: boolean): void => {
    open = open.filter((other) => other !== command);
    for (const rule of success ? command.job.request.late : []) {
      late.push({ id: command.id, rule, untilMs: clock.nowMs() + rule.deadlineMs });
    }
    output.event({ kind: 'settled', commandId: command.id, code: success ? null : 'at/error' }, clock.wallMs());
  };
  const openNow = (): readonly OpenCommand[] => {
    const last = open.at(-1);
    return open.filter((command) => command === last || clock.nowMs() < command.untilMs);
  };
  /** The oldest open command that claims the line: results come in the order of the commands. */
  const ownerOf = (text: string): Owned => {
    open = openNow();
    const [command] = open;
    if (!command) return lateOf(text) ?? urcOf(text) ?? none('unclaimed');
    const echoed = open.find(({ job }) => meaningFor(job, text, recogniseUrc).kind === 'echo');
    const claiming = echoed ?? command;
    const meaning = meaningFor(claiming.job, text, recogniseUrc);
    const own = (owner: TrafficOwner): Owned => ({ owner, commandId: claiming.id, name: '' });
    switch (meaning.kind) {
      case 'echo':
      case 'payload-echo':
        return own('echo');
      case 'final':
        ended(claiming, meaning.success);
        return own('final');
      case 'prompt':
        return own('prompt');
      case 'answer':
        return (meaning.isClaimed ? null : lateOf(text)) ?? own('answer');
      default:
        return lateOf(text) ?? urcOf(text) ?? none('unclaimed');
    }
  };
  const onPieces = (pieces: readonly ReadPiece[]): void => {
    for (const piece of pieces) emitRead(piece);
  };
  const emitRead = (piece: ReadPiece): void => {
    const bytes = take(piece.length);
    if (piece.kind === 'line') return emit('received', owned.shift() ?? none('unclaimed'), bytes);
    if (piece.kind === 'fragment') return emit('received', ownerOfFragment(bytes), bytes);
    emit('received', none(piece.kind), bytes);
  };
  const ownerOfFragment = (bytes: Uint8Array): Owned => {
    const asking = open.find(({ job }) => job.request.asks);
    const isPrompt = asking !== undefined && latin1Of(bytes).trim() === '>';
    return isPrompt ? { owner: 'prompt', commandId: asking.id, name: '' } : none('unclaimed');
  };
  const readerNow = (): PieceReader => {
    reader ??= createPieceReader({
      clock,
      isEarlier: (text) => {
        owned.push(ownerOf(text));
        return false;
      },
      onPieces,
    });
    return reader;
  };
  const begin = (text: string): Owned => {
    lastId += 1;
    const request = buildRequest(rawCommand(text), undefined);
    const queued: QueuedCommand = { kind: 'command', id: lastId, request, lease: null, priority: 'ordinary' };
    const job: Job = { ...jobOf(queued), stage: request.asks?.line ? 'prompt' : 'final' };
    open = [...openNow(), { id: lastId, job, untilMs: clock.nowMs() + request.longestMs }].slice(-openLimit);
    return { owner: 'command', commandId: lastId, name: 'typed' };
  };
  /** Of bytes that end with a line end, or of `+++`. */
  const ownerOfSent = (bytes: Uint8Array): Owned => {
    const text = latin1Of(bytes).trim();
    const asking = open.find(({ job }) => job.request.asks);
    if (/^AT/i.test(text) && !/[\r\n]/.test(text)) return begin(text);
    return asking ? { owner: 'payload', commandId: asking.id, name: '' } : none('raw');
  };
  /** Bytes typed one by one are the line that they make. */
  const sendLine = (): void => {
    if (line.length === 0) return;
    const bytes = line;
    line = new Uint8Array(0);
    emit('sent', ownerOfSent(bytes), bytes);
  };

  return {
    sent: (bytes, wallMs) => {
      clock.advanceTo(wallMs);
      line = Uint8Array.from([...line, ...bytes]);
      if (/[\r\n\x1a\x1b]$/.test(latin1Of(bytes)) || !/^\s*A(?:T|$)/i.test(latin1Of(line))) sendLine();
    },
    received: (bytes, wallMs) => {
      clock.advanceTo(wallMs);
      pending = pending.length === 0 ? bytes : Uint8Array.from(Buffer.concat([pending, bytes]));
      readerNow().push(bytes);
    },
    skip: (lengthBytes) => {
      positions.received += lengthBytes;
    },
    end: (wallMs) => {
      if (wallMs !== undefined) clock.advanceTo(wallMs);
      sendLine();
      reader?.end();
      reader = null;
      owned = [];
      open = [];
      late = [];
    },
    get commands() {
      return lastId;
    },
  };
};
