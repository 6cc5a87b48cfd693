import type { ModuleAction, ModuleGroup } from '../../../shared/contract.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { done } from '../../../shared/outcome.ts';
import {
  allowedBands,
  powerOffModule,
  restartModule,
  setAllowedBands,
  setAutomaticUpdates,
  setBandLock,
  setDataCounter,
  setRadioFunction,
  setSimLock,
  setUsbNetworkCard,
  simPin,
} from '../../commands/index.ts';
import { isInterruption } from '../context.ts';
import { location, lookup, operators, ping, supplyDuringAttach } from './network-tools.ts';
import { everyBand, readGroups } from './read-groups.ts';
import { commandText, runTool, type ToolContext } from './tool-context.ts';

type Step = (context: ToolContext) => Promise<Outcome<unknown>>;

/** Changes a setting, then reads it back. */
const thenRead = async (context: ToolContext, change: Step, group: ModuleGroup): Promise<Outcome<unknown>> => {
  const changed = await change(context);
  if (!changed.ok && isInterruption(changed.error)) return changed;
  const read = await readGroups(context, [group]);
  return changed.ok ? read : changed;
};

const setBands = async (context: ToolContext, bands: readonly number[]): Promise<Outcome<unknown>> => {
  const has = await runTool(context, allowedBands, undefined);
  if (!has.ok && isInterruption(has.error)) return has;
  if (!has.ok) {
    const locked = await runTool(context, setBandLock, { bands });
    if (!locked.ok) return locked;
    const value = { bands, all: bands.length === 0, most: 5, afterRestart: true };
    context.report('bandLock', { kind: 'known', value, command: commandText(setBandLock.line({ bands })) });
    return locked;
  }
  const off = await runTool(context, setRadioFunction, { level: 0 });
  const set = off.ok ? await runTool(context, setAllowedBands, { bands: bands.length === 0 ? everyBand : bands }) : off;
  // Also when it was stopped or refused.
  const on = await context.lease.run(setRadioFunction, { level: 1 });
  if (!set.ok) return set;
  return on.ok ? readGroups(context, ['bands']) : on;
};

const setNetworkCard = async (context: ToolContext, on: boolean): Promise<Outcome<unknown>> => {
  const set = await runTool(context, setUsbNetworkCard, { on });
  if (!set.ok) return set;
  const command = commandText(setUsbNetworkCard.line({ on }));
  context.report('usbNetworkCard', { kind: 'known', value: { on, afterRestart: true }, command });
  return done;
};

/** Uses one tool of the page about the module. What it finds is reported; the outcome says only whether it was done. */
export const runModuleAction = (context: ToolContext, action: ModuleAction): Promise<Outcome<unknown>> => {
  switch (action.kind) {
    case 'read':
      return readGroups(context, action.groups);
    case 'operators':
      return operators(context);
    case 'ping':
      return ping(context, action);
    case 'lookup':
      return lookup(context, action);
    case 'location':
      return location(context);
    case 'supply':
      return supplyDuringAttach(context);
    case 'countData':
      return thenRead(context, (c) => runTool(c, setDataCounter, { on: action.on }), 'data');
    case 'autoUpdates':
      return thenRead(context, (c) => runTool(c, setAutomaticUpdates, { on: action.on }), 'firmware');
    case 'usbNetworkCard':
      return setNetworkCard(context, action.on);
    case 'lockBands':
      return setBands(context, action.bands);
    case 'enterPin':
      return thenRead(context, (c) => runTool(c, simPin, { pin: action.pin }), 'sim');
    case 'simLock':
      return thenRead(context, (c) => runTool(c, setSimLock, { on: action.on, pin: action.pin }), 'sim');
    case 'restart':
      return runTool(context, restartModule, undefined);
    case 'powerOff':
      return runTool(context, powerOffModule, undefined);
  }
};
