import { isDiagnostic, restartCommand } from '../diagnosis/seen-lines.ts';
import type { ErrorCode } from '../errors.ts';
import { pieceClassOf } from '../lines/traffic-lines.ts';
import { type Failure, failure, type SeenLine } from '../outcome.ts';
import { expectedName, type TrafficOwner, type TrafficPiece } from '../traffic.ts';
import { commandNameOf } from './answer-times.ts';
import {
  bootLine,
  closedLine,
  closingCommand,
  codeOfRefused,
  codeOfReport,
  deniedLine,
  networkEndLine,
} from './codes-of-lines.ts';
import { type FailedStep, failedStepOf } from './recorded-steps.ts';

/** A line with its place in the recording: the sequence number of its first piece. */
export interface PlacedLine extends SeenLine {
  readonly atMs: number;
  readonly sequence: number;
}

/** A failure that a recording shows. */
export interface SeenFailure {
  readonly atMs: number;
  /** The step of a run that failed; `null`: it was found in the lines. */
  readonly step: FailedStep['id'] | null;
  readonly item: string | null;
  readonly code: ErrorCode;
  readonly facts: Failure['facts'];
  readonly evidence: readonly string[];
  /** The lines before it that a diagnosis can use and its own, oldest first. */
  readonly lines: readonly PlacedLine[];
}

export const failureSeen = ({ code, facts, evidence, lines }: SeenFailure): Failure => ({
  ...{ code, facts, evidence, seen: lines },
});

/** What is needed to continue finding: plain data. */
export interface KeptFailures {
  readonly failures: readonly SeenFailure[];
  readonly count: number;
  readonly lines: readonly PlacedLine[];
  readonly open: readonly (readonly [commandId: number, line: PlacedLine])[];
  readonly steps: readonly (FailedStep & { readonly atMs: number })[];
  readonly link: { readonly isConnected: boolean; readonly isLoggedIn: boolean };
}

/** The first ones are kept: what fails later often fails because of them. */
const keptFailures = 100;
const keptLines = 256;
const keptCharacters = 160;
const takenLines = 40;
/** Whatever they are: the last command, its echo, and lines of unknown programs. */
const newestLines = 8;
/** Commands without a result, and steps whose lines may follow. A file from elsewhere may have any number. */
const openLimit = 32;
/** An end, or a restart, so soon after it was asked for is no failure. */
const askedForMs = 30_000;
/** A module that was sent another command so much later has not answered the one before. */
const silenceMs = 5_000;
const networkEndMs = 10_000;
/** Lines of one start of the module. */
const oneStartMs = 10_000;

/** Their content is not the module's. */
const foreign: ReadonlySet<TrafficOwner> = new Set(['message', 'data', 'payload', 'blank', 'divider', 'unsent']);
/** Lines that come by themselves. */
const unasked: ReadonlySet<TrafficOwner> = new Set(['urc', 'unclaimed', 'second-phase', 'late']);

/** Finds the failures in a recording, piece by piece: those of its runs, and those that its lines show. */
export class SeenFailures {
  private failures: SeenFailure[] = [];
  private count = 0;
  private lines: PlacedLine[] = [];
  private readonly open = new Map<number, PlacedLine>();
  /** Their last lines may be cut after them. */
  private steps: (FailedStep & { readonly atMs: number })[] = [];
  private isConnected = false;
  private isLoggedIn = false;
  /** The beginning of a line whose rest follows. */
  private begun: { readonly sequence: number; readonly text: string } | null = null;

  /** `text`: one character for each byte. */
  take(piece: TrafficPiece, text: string): void {
    const { owner, direction, atMs } = piece;
    if (foreign.has(owner)) return;
    while (this.steps[0] && this.steps[0].atMs < atMs) this.endStep(this.steps[0]);
    if (owner === 'unfinished') {
      this.begun ??= { sequence: piece.sequence, text };
      return;
    }
    const begun = direction === 'received' ? this.begun : null;
    if (begun !== null) this.begun = null;
    const line = `${begun?.text ?? ''}${text}`.trim().slice(0, keptCharacters);
    if (line === '') return;
    const placed: PlacedLine = { atMs, direction, line, sequence: begun?.sequence ?? piece.sequence };
    if (direction === 'sent') this.takeSent(piece, placed);
    this.lines.push(placed);
    if (this.lines.length > 2 * keptLines) this.lines = this.lines.slice(-keptLines);
    if (direction === 'received') this.takeReceived(piece, placed);
  }

  /** A step of a run, as a recording has it. */
  takeStep(facts: Readonly<Record<string, unknown>>, atMs: number): void {
    const step = failedStepOf(facts);
    if (step === null) return;
    this.steps.push({ ...step, atMs });
    const [oldest] = this.steps;
    if (this.steps.length > openLimit && oldest) this.endStep(oldest);
  }

  /** In their order, the first ones; `count`: of all. */
  result(): { readonly failures: readonly SeenFailure[]; readonly count: number } {
    if (this.steps.length === 0) return { failures: this.failures, count: this.count };
    const whole = new SeenFailures();
    whole.resumeFrom(this.keep());
    for (const step of [...whole.steps]) whole.endStep(step);
    return whole.result();
  }

  keep(): KeptFailures {
    const { failures, count, lines, open, steps, isConnected, isLoggedIn } = this;
    return {
      ...{ failures: [...failures], count, lines: lines.slice(-keptLines), open: [...open], steps: [...steps] },
      link: { isConnected, isLoggedIn },
    };
  }

  resumeFrom({ failures, count, lines, open, steps, link }: KeptFailures): void {
    this.failures = [...failures];
    this.count = count;
    this.lines = [...lines];
    for (const [id, line] of open) this.open.set(id, line);
    this.steps = [...steps];
    this.isConnected = link.isConnected;
    this.isLoggedIn = link.isLoggedIn;
  }

  private takeSent({ owner, commandId }: TrafficPiece, placed: PlacedLine): void {
    if (owner !== 'command' || commandId === 0) return;
    for (const [id, before] of this.open) {
      const isSilent = this.lines.at(-1)?.sequence === before.sequence && placed.atMs - before.atMs >= silenceMs;
      if (!isSilent) continue;
      this.open.delete(id);
      const facts = { command: commandNameOf(before.line), afterMs: Math.round(placed.atMs - before.atMs) };
      this.add('at/timeout', placed.atMs, facts, []);
    }
    this.open.set(commandId, placed);
    const [oldest] = this.open.keys();
    if (this.open.size > openLimit && oldest !== undefined) this.open.delete(oldest);
  }

  private takeReceived(piece: TrafficPiece, placed: PlacedLine): void {
    const { owner, commandId, name } = piece;
    const { line, atMs } = placed;
    this.followLink(line);
    const command = this.open.get(commandId);
    const facts = command ? { command: commandNameOf(command.line) } : {};
    if (owner === 'final') {
      this.open.delete(commandId);
      if (name === expectedName || pieceClassOf(piece) !== 'error') return;
      this.add(codeOfRefused(command?.line ?? '', line), atMs, { ...facts, answer: line }, [line]);
    } else if (owner === 'answer' || owner === 'urc') this.takeReport(placed, facts);
    if (!unasked.has(owner)) return;
    const code = codeOfReport(line);
    if (code !== null) this.add(code, atMs, { ...this.lastConnection(), answer: line }, [line]);
    else if (owner === 'second-phase' && pieceClassOf(piece) === 'error') {
      this.add('at/second-phase-failed', atMs, { ...facts, answer: line }, [line]);
    } else if (closedLine.test(line)) this.takeClosed(placed);
    else if (bootLine.test(line)) this.takeBoot(placed);
  }

  private takeReport({ line, atMs }: PlacedLine, facts: Failure['facts']): void {
    const isDenied = deniedLine.test(line) && this.failures.at(-1)?.code !== 'module/registration-denied';
    if (isDenied) this.add('module/registration-denied', atMs, facts, [line]);
  }

  private followLink(line: string): void {
    if (/^(?:\d\s*,\s*)?CONNECT OK$/.test(line)) this.isConnected = true;
    else if (line === 'CONNACK OK') this.isLoggedIn = true;
  }

  private takeClosed({ line, atMs }: PlacedLine): void {
    const { isConnected, isLoggedIn } = this;
    this.isConnected = false;
    this.isLoggedIn = false;
    if (this.wasAskedFor(closingCommand, atMs) || (!isConnected && !isLoggedIn)) return;
    const why = this.isFull
      ? undefined
      : this.lines.slice(0, -1).findLast((seen) => atMs - seen.atMs <= networkEndMs && networkEndLine.test(seen.line));
    this.add(isLoggedIn ? 'mqtt/dropped' : 'connect/closed', atMs, {}, why ? [why.line, line] : [line]);
  }

  /** The first lines of a recording are those of a module that was switched on. */
  private takeBoot({ line, atMs }: PlacedLine): void {
    this.isConnected = false;
    this.isLoggedIn = false;
    this.open.clear();
    const before = this.lines.slice(0, -1);
    const isFirst = !before.some((seen) => seen.direction === 'sent');
    const isSameStart = before.some((seen) => bootLine.test(seen.line) && atMs - seen.atMs < oneStartMs);
    if (isFirst || isSameStart || this.wasAskedFor(restartCommand, atMs)) return;
    this.add('module/restarted', atMs, {}, [line]);
  }

  private wasAskedFor(shape: RegExp, atMs: number): boolean {
    return this.lines.some(
      (seen) => seen.direction === 'sent' && atMs - seen.atMs <= askedForMs && shape.test(seen.line),
    );
  }

  private lastConnection(): Failure['facts'] {
    const start = this.lines.findLast(
      ({ direction, line }) => direction === 'sent' && /^AT\+(?:SSLMIPSTART|MIPSTART|MCONNECT|MSUB)/i.test(line),
    );
    return start ? { command: commandNameOf(start.line) } : {};
  }

  private add(code: ErrorCode, atMs: number, facts: Failure['facts'], evidence: readonly string[]): void {
    if (this.isFull) this.count += 1;
    else this.push({ atMs, step: null, item: null, ...failure(code, facts, evidence), lines: this.taken(atMs) });
  }

  /** What its lines show is the failure of the step. */
  private endStep(step: FailedStep & { readonly atMs: number }): void {
    const { id, item, startedAtMs, atMs, failure: of } = step;
    this.steps = this.steps.filter((other) => other !== step);
    const isOfStep = (one: SeenFailure): boolean =>
      one.step === null && one.atMs >= (startedAtMs ?? atMs) && one.atMs <= atMs;
    const kept = this.failures.filter((one) => !isOfStep(one));
    this.count -= this.failures.length - kept.length;
    this.failures = kept;
    const { code, facts, evidence } = of;
    this.push({ atMs, step: id, item, code, facts, evidence, lines: this.taken(atMs) });
  }

  /** More are counted only: a file from elsewhere may have one in each line. */
  private get isFull(): boolean {
    return this.failures.length >= keptFailures;
  }

  private push(one: SeenFailure): void {
    this.count += 1;
    if (!this.isFull) this.failures.push(one);
  }

  /** As a session takes them for its failures (`session/seen-lines.ts`). */
  private taken(untilMs: number): readonly PlacedLine[] {
    const lines = this.lines.slice(-keptLines).filter(({ atMs }) => atMs <= untilMs);
    const newest = lines.length - newestLines;
    return lines.filter((line, index) => index >= newest || isDiagnostic(line)).slice(-takenLines);
  }
}
