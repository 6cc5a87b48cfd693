import { type Answer, cmeError, okay, okayThen } from './answer.ts';
import { choiceOf, numberOf } from './arguments.ts';
import { engineeringLine, engineeringNeighbours, neighbourCellLines, servingCell, servingCellLine } from './cells.ts';
import type { CommandEntry, CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';
import { reportEvery, reportLater, stopReport } from './reports.ts';

export const csqLine = (core: ModuleCore): string => `+CSQ: ${core.radio.signal().rssi},${core.model.bitErrorRate}`;

export const cesqLine = (core: ModuleCore): string => {
  const { rsrq, rsrp } = core.radio.signal();
  return `+CESQ: 99,99,255,255,${rsrq},${rsrp}`;
};

/** The three lines of AT*CSQ=1 (MAN XCSQ): the ratio of signal to noise is in the third one only. */
const signalLines = (core: ModuleCore): readonly string[] => {
  const cesq = cesqLine(core);
  return [csqLine(core), cesq, `${cesq.replace('+', '*')},${core.radio.signal().sinr}`];
};

/** The values are reported when they are switched on, and then whenever they have changed. */
const reportSignal = (core: ModuleCore): void => {
  let last = '';
  const send = (): void => {
    const lines = signalLines(core);
    if (lines.join() === last) return;
    last = lines.join();
    for (const line of lines) core.report(line);
  };
  reportLater(core, 'signal', core.timings.firstReportMs, () => {
    send();
    reportEvery(core, 'signal', core.timings.signalReportMs, send);
  });
};

const signalReports: CommandEntry = {
  query: (core) => okay(`*CSQ:${core.ram.reportsSignal ? 1 : 0}`),
  set: (core, args) => {
    const mode = choiceOf(args[0], [0, 1] as const);
    if (mode === null || args.length > 1) return cmeError('invalidParameter');
    core.ram.reportsSignal = mode === 1;
    if (mode === 0) stopReport(core, 'signal');
    return mode === 0 ? okay() : okayThen(() => reportSignal(core));
  },
  test: () => okay('*CSQ = (0,1)'),
};

const hasCell = (core: ModuleCore): boolean => core.radio.signal().rssi !== 99;

const cellLines = (core: ModuleCore, which: 1 | 2 | 8): readonly string[] => {
  if (!hasCell(core)) return [];
  const signal = core.radio.signal();
  // The form for 8 is not documented; a 780EPV V1011 answers it like 2.
  return which === 1 ? [servingCellLine(core, signal)] : neighbourCellLines(core, signal);
};

/** `AT+CCED=<0 once, 1 again and again, 2 stop>,<1 serving cell, 2 neighbours, 8>` (MAN CCED). */
const cellInformation: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1, 2] as const);
  const which = choiceOf(args[1], [1, 2, 8] as const);
  if (mode === null || which === null || args.length > 2) return cmeError('invalidParameter');
  const report = which === 1 ? 'serving-cell' : 'neighbour-cells';
  if (mode === 2) stopReport(core, report);
  if (mode !== 1) return okay(...(mode === 0 ? cellLines(core, which) : []));
  if (which !== 1 && core.model.neighbourReportCrashes) return okayThen(() => core.restart('crash'));
  return {
    ...okay(...cellLines(core, which)),
    after: () =>
      reportEvery(core, report, core.timings.cellReportMs, () => {
        for (const line of cellLines(core, which)) core.report(line);
      }),
  };
};

const reportEngineering = (core: ModuleCore): void => {
  if (!hasCell(core)) return;
  const signal = core.radio.signal();
  core.report(engineeringLine(signal, core.radio.registered(), core.radio.rejectCause()));
  for (const line of engineeringNeighbours(signal)) core.report(line);
};

/** `=1`: on each query; `=2,<seconds>`: periodically (FAQ). */
const setEngineering: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1, 2] as const);
  const seconds = numberOf(args[1], 1, 3_600);
  if (mode === null || args.length > 2 || (mode === 2 && seconds === null)) return cmeError('invalidParameter');
  core.ram.engineering = mode === 1;
  stopReport(core, 'engineering');
  if (mode !== 2 || seconds === null) return okay();
  return okayThen(() => reportEvery(core, 'engineering', seconds * 1_000, () => reportEngineering(core)));
};

/** `OK` first, then the lines (MAN EEMGINFO). Whether they are sent without AT+EEMOPT=1 is not known; here they are not. */
const engineering = (core: ModuleCore): Answer => {
  const state = hasCell(core) ? 3 : 0;
  const shown = core.model.spacedEngineering ? `+EEMGINFO : ${state}, 2` : `+EEMGINFO:${state},2`;
  if (!core.ram.engineering) return okay(shown);
  return {
    ...okay(shown),
    after: () => reportLater(core, 'engineering', core.timings.firstReportMs, () => reportEngineering(core)),
  };
};

const band: CommandEntry = {
  query: (core) => {
    const place = hasCell(core) ? `, ${servingCell.band}, ${identity.accessTechnology}` : '';
    return okay(`*BANDIND: ${core.ram.reportsBand ? 1 : 0}${place}`);
  },
  set: (core, args) => {
    const mode = choiceOf(args[0], [0, 1] as const);
    if (mode === null) return cmeError('invalidParameter');
    core.ram.reportsBand = mode === 1;
    return okay();
  },
  test: () => okay('*BANDIND: (0,1)'),
};

const lteBands = [1, 3, 5, 8, 34, 38, 39, 40, 41] as const;

const bandsOf = (args: Parameters<Handler>[1], most: number): readonly number[] | null => {
  const bands = args.map((part) => choiceOf(part, lteBands));
  return bands.length === 0 || bands.length > most || bands.includes(null)
    ? null
    : [...new Set(bands.filter((value) => value !== null))];
};

/** EC618: the list of bands; only with the radio off (GUIDE). It is stored. */
const bandList: CommandEntry = {
  query: (core) => okay(`+ECBAND: ${(core.flash.lockedBands ?? lteBands).join()}`),
  set: (core, args) => {
    const bands = bandsOf(args, lteBands.length);
    if (bands === null) return cmeError('invalidParameter');
    if (core.ram.functionality !== 0) return cmeError('notAllowed');
    core.flash.lockedBands = bands.length === lteBands.length ? null : bands;
    core.ram.bands = core.flash.lockedBands;
    return okay();
  },
};

/**
 * 8910: `=1,0,<up to five bands>` locks, `=0,0` frees, `=2,0` is the query (FAQ). It is stored and takes effect after a restart.
 * The form of the answer to `=2,0` is not known.
 */
const bandLock: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1, 2] as const);
  if (mode === null || args[1]?.text !== '0') return cmeError('invalidParameter');
  if (mode === 2)
    return okay(`+SETLOCK: ${[core.flash.lockedBands ? 1 : 0, 0, ...(core.flash.lockedBands ?? [])].join()}`);
  const bands = mode === 1 ? bandsOf(args.slice(2), 5) : null;
  if (mode === 1 && bands === null) return cmeError('invalidParameter');
  core.flash.lockedBands = bands;
  return okay();
};

/** `^SYSINFO:<service>,<domain>,<roaming>,<mode>,<card>,<sub mode>`: 2 and 3 are full service, 17 is LTE, card 255: no card, or a locked one. */
const service = (core: ModuleCore): Answer => {
  const registered = core.radio.registered();
  const card = core.radio.simProblem() === null ? 1 : 255;
  return okay(
    `^SYSINFO:${[registered ? 2 : 0, registered ? 3 : 0, 0, registered ? 17 : 0, card, registered ? 7 : 0].join()}`,
  );
};

/** Signal, cells and bands (MAN; docs/at-dialect.md §6.4). */
export const signalCommands: CommandGroup = {
  '+CSQ': { execute: (core) => okay(csqLine(core)) },
  '+CESQ': { execute: (core) => okay(cesqLine(core)) },
  '*CSQ': signalReports,
  '+CCED': {
    execute: () => cmeError('notAllowed'),
    set: cellInformation,
    test: () => okay('+CCED: (0,1,2),(1,2,8)'),
  },
  '+EEMOPT': { set: setEngineering },
  '+EEMGINFO': { query: engineering },
  '*BANDIND': band,
  '+ECBAND': bandList,
  '+SETLOCK': { set: bandLock },
  '^SYSINFO': { execute: service },
};
