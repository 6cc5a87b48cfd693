import { cmeError, okay, okayThen } from './answer.ts';
import { choiceOf, numberOf, textOf } from './arguments.ts';
import type { CommandEntry, CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import type { StartReason } from './memory.ts';
import { reportLater } from './reports.ts';

const usualSupplyMillivolts = 3_800;
/** How far the supply falls while the module transmits at full power to register. */
const usualDropMillivolts = 60;
const faultyDropMillivolts = 520;
const noiseMillivolts = 16;

/** One value in mV; two thresholds would follow `=` (MAN CBC), but a wrong one keeps a module from starting. */
const supply = (core: ModuleCore): number => {
  const drop = core.has('voltage-drop') ? faultyDropMillivolts : usualDropMillivolts;
  return Math.round(
    usualSupplyMillivolts - (core.radio.searching() ? drop : 0) + (core.random() - 0.5) * noiseMillivolts,
  );
};

const channelMillivolts = 1_086;

/** `=<0, 1>,<0 off, 1 on, 2 read>` (MAN CADC). */
const converter: Handler = (core, args) => {
  const channel = choiceOf(args[0], [0, 1] as const);
  const action = choiceOf(args[1], [0, 1, 2] as const);
  if (channel === null || action === null || args.length > 2) return cmeError('invalidParameter');
  if (action === 2) {
    if (!core.ram.openConverters.has(channel)) return cmeError('notAllowed');
    return okay(`+CADC: ${channel},${Math.round(channelMillivolts + (core.random() - 0.5) * noiseMillivolts)}`);
  }
  if (action === 1) core.ram.openConverters.add(channel);
  else core.ram.openConverters.delete(channel);
  return okay();
};

/** MAN EXINFO. */
const startNumbers: Readonly<Record<StartReason, number>> = { power: 0, software: 3, crash: 6 };

/** Settings of the update over the air with their factory values (MAN UPGRADE): `AUTO` is on. */
const updateFactory = { AUTO: '1', PERIOD: '86400', KEY: '', URL: '' } as const;
type UpdateSetting = keyof typeof updateFactory;

const isUpdateSetting = (text: string): text is UpdateSetting => Object.hasOwn(updateFactory, text);

const isUpdateValue = (setting: UpdateSetting, text: string): boolean => {
  if (setting === 'AUTO') return text === '0' || text === '1';
  return setting === 'PERIOD' ? /^\d{2,10}$/.test(text) && Number(text) >= 60 : text.length <= 256;
};

/** `="AUTO"` is the query, `="AUTO",0` sets and stores; with a third value 1 it is not stored. */
const updateSetting: Handler = (core, args) => {
  const name = args[0]?.text.toUpperCase() ?? '';
  const save = args[2] === undefined ? 0 : numberOf(args[2], 0, 1);
  if (!isUpdateSetting(name) || save === null || args.length > 3) return cmeError('invalidParameter');
  const value = args[1];
  if (value === undefined) {
    const shown = core.ram.update.get(name) ?? core.flash.update.get(name) ?? updateFactory[name];
    return okay(`+UPGRADE:"${name}",${name === 'KEY' || name === 'URL' ? `"${shown}"` : shown}`);
  }
  if (!isUpdateValue(name, value.text)) return cmeError('invalidParameter');
  core.ram.update.set(name, value.text);
  if (save === 0) core.flash.update.set(name, value.text);
  return okay();
};

/** No update: the server of the vendor does not know this module. -1003 is the refusal seen in a log. */
const update: CommandEntry = {
  execute: (core) =>
    okayThen(() => reportLater(core, 'update', core.timings.updateMs, () => core.report('+UPGRADEIND: -1003'))),
  query: () => okay('+UPGRADE:0'),
  set: updateSetting,
};

/** The network card over USB: stored, takes effect after a restart (MAN RNDISCALL). */
const networkCard: CommandEntry = {
  query: (core) => okay(`+RNDISCALL:${core.flash.networkCard ? 1 : 0}`),
  set: (core, args) => {
    const mode = choiceOf(args[0], [0, 1] as const);
    if (mode === null || args.length > 2) return cmeError('invalidParameter');
    core.flash.networkCard = mode === 1;
    return okay();
  },
};

const serialNumberLimitBytes = 64;

const serialNumber: CommandEntry = {
  query: (core) => okay(core.flash.serialNumber),
  set: (core, args) => {
    const text = textOf(args[0], serialNumberLimitBytes);
    if (text === null || args.length > 1) return cmeError('invalidParameter');
    core.flash.serialNumber = text;
    return okay();
  },
};

/** Supply, updates and what belongs to the board. */
export const hardwareCommands: CommandGroup = {
  '+CBC': { execute: (core) => okay(`+CBC: ${supply(core)}`) },
  '+CADC': { set: converter },
  '*EXINFO': { query: (core) => okay(`*EXINFO: ${startNumbers[core.flash.startReason]}`) },
  '+ECNPICFG': { query: () => okay('+ECNPICFG: "rfCaliDone":1,"rfNSTDone":1') },
  '^HVER': { execute: (core) => okay(`^HVER: ${core.model.chip}`) },
  '+UPGRADE': update,
  '+RNDISCALL': networkCard,
  '+WISN': serialNumber,
};
