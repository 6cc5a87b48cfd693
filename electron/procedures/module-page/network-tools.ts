import { moduleLimits } from '../../../shared/contract/module-page.ts';
import type { ModuleAction, ModuleValues, SupplySample } from '../../../shared/contract.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import {
  attachState,
  bearerSetting,
  bearerState,
  bringUpPacketData,
  cellLocation,
  hostLookup,
  hostPing,
  localAddress,
  openBearer,
  operatorSearch,
  setRadioFunction,
  startPacketTask,
  supplyVoltage,
} from '../../commands/index.ts';
import { isInterruption, pause } from '../context.ts';
import { commandText, meansAbsent, readItem, runTool, type ToolContext } from './tool-context.ts';

type ActionOf<Kind extends ModuleAction['kind']> = Extract<ModuleAction, { kind: Kind }>;

const pingTimeoutMs = 10_000;
const lookupMs = 30_000;

/** Ping and lookup work only after CSTT, CIICR and CIFSR (docs/at-dialect.md §6.2). An active connection has an address already. */
const bringUp = async (context: ToolContext): Promise<Outcome<unknown>> => {
  const address = await runTool(context, localAddress, undefined);
  if (address.ok || isInterruption(address.error)) return address;
  // Refused if it was done before.
  const started = await runTool(context, startPacketTask, { apn: null });
  if (!started.ok && isInterruption(started.error)) return started;
  const up = await runTool(context, bringUpPacketData, undefined);
  return up.ok ? runTool(context, localAddress, undefined) : up;
};

const withData = async (
  context: ToolContext,
  id: 'ping' | 'lookup',
  act: () => Promise<Outcome<unknown>>,
): Promise<Outcome<void>> => {
  const up = await bringUp(context);
  if (!up.ok && isInterruption(up.error)) return up;
  if (!up.ok) {
    const command = String(up.error.facts.command ?? commandText(localAddress.line()));
    context.report(id, { kind: 'failed', failure: up.error, command });
    return ok(undefined);
  }
  const done = await act();
  return done.ok ? ok(undefined) : done;
};

/** `ERROR` to a tool that acts does not show that the module lacks the command. */
const acting = <Spec extends { readonly optional: boolean }>(spec: Spec): Spec => ({ ...spec, optional: false });

export const ping = (context: ToolContext, { host, count }: ActionOf<'ping'>): Promise<Outcome<void>> =>
  withData(context, 'ping', () =>
    readItem(context, 'ping', acting(hostPing), { host, count, timeoutMs: pingTimeoutMs }, ({ replies }) => ({
      host,
      replies,
    })),
  );

export const lookup = (context: ToolContext, { host }: ActionOf<'lookup'>): Promise<Outcome<void>> =>
  withData(context, 'lookup', () =>
    readItem(context, 'lookup', acting(hostLookup), { host, secondPhaseMs: lookupMs }, ({ addresses }) => ({
      host,
      addresses: addresses.slice(0, moduleLimits.addresses),
    })),
  );

export const operators = (context: ToolContext): Promise<Outcome<unknown>> =>
  readItem(context, 'operators', operatorSearch, undefined, (found) => ({
    operators: found.operators.slice(0, moduleLimits.operators),
  }));

/** Over bearer 1, which it opens if necessary. The bearer stays open: closing it could end what the user does over it. */
export const location = async (context: ToolContext): Promise<Outcome<unknown>> => {
  const bearer = await runTool(context, bearerState, undefined);
  if (!bearer.ok && isInterruption(bearer.error)) return bearer;
  if (!bearer.ok && meansAbsent(bearer.error)) {
    context.report('location', { kind: 'absent', failure: bearer.error, command: commandText(bearerState.line()) });
    return ok(undefined);
  }
  if (!bearer.ok || !bearer.value.isOpen) {
    const opened = await openLocationBearer(context);
    if (!opened.ok && isInterruption(opened.error)) return opened;
    if (!opened.ok) {
      context.report('location', { kind: 'failed', failure: opened.error, command: commandText(openBearer.line()) });
      return ok(undefined);
    }
  }
  return readItem(context, 'location', acting(cellLocation), undefined, (found) => found);
};

const openLocationBearer = async (context: ToolContext): Promise<Outcome<void>> => {
  for (const setting of ['type', 'apn'] as const) {
    const set = await runTool(context, bearerSetting, { setting });
    if (!set.ok) return set;
  }
  return runTool(context, openBearer, undefined);
};

const sampleEveryMs = 250;
const askAttachEvery = 4;
const samplesBefore = 4;
const samplesOff = 2;
const samplesAfter = 12;
const attachLimitMs = 60_000;

/**
 * The supply voltage while the module switches its radio on, searches and attaches: the load in which a weak supply breaks down.
 * The radio is switched on again in any case.
 */
export const supplyDuringAttach = async (context: ToolContext): Promise<Outcome<void>> => {
  const measure = createMeasuring(context);
  const before = await measure.some('before', samplesBefore);
  if (!before.ok || before.value === 'none') return before.ok ? ok(undefined) : before;
  const off = await runTool(context, setRadioFunction, { level: 0 });
  if (!off.ok && isInterruption(off.error)) return withRadioOn(context, off);
  const atRest = await measure.some('off', samplesOff);
  if (!atRest.ok) return withRadioOn(context, atRest);
  const on = await runTool(context, setRadioFunction, { level: 1 });
  if (!on.ok) return withRadioOn(context, on);
  const attached = await measure.untilAttached();
  if (!attached.ok) return attached;
  const after = await measure.some('attached', attached.value ? samplesAfter : 0);
  measure.end();
  return after.ok ? ok(undefined) : after;
};

/** Also when it was stopped: the signal of the tool does not count here. */
const withRadioOn = async ({ lease }: ToolContext, failed: Outcome<unknown>): Promise<Outcome<void>> => {
  await lease.run(setRadioFunction, { level: 1 });
  return failed.ok ? ok(undefined) : failed;
};

const createMeasuring = (context: ToolContext) => {
  const command = commandText(supplyVoltage.line());
  let samples: readonly SupplySample[] = [];
  const show = (isOver: boolean): void => {
    const value: ModuleValues['supply'] = { samples, isOver };
    context.report('supply', { kind: 'known', value, command });
  };
  const one = async (phase: SupplySample['phase']): Promise<Outcome<'read' | 'none'>> => {
    const read = await runTool(context, supplyVoltage, undefined);
    if (!read.ok && isInterruption(read.error)) return read;
    if (!read.ok) {
      if (samples.length > 0) return ok('read');
      const kind = meansAbsent(read.error) ? 'absent' : 'failed';
      context.report('supply', { kind, failure: read.error, command });
      return ok('none');
    }
    const { millivolts } = read.value;
    samples = [...samples, { atMs: context.clock.wallMs(), millivolts, phase }].slice(-moduleLimits.supplySamples);
    show(false);
    return ok('read');
  };
  const some = async (phase: SupplySample['phase'], count: number): Promise<Outcome<'read' | 'none'>> => {
    for (let number = 1; number <= count; number += 1) {
      const read = await one(phase);
      if (!read.ok || read.value === 'none') return read;
      const waited = await pause(context, sampleEveryMs);
      if (!waited.ok) return waited;
    }
    return ok('read');
  };
  /** False: not attached within the limit. */
  const untilAttached = async (): Promise<Outcome<boolean>> => {
    const limitMs = context.clock.nowMs() + attachLimitMs;
    while (context.clock.nowMs() < limitMs) {
      const read = await some('attaching', askAttachEvery);
      if (!read.ok) return read;
      const state = await runTool(context, attachState, undefined);
      if (!state.ok && isInterruption(state.error)) return state;
      if (state.ok && state.value.attached) return ok(true);
    }
    return ok(false);
  };
  return { some, untilAttached, end: () => show(true) };
};
