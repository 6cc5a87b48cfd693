import { failure, type Outcome, ok } from '../../shared/outcome.ts';
import { warning } from '../../shared/warnings.ts';
import { type SignalQuality, signalQuality } from '../commands/index.ts';
import { command, leftAfterStartMs, optional, type PollResult, type RunContext, waitFor } from './context.ts';
import type { Step } from './runner.ts';

/** 99 in the first seconds after a start means that the module has not measured yet. */
const pollSignalQuality = async (context: RunContext, elapsedMs: number): Promise<PollResult<SignalQuality | null>> => {
  const signal = await optional(command(context, signalQuality, undefined));
  if (!signal.ok) return { kind: 'never', failure: signal.error };
  const leftMs = leftAfterStartMs(context, context.waits.signalMs);
  if (signal.value?.dbm !== null || leftMs <= 0) return { kind: 'there', value: signal.value };
  const none = failure('module/not-registered', { stat: '', dbm: '' });
  return { kind: 'not-yet', failure: none, limitMs: elapsedMs + leftMs + context.waits.pollMs };
};

const measureSignal = async (context: RunContext): Promise<Outcome<void>> => {
  const { signalMs, pollMs } = context.waits;
  const signal = await waitFor(context, 'module.signal', signalMs + pollMs, (elapsedMs) =>
    pollSignalQuality(context, elapsedMs),
  );
  if (!signal.ok) return signal;
  noteSignal(context, signal.value);
  // Without an answer the signal is unknown, not weak.
  if (signal.value?.dbm === null) context.warn(warning('signal-none', { rssi: signal.value.rssi }));
  return ok(undefined);
};

const noteSignal = ({ findings, warn }: RunContext, signal: SignalQuality | null): void => {
  if (signal === null) return;
  const { dbm, rssi, judgement } = signal;
  findings.signalDbm = dbm;
  if (dbm !== null && judgement !== 'good') warn(warning('signal-weak', { dbm, rssi }));
};

/** A registered module has a signal, also if it had measured none before. */
export const measureSignalAgain = async (context: RunContext): Promise<Outcome<void>> => {
  if (context.findings.signalDbm !== null) return ok(undefined);
  const signal = await optional(command(context, signalQuality, undefined));
  if (!signal.ok) return signal;
  noteSignal(context, signal.value);
  return ok(undefined);
};

export const signalStep: Step<RunContext> = { id: 'module.signal', act: measureSignal };
