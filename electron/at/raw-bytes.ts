import { failure } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { EngineInput, EngineState, Job, LeaseId, Phase, QueuedCommand } from './engine-state.ts';
import { addOwed, addOwedSecondPhase } from './owed.ts';
import { sourcesIn } from './proof.ts';
import { isResult } from './resync.ts';
import { emit, settle, settleJob, type Turn, update } from './turn.ts';
import { type RawBytes, withCommand } from './unanswered.ts';

/**
 * Bytes of a user or a sequence that are not commands: keys of the Raw view, `+++`, Ctrl+Z, half a line. They are sent at once. Any number of results may
 * follow, and none of them answers a command: the next command begins with the proof that the line is in sync (docs/architecture.md §5).
 */

/**
 * Nothing may be sent between the commands of a procedure. A typed command may be interrupted by its user, and a query is sent again. The
 * caller of any other command relies on the result.
 */
export const isPortHeld = ({ lease, phase }: EngineState, sender: LeaseId | null = null): boolean => {
  if (lease?.id !== (sender ?? undefined)) return true;
  if (phase.kind !== 'busy') return false;
  const { typed, abandoned, repeats } = phase.job;
  return !typed && !abandoned && repeats === null;
};

type BytesToSend = Extract<EngineInput, { readonly kind: 'send-bytes' }>;

/** Sends the bytes, or settles `id` with `terminal/port-held`. Otherwise the engine settles it when the link has accepted the bytes. */
export const sendBytes = (turn: Turn, { id, lease, bytes, secretSpans, cause }: BytesToSend): void => {
  if (isPortHeld(turn.state, lease))
    return settle(turn, id, { ok: false, error: failure('terminal/port-held', { holder: 'by-program' }) });
  interruptBackground(turn);
  const phase = interrupt(turn);
  const text = latin1Of(bytes);
  const before = turn.state.unanswered.raw;
  const tail = `${before?.tail ?? ''}${text}`.slice(-tailLength);
  if (phase.kind === 'data-mode') {
    const isEscapeUnanswered = tail.endsWith('+++');
    update(turn, { phase: { ...phase, quietFromMs: turn.nowMs, escape: null, isEscapeUnanswered } });
  } else update(turn, { phase });
  const { unanswered, lastLine } = turn.state;
  // What goes to the other side of a connection has no results.
  const results = phase.kind === 'data-mode' ? 0 : resultsIn(text);
  const raw = withSources(before, { text: `${before?.tail ?? ''}${text}`, lastLine, tail });
  const total = Math.min(mostResults, (before?.results ?? 0) + results);
  update(turn, {
    unanswered: {
      ...unanswered,
      ...{ raw: { ...raw, results: total, sentAtMs: turn.nowMs }, lastSentAtMs: turn.nowMs, longestWorkMs: Infinity },
      worksUntilMs: Math.max(unanswered.worksUntilMs, turn.nowMs + longestWorkMs),
    },
  });
  emit(turn, { kind: 'write', bytes, secretSpans, owner: { kind: 'raw', ...(cause && { cause }) }, settles: id });
};

/** Enough for the longest name that `sourcesIn` looks for, also where keys are corrected. */
const tailLength = 64;
/** Bounds what hostile or endless input can count up to. */
const mostResults = 1_000;
/** A search for networks (AT+COPS=?) takes this long (MAN COPS). */
const longestWorkMs = 300_000;

/** What may be printed in answer. Backspace removes a character of the line in the module, too (ITU-T V.250 §5.2.2). */
const withSources = (
  before: RawBytes | null,
  { text, lastLine, tail }: { readonly text: string; readonly lastLine: string | null; readonly tail: string },
): Omit<RawBytes, 'results' | 'sentAtMs'> => {
  const corrected = withoutCorrected(text);
  // `A/` repeats the line before (ITU-T V.250 §5.2.4).
  const repeated = /(?:^|[\r\n])A\//i.test(corrected) ? lastLine : '';
  const found = sourcesIn(`${text}\n${corrected}\n${repeated ?? ''}`);
  const proofs = [...new Set([...(before?.proofs ?? []), ...found.proofs])];
  return {
    tail,
    proofs,
    printsAnything: (before?.printsAnything ?? false) || found.printsAnything || repeated === null,
  };
};

const withoutCorrected = (text: string): string => {
  if (!/[\b\x7f]/.test(text)) return text;
  const kept: string[] = [];
  for (const character of text) {
    if (character === '\b' || character === '\x7f') kept.pop();
    else kept.push(character);
  }
  return kept.join('');
};

/** The number of results that these bytes may cause: one for each line, and for what acts without a line end. */
const resultsIn = (text: string): number =>
  (text.match(/[\r\n]+/g)?.length ?? 0) + (text.match(/A\/|\+\+\+|[\x1a\x1b]/gi)?.length ?? 0);

/** A result arrived outside of a command and of a resync. */
export const noteRawResult = (turn: Turn, line: string): void => {
  const { raw } = turn.state.unanswered;
  if (!raw || raw.results === 0 || !isResult(line)) return;
  update(turn, { unanswered: { ...turn.state.unanswered, raw: { ...raw, results: raw.results - 1 } } });
};

/** The line that the module may be processing. Lines of the user may be anywhere in it, so nothing can be assigned any more. */
const interrupt = (turn: Turn): Exclude<Phase, { readonly kind: 'idle' | 'busy' | 'resync' }> => {
  const { phase } = turn.state;
  const { patienceMs } = turn.environment.timings;
  switch (phase.kind) {
    case 'data-mode':
      if (phase.escape) settleJob(turn, phase.escape, unclaimed(phase.escape.request.name));
      return phase;
    case 'busy':
      interruptJob(turn, phase.job);
      return { kind: 'out-of-sync', patienceMs, afterRestart: false };
    case 'resync':
      for (const id of phase.contacts) settle(turn, id, { ok: false, error: failure('stopped') });
      return outOfSyncFrom(phase);
    case 'idle':
      return { kind: 'out-of-sync', patienceMs, afterRestart: false };
    default:
      return phase;
  }
};

const outOfSyncFrom = ({ patienceMs, afterRestart, afterDataMode }: Extract<Phase, { readonly kind: 'resync' }>) => ({
  ...{ kind: 'out-of-sync' as const, patienceMs, afterRestart, afterDataMode },
});

const unclaimed = (command: string) => ({ ok: false, error: failure('at/unclaimed', { command }) }) as const;

const interruptJob = (turn: Turn, job: Job): void => {
  const { unanswered, queue } = turn.state;
  if (job.stage !== 'second-phase') {
    update(turn, { unanswered: withCommand(unanswered, job.request, unanswered.lastSentAtMs) });
  }
  addOwedSecondPhase(turn, job);
  if (job.repeats && !job.abandoned) update(turn, { queue: [job.repeats, ...queue] });
  else settleJob(turn, job, unclaimed(job.request.name));
};

/** The results of publishes look the same, no matter which command they belong to. */
export const interruptBackground = (turn: Turn): void => {
  for (const waiting of turn.state.background) {
    addOwed(turn, waiting);
    settle(turn, waiting.id, unclaimed(waiting.command));
  }
  if (turn.state.background.length > 0) update(turn, { background: [] });
};

/** While the port is kept, the program sends nothing: commands, leases and probes wait. */
export const keepPort = (turn: Turn, isKept: boolean): void => {
  const { phase } = turn.state;
  update(turn, { isKept });
  if (!isKept || phase.kind !== 'resync') return;
  for (const id of phase.contacts) settle(turn, id, { ok: false, error: failure('stopped') });
  update(turn, { phase: outOfSyncFrom(phase) });
};

/** A query without data and without a second phase: it is sent again where bytes of the user interrupt it. */
export const canBeRepeated = ({ typed, repeatable, request }: QueuedCommand): boolean => {
  const { payload, asks, secondPhase } = request;
  return !typed && repeatable === true && payload === null && asks === null && secondPhase === null;
};
