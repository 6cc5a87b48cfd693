import { cmeError, okay, okayThen } from './answer.ts';
import { choiceOf, numberOf, textOf } from './arguments.ts';
import { bearer } from './bearer.ts';
import type { CommandEntry, CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';
import { operator } from './operators.ts';
import { registrationDetails } from './radio.ts';

/** Query: `+CREG: 0,1`, with location and technology in mode 2 (docs/at-dialect.md §6.1). */
const registration = (name: '+CREG' | '+CGREG' | '+CEREG', highestMode: number): CommandEntry => {
  const shownName = (core: ModuleCore): string => {
    if (name !== '+CEREG') return name;
    return core.has('cereg-as-cgreg') ? '+CGREG' : core.model.epsPrefix;
  };
  return {
    query: (core) => {
      const mode = core.ram.registrationReports[name];
      const stat = core.radio.registrationStat();
      const tail = name === '+CEREG' ? core.model.epsTail : '';
      return okay(`${shownName(core)}: ${mode},${stat}${registrationDetails(core, mode)}${tail}`);
    },
    set: (core, args) => {
      const mode = numberOf(args[0], 0, highestMode);
      if (mode === null) return cmeError('invalidParameter');
      core.ram.registrationReports[name] = mode;
      return okay();
    },
    test: (core) =>
      okay(`${shownName(core)}: (${Array.from({ length: highestMode + 1 }, (_, mode) => mode).join(',')})`),
  };
};

const attach: Handler = (core, args) => {
  const wanted = choiceOf(args[0], [0, 1] as const);
  if (wanted === null) return cmeError('invalidParameter');
  core.ram.attachWanted = wanted === 1;
  if (wanted === 1) return core.radio.attached() ? okay() : cmeError('unspecifiedPacketError');
  return okayThen(() => core.radio.lost());
};

const setContext: Handler = (core, args) => {
  const id = numberOf(args[0], 1, 15);
  const apn = args[2] ? args[2].text : '';
  if (id === null || apn.length > 128) return cmeError('invalidParameter');
  if (id === 1) core.flash.apn = apn === '' ? identity.defaultApn : apn;
  return okay();
};

/** `2,<apn>,<user>,<pwd>,<0 none|1 PAP|2 CHAP>` sets, `3` deletes (docs/at-dialect.md §6.1). */
const setNetworkApn: Handler = (core, args) => {
  if (args[0]?.text === '3') {
    core.flash.networkApn = null;
    return okay();
  }
  const name = textOf(args[1], 128);
  const auth = args[4] ? numberOf(args[4], 0, 2) : 0;
  if (args[0]?.text !== '2' || name === null || auth === null) return cmeError('invalidParameter');
  core.flash.networkApn = { name, user: args[2]?.text ?? '', password: args[3]?.text ?? '', auth };
  core.flash.apn = name;
  return okay();
};

const address: Handler = (core, args) =>
  args[0] && args[0].text !== '1'
    ? cmeError('invalidParameter')
    : okay(`+CGPADDR: 1,"${core.radio.attached() ? identity.address : '0.0.0.0'}"`);

export const networkCommands: CommandGroup = {
  '+CREG': registration('+CREG', 3),
  '+CGREG': registration('+CGREG', 5),
  '+CEREG': registration('+CEREG', 5),
  '+COPS': operator,
  '+CGATT': { query: (core) => okay(`+CGATT: ${core.radio.attached() ? 1 : 0}`), set: attach },
  '+CGDCONT': {
    query: (core) => {
      const shown = core.radio.attached() ? identity.address : '';
      return okay(`+CGDCONT: 1,"IP","${core.flash.apn}","${shown}",0,0`);
    },
    set: setContext,
  },
  '+CGACT': {
    query: (core) => okay(`+CGACT: 1,${core.radio.attached() ? 1 : 0}`),
    set: (core, args) => {
      const active = choiceOf(args[0], [0, 1] as const);
      if (active === null || (args[1] && numberOf(args[1], 1, 15) === null)) return cmeError('invalidParameter');
      if (active === 1 && !core.radio.attached()) return cmeError('unspecifiedPacketError');
      return active === 1 ? okay() : okayThen(() => core.mqtt.lose());
    },
  },
  '+CGPADDR': { execute: address, set: address },
  '+SAPBR': bearer,
  '+CPNETAPN': {
    query: (core) => {
      const apn = core.flash.networkApn;
      const values = { MODE: apn ? 2 : 0, APN: apn?.name ?? '', USR: apn?.user ?? '', PWD: apn?.password ?? '' };
      return okay(...Object.entries(values).map(([name, value]) => `${name}:${value}`), `AUTHMODE:${apn?.auth ?? 0}`);
    },
    set: setNetworkApn,
  },
};
