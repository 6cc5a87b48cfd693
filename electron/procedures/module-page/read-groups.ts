import { unwrittenImei } from '../../../shared/at/imei.ts';
import { moduleLimits } from '../../../shared/contract/module-page.ts';
import type { CellView, ModuleGroup } from '../../../shared/contract.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import {
  allowedBands,
  automaticUpdates,
  bandInUse,
  bandLock,
  cellInformation,
  chip,
  dataCounter,
  engineeringData,
  engineeringMode,
  epsRegistration,
  identity,
  model,
  ownNumber,
  packetRegistration,
  pinTries,
  serialNumber,
  simCardId,
  simLock,
  simState,
  startReason,
  subscriber,
  supplyVoltage,
  updateState,
  usbNetworkCard,
  userSerialNumber,
} from '../../commands/index.ts';
import { firmwareIssuesFor, recogniseModule } from '../../modules/index.ts';
import { isInterruption } from '../context.ts';
import { masked } from './masked.ts';
import { commandText, inOrder, meansAbsent, readItem, runTool, type ToolContext } from './tool-context.ts';

type Step = (context: ToolContext) => Promise<Outcome<unknown>>;

/** A question whose answer becomes a fact of the session (`electron/session/module-facts.ts`). */
const ask =
  (spec: typeof model | typeof simCardId | typeof simState | typeof packetRegistration): Step =>
  async (context) => {
    const read = await runTool<void, unknown>(context, spec, undefined);
    return read.ok || !isInterruption(read.error) ? ok(undefined) : read;
  };

/** The value of a module without an IMEI is an answer as well: the page must not say that nothing was read. */
const imei: Step = async (context) => {
  const read = await runTool(context, serialNumber, undefined);
  if (read.ok || isInterruption(read.error)) return read;
  const isUnwritten = read.error.evidence.some((line) => line.includes(unwrittenImei));
  const value = { text: unwrittenImei };
  if (isUnwritten) context.report('unwrittenImei', { kind: 'known', value, command: commandText(serialNumber.line()) });
  return ok(undefined);
};

/** The version, and what is known of it. The version itself becomes a fact of the session. */
const firmware: Step = (context) =>
  readItem(context, 'issues', identity, undefined, ({ version }) => {
    const module = recogniseModule(version);
    const issues = firmwareIssuesFor(module).map(({ key, severity, fixedIn, usbOnly }) => ({
      ...{ key, severity, fixedIn, usbOnly },
    }));
    return { isKnown: module.version !== null && module.chip !== null, issues };
  });

/** The bands of the modules that have AT+ECBAND: all of them allowed is not a lock (log of a 780E). */
export const everyBand: readonly number[] = [1, 3, 5, 8, 34, 38, 39, 40, 41];
const maxLockedBands = 5;

const cellsOf = (cells: readonly CellView[]): readonly CellView[] => cells.slice(0, moduleLimits.cells);

const servingCell: Step = (context) =>
  readItem(context, 'servingCell', cellInformation, { which: 'serving' }, ({ cells }) => ({ cell: cells[0] ?? null }));

const neighbours: Step = (context) =>
  readItem(context, 'neighbours', cellInformation, { which: 'neighbours' }, ({ cells }) => ({ cells: cellsOf(cells) }));

/** Becomes a fact of the session. A module without the first command has the second one. */
const registration: Step = async (context) => {
  const read = await runTool(context, epsRegistration, undefined);
  if (read.ok) return read;
  return isInterruption(read.error) ? read : ask(packetRegistration)(context);
};

/** The values follow in a line after `OK`; `ModuleLines` reads it. */
const engineering: Step = async (context) => {
  const command = commandText(engineeringData.line());
  const report = (error: Parameters<typeof meansAbsent>[0]): void =>
    context.report('engineering', { kind: meansAbsent(error) ? 'absent' : 'failed', failure: error, command });
  for (const spec of [engineeringMode, engineeringData]) {
    const asked = await runTool<void, unknown>(context, spec, undefined);
    if (asked.ok) continue;
    if (isInterruption(asked.error)) return asked;
    report(asked.error);
    return ok(undefined);
  }
  return ok(undefined);
};

/** 618 modules have AT+ECBAND, 8910 modules AT+SETLOCK. */
const lock: Step = async (context) => {
  const allowed = await runTool(context, allowedBands, undefined);
  if (allowed.ok) {
    const { bands } = allowed.value;
    const all = everyBand.every((band) => bands.includes(band));
    const value = { bands, all, most: everyBand.length, afterRestart: false };
    context.report('bandLock', { kind: 'known', value, command: commandText(allowedBands.line()) });
    return ok(undefined);
  }
  if (isInterruption(allowed.error)) return allowed;
  return readItem(context, 'bandLock', bandLock, undefined, ({ bands }) => ({
    ...{ bands, all: bands.length === 0, most: maxLockedBands, afterRestart: false },
  }));
};

/** With the counter off, some firmware refuses the question as not allowed instead of answering only `OK`. */
const meansOff = /^\+CME ERROR\s*:\s*3$/;

const data: Step = async (context) => {
  const read = await runTool(context, dataCounter, undefined);
  if (!read.ok && isInterruption(read.error)) return read;
  const command = commandText(dataCounter.line());
  const isOff = !read.ok && meansOff.test(String(read.error.facts.answer ?? ''));
  const off = { on: false, sentBytes: null, receivedBytes: null };
  if (read.ok || isOff) context.report('dataUsed', { kind: 'known', value: read.ok ? read.value : off, command });
  else {
    context.report('dataUsed', { kind: meansAbsent(read.error) ? 'absent' : 'failed', failure: read.error, command });
  }
  return ok(undefined);
};

const groups: Readonly<Record<ModuleGroup, readonly Step[]>> = {
  firmware: [
    ask(model),
    firmware,
    imei,
    (context) => readItem(context, 'autoUpdates', automaticUpdates, undefined, (value) => value),
    (context) => readItem(context, 'updateState', updateState, undefined, (value) => value),
    (context) =>
      readItem(context, 'usbNetworkCard', usbNetworkCard, undefined, ({ on }) => ({ on, afterRestart: false })),
    (context) => readItem(context, 'serialNumber', userSerialNumber, undefined, (value) => value),
    (context) => readItem(context, 'chip', chip, undefined, (value) => value),
    (context) => readItem(context, 'startReason', startReason, undefined, (value) => value),
  ],
  cells: [registration, servingCell, neighbours, engineering],
  bands: [(context) => readItem(context, 'band', bandInUse, undefined, (value) => value), lock],
  data: [data],
  voltage: [(context) => readItem(context, 'voltage', supplyVoltage, undefined, (value) => value)],
  sim: [
    ask(simState),
    (context) => readItem(context, 'pinTries', pinTries, undefined, (value) => value),
    (context) => readItem(context, 'simLock', simLock, undefined, (value) => value),
    ask(simCardId),
    (context) => readItem(context, 'imsi', subscriber, undefined, ({ imsi }) => ({ masked: masked(imsi) })),
    (context) =>
      readItem(context, 'ownNumber', ownNumber, undefined, ({ number }) => ({
        masked: number === null ? null : masked(number),
      })),
  ],
};

export const readGroups = (context: ToolContext, asked: readonly ModuleGroup[]): Promise<Outcome<void>> =>
  inOrder(asked.flatMap((group) => groups[group].map((step) => () => step(context))));
