import { cmeError, finalLine, okay, okayThen, plainError, silence } from './answer.ts';
import { choiceOf, numberOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';
import { factorySettings } from './memory.ts';

const baudRates = [0, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600] as const;

const version = (core: ModuleCore): string => core.model.version;

/** Without a usable card its two numbers are empty. */
const report: Handler = (core) => {
  const card = core.radio.simProblem() === null ? core.identity : { iccid: '', imsi: '' };
  return okay(
    `Manufacturer: ${identity.maker}`,
    `Model: ${core.model.model}`,
    `Revision: ${version(core)}`,
    `HWver: ${core.model.chip}`,
    'Buildtime: Mar  6 2023 20:04:22',
    `IMEI: ${core.identity.imei}`,
    `ICCID: ${card.iccid}`,
    `IMSI: ${card.imsi}`,
  );
};

const echo: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1] as const);
  if (mode === null) return plainError;
  core.ram.settings = { ...core.ram.settings, echo: mode === 1 };
  return okay();
};

const restartAfterOk: Handler = (core) =>
  okayThen(() => core.after(core.timings.restartDelayMs, () => core.restart('software')));

/** 1: with a last line instead of `OK`; 0: at once, without an answer (MAN CPOWD). */
const powerDown: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1] as const);
  if (mode === null || args.length > 1) return cmeError('invalidParameter');
  if (mode === 0) return { ...silence, after: () => core.powerOff() };
  return {
    ...finalLine('NORMAL POWER DOWN'),
    after: () => core.after(core.timings.powerDownMs, () => core.powerOff()),
  };
};

/** `AT+CFUN=0`: the network is lost; `=1`: it comes back; `=1,1`: restart (docs/at-dialect.md §5). */
const setFunctionality: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1, 4] as const);
  if (mode === null || args.length > 2) return cmeError('invalidParameter');
  if (args[1] && numberOf(args[1], 0, 1) === null) return cmeError('invalidParameter');
  if (args[1]?.text === '1') return restartAfterOk(core, []);
  const before = core.ram.functionality;
  core.ram.functionality = mode;
  if (mode === 1 && before !== 1) {
    core.radio.searchAgain();
    return okayThen(
      () => core.after(core.timings.registrationMs, () => core.radio.announce()),
      core.timings.radioSwitchMs,
    );
  }
  if (mode === 1 || before !== 1) return okay();
  return okayThen(() => {
    core.report('+CGEV: ME DETACH');
    core.radio.lost();
    core.ram.ipState = 'IP INITIAL';
  });
};

export const generalCommands: CommandGroup = {
  E: { execute: echo },
  I: { execute: (core, args) => (args.length === 0 ? okay(version(core)) : plainError) },
  '&W': {
    execute: (core) => {
      core.flash.settings = core.ram.settings;
      return okay();
    },
  },
  '&F': {
    execute: (core) => {
      core.ram.settings = factorySettings;
      return okay();
    },
  },
  '*I': { execute: report },
  '+VER': { execute: (core) => okay(version(core)) },
  '+CGMR': { execute: (core) => okay(`+CGMR: "${version(core)}"`) },
  '+CGMM': { execute: (core) => okay(`+CGMM: "${core.model.model}"`) },
  '+CGMI': { execute: () => okay(`+CGMI: "${identity.maker}"`) },
  '+CGSN': { execute: (core) => okay(core.identity.imei) },
  '+GSN': { execute: (core) => okay(core.identity.imei) },
  '+CMEE': {
    query: (core) => okay(`+CMEE :${core.ram.settings.errorMode}`),
    set: (core, args) => {
      const errorMode = choiceOf(args[0], [0, 1, 2] as const);
      if (errorMode === null) return cmeError('invalidParameter');
      core.ram.settings = { ...core.ram.settings, errorMode };
      return okay();
    },
  },
  '+IPR': {
    query: (core) => okay(`+IPR: ${core.ram.settings.baudRate}`),
    set: (core, args) => {
      const baudRate = choiceOf(args[0], baudRates);
      if (baudRate === null) return cmeError('invalidParameter');
      core.ram.settings = { ...core.ram.settings, baudRate };
      return okay();
    },
  },
  '+CFUN': { query: (core) => okay(`+CFUN: ${core.ram.functionality}`), set: setFunctionality },
  '+RESET': { execute: restartAfterOk },
  '+CPOWD': { set: powerDown },
  '+CCLK': {
    query: (core) => okay(`+CCLK: "${core.moduleClock.text()}"`),
    set: (core, args) => {
      const text = args[0];
      return text && args.length === 1 && core.moduleClock.set(text.text) ? okay() : cmeError('invalidParameter');
    },
  },
};
