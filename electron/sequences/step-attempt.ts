import { joinBytes } from '../../shared/join-bytes.ts';
import { type Failure, failure } from '../../shared/outcome.ts';
import { type LineEnding, lineEndingBytes } from '../../shared/sending/line-ending.ts';
import { compare } from '../../shared/sequences/expression.ts';
import { patternText } from '../../shared/sequences/pattern.ts';
import type { SequenceStep } from '../../shared/sequences/sequence.ts';
import { failedBy, type StepFailure, stepFailure } from '../../shared/sequences/step-failure.ts';
import type { Clock } from '../base/clock.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { LineInbox } from './line-inbox.ts';
import { createLineReading, type LineReading, type Verdict } from './line-reading.ts';
import type { SequencePort } from './port.ts';
import type { PreparedStep, PrepareStep } from './prepare-step.ts';
import type { WorkBudget } from './work-budget.ts';

/** The state of a run that an attempt needs. */
export interface AttemptContext {
  readonly port: SequencePort;
  readonly clock: Clock;
  readonly inbox: LineInbox;
  readonly signal: AbortSignal;
  readonly lineEnding: LineEnding;
  readonly variables: ReadonlyMap<string, string>;
  readonly prepare: PrepareStep;
  readonly budget: WorkBudget;
  /** The position in the inbox after the last line that an earlier step used. */
  readonly readTo: number;
  /** Called when a text or bytes are sent. */
  readonly onSent: () => void;
}

export interface Attempt {
  /** `null`: it passed. */
  readonly failure: StepFailure | null;
  /** From sending to the line that decided, or to the end of the wait. */
  readonly answerMs: number;
  /** What was sent, secrets masked; '' for a wait. */
  readonly sent: () => string;
  /** The lines that were compared, secrets masked. */
  readonly lines: () => readonly string[];
  /** The named groups of the expected line. */
  readonly groups: Readonly<Record<string, string>>;
  readonly readTo: number;
}

/** What an attempt found before its numbers are compared. */
interface Found {
  readonly verdict: Verdict | null;
  /** Why nothing could be decided; `null`: the time ended. */
  readonly failure: Failure | null;
  readonly startedMs: number;
  readonly reading: LineReading;
}

const shownLines = 20;
const shownCharacters = 300;
/** For bytes and texts that are not AT commands, without a time of their own. */
const defaultTimeoutMs = 9_000;

/** One attempt at one step: sends, waits for the line that decides, compares numbers. */
export const attemptStep = async (step: SequenceStep, context: AttemptContext): Promise<Attempt> => {
  const { port, clock, inbox } = context;
  const prepared = context.prepare(step, context.variables);
  if (!prepared.ok)
    return { failure: prepared.failure, answerMs: 0, sent: () => '', lines: () => [], groups: {}, readTo: inbox.end() };
  const found = await perform(step, prepared.value, context);
  const { verdict, reading } = found;
  const compared = reading.lines().slice(-shownLines);
  const lines = (): readonly string[] => compared.map(({ text }) => port.shown(text).slice(0, shownCharacters));
  const groups = verdict?.kind === 'expected' ? verdict.groups : {};
  return {
    failure: decide(step, found, lines, new Map([...context.variables, ...Object.entries(groups)]), port.shown),
    answerMs: Math.max(0, (verdict?.atMs ?? reading.lines().at(-1)?.atMs ?? clock.nowMs()) - found.startedMs),
    sent: () => port.shown(latin1Of(prepared.value.bytes)).slice(0, shownCharacters),
    lines,
    groups,
    readTo: reading.readTo(),
  };
};

const perform = (step: SequenceStep, prepared: PreparedStep, context: AttemptContext): Promise<Found> => {
  const { action } = step;
  if (action.kind === 'wait' || action.kind === 'pause') return waitFor(action.forMs, prepared, context);
  const lineEnding = action.kind === 'send' ? (step.lineEnding ?? context.lineEnding) : 'none';
  const whole = joinBytes([prepared.bytes, lineEndingBytes(lineEnding)]);
  const line = action.kind === 'send' ? commandLineOf(whole) : null;
  return line !== null && context.port.isCommand(line.text)
    ? sendCommand(step, prepared, line, context)
    : sendBytes(step, prepared, whole, context);
};

/** A command line ends with CR or CR LF, whether the text has it or the line ending of the list. `null`: it does not, or has several lines. */
const commandLineOf = (bytes: Uint8Array): CommandText | null => {
  const [, text, lineEnd] = /^([^\r\n]*)(\r\n?)$/.exec(latin1Of(bytes)) ?? [];
  if (text === undefined) return null;
  return { text: Buffer.from(text, 'latin1').toString('utf8'), lineEnding: lineEnd === '\r' ? 'cr' : 'crlf' };
};

interface CommandText {
  readonly text: string;
  readonly lineEnding: 'cr' | 'crlf';
}

const waitFor = async (forMs: number, prepared: PreparedStep, context: AttemptContext): Promise<Found> => {
  const startedMs = context.clock.nowMs();
  const isPause = prepared.expect.length === 0 && prepared.reject.length === 0;
  const reading = createLineReading(context, prepared, context.readTo, () => true);
  // What comes meanwhile is for the next wait.
  if (isPause) await pauseUntil(startedMs + forMs, context);
  const verdict = isPause ? null : await reading.until(startedMs + forMs);
  return { verdict, failure: context.signal.aborted ? failure('stopped') : null, startedMs, reading };
};

const pauseUntil = async (untilMs: number, { clock, inbox, signal }: AttemptContext): Promise<void> => {
  while (!signal.aborted && clock.nowMs() < untilMs) await inbox.next(untilMs, signal);
};

const sendBytes = async (
  step: SequenceStep,
  prepared: PreparedStep,
  bytes: Uint8Array,
  context: AttemptContext,
): Promise<Found> => {
  const reading = createLineReading(context, prepared, context.inbox.end(), () => true);
  const startedMs = context.clock.nowMs();
  context.onSent();
  const sent = await context.port.sendBytes(bytes);
  if (!sent.ok) return { verdict: null, failure: sent.error, startedMs, reading };
  const isAnswered = step.expect.length > 0 || step.reject.length > 0;
  const waitsMs = step.timeoutMs ?? (isAnswered ? defaultTimeoutMs : 0);
  const verdict = isAnswered ? await reading.until(startedMs + waitsMs) : null;
  return { verdict, failure: context.signal.aborted ? failure('stopped') : null, startedMs, reading };
};

const sendCommand = async (
  step: SequenceStep,
  prepared: PreparedStep,
  { text, lineEnding }: CommandText,
  context: AttemptContext,
): Promise<Found> => {
  const { port, clock, signal } = context;
  let commandId: number | null = null;
  let startedMs = clock.nowMs();
  let isAnswered = false;
  const isOwn = ownUrcOf(text);
  const reading = createLineReading(context, prepared, context.inbox.end(), (line) => {
    // Lines after the final result belong to no command if the table does not have the command.
    if (line.commandId === null) return isAnswered && (line.urc === null || isOwn(line.text));
    if (line.commandId !== commandId) return false;
    isAnswered ||= line.isFinal;
    return true;
  });
  const answer = await port.command(text, {
    ...{ lineEnding, timeoutMs: step.timeoutMs, data: prepared.data, signal },
    onSent: (id) => {
      commandId = id;
      startedMs = clock.nowMs();
      context.onSent();
    },
  });
  if (!answer.ok) return { verdict: reading.look(), failure: answer.error, startedMs, reading };
  const waitsMs = step.timeoutMs ?? answer.value.resultWithinMs;
  const verdict = step.expect.length > 0 ? await reading.until(startedMs + waitsMs) : reading.look();
  return { verdict, failure: signal.aborted && !verdict ? failure('stopped') : null, startedMs, reading };
};

/** `+QMTOPEN: 0,0` follows `AT+QMTOPEN=…` of a module whose commands are not in the table. */
const ownUrcOf = (text: string): ((line: string) => boolean) => {
  const name = /^AT([+*^#$&][A-Z0-9]+)/i.exec(text)?.[1]?.toUpperCase();
  return (line) => name !== undefined && line.toUpperCase().startsWith(`${name}:`);
};

/** `null`: the step passed. */
const decide = (
  step: SequenceStep,
  { verdict, failure: ended }: Found,
  lines: () => readonly string[],
  variables: ReadonlyMap<string, string>,
  shown: SequencePort['shown'],
): StepFailure | null => {
  const evidence = (): readonly string[] => lines().slice(-5);
  if (verdict?.kind === 'rejected') {
    return stepFailure('rejected', { expected: step.reject.map(patternText) }, evidence());
  }
  if (verdict === null) {
    if (ended && ended.code !== 'at/error') return failedBy(ended);
    const expected = step.expect.map(patternText);
    if (ended) return stepFailure('error-answer', { ...ended.facts, expected }, evidence());
    // Only a line can be missing: a command without `expect` has had its successful result.
    if (expected.length > 0) return stepFailure('not-expected', { expected }, evidence());
  }
  return failedAssertion(step, variables, shown, evidence);
};

const failedAssertion = (
  { assert }: SequenceStep,
  variables: ReadonlyMap<string, string>,
  shown: SequencePort['shown'],
  evidence: () => readonly string[],
): StepFailure | null => {
  for (const { text, comparison } of assert) {
    const compared = compare(comparison, variables);
    if (compared.kind === 'no-number') {
      return stepFailure('no-number', { assert: text, name: compared.name }, evidence());
    }
    if (!compared.isTrue) {
      const [left, right] = [compared.left, compared.right].map((value) => numberShown(value, shown));
      return stepFailure('assert', { assert: text, left: left ?? '', right: right ?? '' }, evidence());
    }
  }
  return null;
};

/** A number may be a secret: `pin == 1`. */
const numberShown = (value: number, shown: SequencePort['shown']): number | string => {
  const text = shown(String(value));
  return text === String(value) ? value : text;
};
