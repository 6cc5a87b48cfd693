import { done, type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import { readCmeError, simPin, simState } from '../commands/index.ts';
import { command, isInterruption, leftAfterStartMs, type PollResult, type RunContext, waitFor } from './context.ts';
import type { Step } from './runner.ts';

type SimCode = 'module/sim-missing' | 'module/sim-pin' | 'module/sim-puk' | 'module/sim-failure';

/** Meaning of an error to `AT+CPIN?` (docs/at-dialect.md §5, §11). 4 and 14 are temporary after a start. */
const judgeSimError = (answer: string): { readonly code: SimCode; readonly passing: boolean } => {
  const key = readCmeError(answer)?.key;
  switch (key) {
    case 'sim-busy':
    case 'not-supported-or-not-ready':
      return { code: 'module/sim-failure', passing: true };
    case 'sim-not-inserted':
      return { code: 'module/sim-missing', passing: false };
    case 'sim-pin-required':
      return { code: 'module/sim-pin', passing: false };
    case 'sim-puk-required':
      return { code: 'module/sim-puk', passing: false };
    default:
      return { code: 'module/sim-failure', passing: false };
  }
};

/**
 * A module that has just started has not found its card yet, and reports it like a missing one (docs/at-dialect.md §4). Later a missing card is
 * missing.
 */
const missing = (context: RunContext, found: Failure, elapsedMs: number): PollResult<never> => {
  const leftMs = leftAfterStartMs(context, context.waits.simMs);
  return leftMs > 0
    ? { kind: 'not-yet', failure: found, limitMs: elapsedMs + leftMs }
    : { kind: 'never', failure: found };
};

const pollSim = async (context: RunContext, elapsedMs: number): Promise<PollResult<'ready' | 'pin'>> => {
  const state = await command(context, simState, undefined);
  if (!state.ok) {
    const { error } = state;
    if (isInterruption(error) || error.code !== 'at/error') return { kind: 'never', failure: error };
    const judged = judgeSimError(String(error.facts.answer ?? ''));
    const found = failure(judged.code, { answer: error.facts.answer ?? '' }, error.evidence);
    if (judged.code === 'module/sim-missing') return missing(context, found, elapsedMs);
    return { kind: judged.passing ? 'not-yet' : 'never', failure: found };
  }
  const { state: name, text } = state.value;
  switch (name) {
    case 'ready':
      return { kind: 'there', value: 'ready' };
    case 'pin':
      return { kind: 'there', value: 'pin' };
    case 'puk':
      return { kind: 'never', failure: failure('module/sim-puk', { answer: text }, [`+CPIN: ${text}`]) };
    case 'removed':
      return missing(context, failure('module/sim-missing', { answer: text }, [`+CPIN: ${text}`]), elapsedMs);
    case 'pin2':
    case 'puk2':
      // Only special functions of the card need the second PIN: calls and data work.
      return { kind: 'there', value: 'ready' };
    case 'unknown':
      return { kind: 'not-yet', failure: failure('module/sim-failure', { answer: text }, [`+CPIN: ${text}`]) };
  }
};

/** A PIN was sent and refused. After the last attempt the card asks for its PUK at once. */
const judgeRefusal = (error: Failure): Failure => {
  if (isInterruption(error) || error.code !== 'at/error') return error;
  const answer = String(error.facts.answer ?? '');
  const isLocked = readCmeError(answer)?.key === 'sim-puk-required';
  return isLocked
    ? failure('module/sim-puk', { answer }, error.evidence)
    : failure('module/sim-pin', { given: true, answer }, error.evidence);
};

const prepareSim = async (context: RunContext): Promise<Outcome<void>> => {
  const state = await waitFor(context, 'module.sim', context.waits.simMs, (elapsedMs) => pollSim(context, elapsedMs));
  if (!state.ok) return state;
  if (state.value === 'ready') return done;
  const { simPin: pin } = context.plan.profile.module;
  const refused = failure('module/sim-pin', { given: pin !== null }, ['+CPIN: SIM PIN']);
  if (pin === null || context.resume?.pinRefused) return { ok: false, error: refused };
  // Once, and never again automatically: the third wrong PIN locks the card.
  const entered = await command(context, simPin, { pin });
  if (!entered.ok) return { ok: false, error: judgeRefusal(entered.error) };
  const after = await waitFor(context, 'module.sim', context.waits.simMs, async (elapsedMs) => {
    const polled = await pollSim(context, elapsedMs);
    return polled.kind === 'there' && polled.value === 'pin' ? { kind: 'never', failure: refused } : polled;
  });
  return after.ok ? done : after;
};

export const simStep: Step<RunContext> = { id: 'module.sim', act: prepareSim };
