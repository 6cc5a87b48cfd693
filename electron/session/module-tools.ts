import type { ModuleAction, ModulePageView } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { extendedSignalQuality, signalQuality, signalReports } from '../commands/index.ts';
import { isInterruption } from '../procedures/context.ts';
import { runModuleAction } from '../procedures/module-page/run-action.ts';
import type { ItemReport, ItemResult } from '../procedures/module-page/tool-context.ts';
import { maskFacts } from '../recorder/mask-facts.ts';
import type { SessionCore } from './session-core.ts';

/** How the signal is measured. `null`: not at all. */
export type SignalMeasuring = ModulePageView['signalMeasuring'];

/** The tools of the page about the module. Each waits for the line. */
export interface ModuleTools {
  /** Uses one tool. `onResult` gets what it finds, with secrets masked, after it is in the recording. */
  runModuleAction(
    action: ModuleAction,
    signal: AbortSignal,
    on: { readonly onResult: ItemReport; readonly onCommand: (command: string, limitMs: number) => void },
  ): Promise<Outcome<void>>;
  /** Resolves when the module has answered everything, also what no caller waits for any more, or when the signal is aborted. */
  lineIsFree(signal: AbortSignal): Promise<void>;
  /** Asks the module to report its signal; a module without reports has to be polled. `null`: interrupted, to be tried again. */
  beginSignal(signal: AbortSignal): Promise<SignalMeasuring>;
  /** The values are in the traffic. `null`: the module gave none. */
  pollSignal(signal: AbortSignal): Promise<{ readonly command: string } | null>;
  endSignal(signal: AbortSignal): Promise<void>;
}

export const createModuleTools = ({ engine, clock, recorder, masked, underWay }: SessionCore): ModuleTools => ({
  runModuleAction: async (action, signal, { onResult, onCommand }) => {
    if (action.kind === 'enterPin' || action.kind === 'simLock') recorder.registerSecret(action.pin);
    const lease = await engine.acquire(signal, { cause: 'request' });
    if (!lease.ok) return { ok: false, error: masked(lease.error) };
    const report: ItemReport = (id, result) => {
      recorder.flush();
      onResult(id, maskedResult(result, masked, recorder.maskText));
    };
    const context = { lease: lease.value, clock, signal, report, onCommand };
    const used = await underWay(() => runModuleAction(context, action)).finally(lease.value.release);
    recorder.flush();
    return used.ok ? { ok: true, value: undefined } : { ok: false, error: masked(used.error) };
  },
  lineIsFree: async (signal) => {
    const lease = await engine.acquire(signal);
    if (lease.ok) lease.value.release();
  },
  beginSignal: async (signal) => {
    const begun = await engine.run(signalReports, { on: true }, { signal });
    if (begun.ok) return { kind: 'reports', command: 'AT*CSQ=1' };
    return isInterruption(begun.error) ? null : { kind: 'polling', command: extendedSignalQuality.name };
  },
  pollSignal: async (signal) => {
    const extended = await engine.run(extendedSignalQuality, undefined, { signal });
    if (extended.ok && extended.value.rsrpDbm !== null) return { command: extendedSignalQuality.name };
    if (!extended.ok && isInterruption(extended.error)) return null;
    const simple = await engine.run(signalQuality, undefined, { signal });
    return simple.ok ? { command: signalQuality.name } : null;
  },
  endSignal: async (signal) => {
    await engine.run(signalReports, { on: false }, { signal });
  },
});

const maskedResult = <Value extends object>(
  result: ItemResult<Value>,
  masked: SessionCore['masked'],
  maskText: (text: string) => string,
): ItemResult<Value> =>
  result.kind === 'known'
    ? { ...result, value: maskFacts(result.value, maskText) as Value }
    : { ...result, failure: masked(result.failure) };
