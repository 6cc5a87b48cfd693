import { isCommandLine } from '../../shared/imports/logs/at-lines.ts';
import { buildRequest, type CommandRequest, type LateRule } from '../at/command-spec.ts';
import type { Job, Owner, PieceBytes, SentOwner } from '../at/engine-state.ts';
import { type LineMeaning, meaningFor } from '../at/ownership.ts';
import { jobOf } from '../at/queue.ts';
import { recogniseUrc } from '../commands/index.ts';
import { append, emptyFramer, flushPending, isInsideMessage, pendingBytesOf, takePiece } from '../framer/framer.ts';
import { latin1Of } from '../framer/latin1.ts';
import { type FramerHints, noHints, type Piece } from '../framer/piece.ts';
import { rawCommand } from '../session/console.ts';

/** A piece of a log with its owner. Those of one direction follow each other without gaps. */
export interface LogPiece {
  readonly direction: 'sent' | 'received';
  readonly owner: Owner | SentOwner;
  readonly bytes: Uint8Array;
}

/** The same as the engine's `messageStallMs`. */
const messageStallMs = 2_000;
/** More than a user has open at once, as in the engine. */
const openLimit = 32;
const knownRequests = 256;

interface OpenLate {
  readonly id: number;
  readonly rule: LateRule;
  readonly endsAtMs: number;
}

/**
 * Finds out which lines of a log answer which command, by the rules of the engine (`at/ownership.ts`). The engine itself is not used: it sends
 * probes after a missed answer, and waits where the program that wrote the log did not.
 */
export class LogPairing {
  private framer = emptyFramer;
  private job: Job | null = null;
  private late: readonly OpenLate[] = [];
  private nextId = 1;
  private lastAtMs = 0;
  /** The last received line is a `>` that no rule has expected. */
  private isAtPrompt = false;
  private pieces: LogPiece[] = [];
  private readonly requests = new Map<string, CommandRequest>();

  /** The pieces that are complete now. */
  sent(bytes: Uint8Array, atMs: number): readonly LogPiece[] {
    this.lastAtMs = atMs;
    this.flush();
    const text = latin1Of(bytes);
    const { job } = this;
    const isPayload = job !== null && (job.stage === 'data' || (this.isAtPrompt && !isCommandLine(text)));
    this.isAtPrompt = false;
    if (job && isPayload) {
      const request = { ...job.request, payload: { bytes, secret: false } };
      this.job = { ...job, request, stage: 'final', payloadEchoLeft: text };
      this.add('sent', { kind: 'payload', id: job.id }, bytes);
      return this.take();
    }
    let start = 0;
    for (const part of text.match(/[^\r\n]*(?:\r\n|\r|\n)+|[^\r\n]+/g) ?? []) {
      const end = start + part.length;
      if (isCommandLine(part)) this.begin(part.trim(), bytes.subarray(start, end));
      else this.add('sent', { kind: 'raw' }, bytes.subarray(start, end));
      start = end;
    }
    return this.take();
  }

  received(bytes: Uint8Array, atMs: number): readonly LogPiece[] {
    const isStalled = atMs - this.lastAtMs > messageStallMs && isInsideMessage(this.framer);
    if (isStalled) this.flush();
    this.lastAtMs = atMs;
    this.framer = append(this.framer, bytes);
    this.cut();
    return this.take();
  }

  /** The rest: a last line without its end. */
  end(): readonly LogPiece[] {
    this.flush();
    return this.take();
  }

  private begin(line: string, bytes: Uint8Array): void {
    const id = this.nextId;
    this.nextId += 1;
    const request = this.requestOf(line);
    this.job = jobOf({ kind: 'command', id, request, lease: null, priority: 'ordinary', typed: true });
    this.add('sent', { kind: 'command', id, cause: 'typed' }, bytes);
  }

  /** Logs repeat their commands, and looking one up costs more than everything else. */
  private requestOf(line: string): CommandRequest {
    const known = this.requests.get(line);
    if (known !== undefined) return known;
    if (this.requests.size >= knownRequests) this.requests.clear();
    const request = buildRequest(rawCommand(line), undefined);
    this.requests.set(line, request);
    return request;
  }

  private flush(): void {
    while (pendingBytesOf(this.framer) > 0) {
      const flushed = flushPending(this.framer);
      if (flushed === null) return;
      this.framer = flushed.state;
      this.takePiece(flushed.piece);
      this.cut();
    }
  }

  private cut(): void {
    for (let cut = takePiece(this.framer, this.hints()); cut; cut = takePiece(this.framer, this.hints())) {
      this.framer = cut.state;
      this.takePiece(cut.piece);
    }
  }

  private hints(): FramerHints {
    const { job } = this;
    if (!job) return noHints;
    return { prompt: job.stage === 'prompt' && !job.request.asks?.line, data: null, blockBytes: job.blockBytes };
  }

  private takePiece(piece: Piece): void {
    const { job } = this;
    const { kind } = piece;
    if (kind === 'prompt' && job) {
      this.job = { ...job, stage: 'data' };
      return this.add('received', { kind: 'prompt', id: job.id }, piece);
    }
    if (kind === 'data' && job) {
      this.job = { ...job, blockBytes: Math.max(0, job.blockBytes - piece.length) };
      return this.add('received', { kind: 'data', id: job.id }, piece);
    }
    if (kind === 'blank') return this.add('received', { kind: 'blank' }, piece);
    if (kind === 'message') return this.add('received', { kind: 'message' }, piece);
    // A log may end, or another command begin, before the end of a line.
    if (kind === 'line' || kind === 'fragment') return this.takeLine(piece.text.trim(), piece);
    this.takeUnasked(kind === 'link-data' ? piece.header : '', piece);
  }

  private takeLine(line: string, piece: PieceBytes): void {
    this.isAtPrompt = line === '>';
    const { job } = this;
    const meaning: LineMeaning = job ? meaningFor(job, line, recogniseUrc) : { kind: 'unclaimed' };
    const canBeLate =
      meaning.kind === 'urc' || meaning.kind === 'unclaimed' || (meaning.kind === 'answer' && meaning.blockBytes === 0);
    if (canBeLate && this.takeLate(line, piece)) return;
    if (!job) return this.takeUnasked(line, piece);
    const { id } = job;
    switch (meaning.kind) {
      case 'echo':
        return this.add('received', { kind: 'echo', id }, piece);
      case 'payload-echo':
        this.job = { ...job, payloadEchoLeft: meaning.left };
        return this.add('received', { kind: 'echo', id }, piece);
      case 'prompt':
        this.job = { ...job, stage: 'data' };
        return this.add('received', { kind: 'prompt', id }, piece);
      case 'answer':
        this.job = { ...job, blockBytes: meaning.blockBytes };
        return this.add('received', { kind: this.isAtPrompt ? 'prompt' : 'answer', id }, piece);
      case 'final':
        return this.takeFinal(job, meaning.success, piece);
      default:
        return this.takeUnasked(line, piece);
    }
  }

  private takeFinal(job: Job, isSuccess: boolean, piece: PieceBytes): void {
    const { id, request } = job;
    this.job = null;
    if (isSuccess && request.endsConnection) this.late = this.late.filter(({ rule }) => !rule.ofConnection);
    if (isSuccess) {
      const expected = request.late.map((rule) => ({ id, rule, endsAtMs: this.lastAtMs + rule.deadlineMs }));
      this.late = [...this.late, ...expected].slice(-openLimit);
    }
    this.add('received', { kind: 'final', id }, piece);
  }

  /** A result that follows the final one, such as `CONNECT OK`. Results come in the order of their commands. */
  private takeLate(line: string, piece: PieceBytes): boolean {
    const isOf = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(line));
    const found = this.late.find(
      ({ rule, endsAtMs }) => this.lastAtMs < endsAtMs && (isOf(rule.last) || isOf(rule.lines)),
    );
    if (!found) return false;
    if (isOf(found.rule.last)) this.late = this.late.filter((other) => other !== found);
    this.add('received', { kind: 'second-phase', id: found.id }, piece);
    return true;
  }

  private takeUnasked(line: string, piece: PieceBytes): void {
    const urc = recogniseUrc(line);
    if (urc?.restart) {
      this.job = null;
      this.late = [];
    }
    this.add('received', urc ? { kind: 'urc', name: urc.name } : { kind: 'unclaimed' }, piece);
  }

  private add(direction: LogPiece['direction'], owner: LogPiece['owner'], bytes: Uint8Array | PieceBytes): void {
    this.pieces.push({ direction, owner, bytes: bytes instanceof Uint8Array ? bytes : bytes.bytes });
  }

  private take(): readonly LogPiece[] {
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }
}
