import { cmeError, okay, okayThen } from './answer.ts';
import { numberOf, textOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { reportLater } from './reports.ts';

const numeric = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const hostLimitBytes = 128;
/** `+CDNSGIP:0,10`: the general failure of a look-up (MAN CDNSGIP). */
const lookUpFailed = 10;
/** Values of an echo that was lost (MAN CIPPING). */
const lostTime = 600;
const lostTimeToLive = 255;
const usualTimeToLive = 54;
/** IP and ICMP headers of an echo. */
const echoHeaderBytes = 28;

/**
 * An address of 198.18.0.0/15, the range for tests of RFC 2544, always the same for a name; `null`: no such name.
 * No name is looked up outside this computer.
 */
const addressOf = (core: ModuleCore, host: string): string | null => {
  if (numeric.test(host)) return host;
  if (core.upstream.hasHost && !core.upstream.hasHost(host)) return null;
  let hash = 0;
  for (const character of host.toLowerCase()) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return `198.${18 + (hash & 1)}.${(hash >>> 8) & 255}.${1 + ((hash >>> 16) % 254)}`;
};

/** CSTT, CIICR and CIFSR, or a connection, come first (docs/at-dialect.md §6.2). */
const isPrepared = (core: ModuleCore): boolean => core.ram.ipState === 'IP STATUS' && core.radio.attached();

const lookUp: Handler = (core, args) => {
  const host = textOf(args[0], hostLimitBytes);
  if (host === null || args.length > 1) return cmeError('invalidParameter');
  if (!isPrepared(core)) return cmeError('notAllowed');
  return okayThen(() => {
    core.countTraffic(60 + host.length, 76 + host.length);
    reportLater(core, 'host-address', core.timings.lookUpMs, () => {
      const address = addressOf(core, host);
      core.report(address === null ? `+CDNSGIP:0,${lookUpFailed}` : `+CDNSGIP: 1,"${host}","${address}"`);
    });
  });
};

const echoTime = (core: ModuleCore): number | null => {
  const weak = core.has('weak-signal');
  if (weak && core.random() < 0.3) return null;
  return Math.round(weak ? 150 + core.random() * 400 : 20 + core.random() * 30);
};

interface Echoes {
  readonly address: string;
  readonly count: number;
  readonly bytes: number;
  readonly limitMs: number;
}

/** Sends each line when its reply is there, and returns the time after which `OK` follows. */
const sendEchoes = (core: ModuleCore, { address, count, bytes, limitMs }: Echoes): number => {
  let atMs = 0;
  for (let number = 1; number <= count; number += 1) {
    const time = echoTime(core);
    const isLost = time === null || time > limitMs;
    core.countTraffic(bytes + echoHeaderBytes, isLost ? 0 : bytes + echoHeaderBytes);
    const values = isLost ? [lostTime, lostTimeToLive] : [time, usualTimeToLive];
    atMs += isLost ? limitMs : time;
    core.after(atMs, () => core.report(`+CIPPING: ${number},"${address}",${values.join()}`));
    if (number < count) atMs += core.timings.echoPauseMs;
  }
  return atMs;
};

/** `AT+CIPPING=<host>[,<1 to 100>[,<0 to 1024 bytes>[,<1 to 600 times 100 ms>[,<time to live>]]]]`; endless echoes (0) are not simulated. */
const ping: Handler = (core, args) => {
  const host = textOf(args[0], hostLimitBytes);
  const number = (index: number, usual: number, least: number, most: number): number | null =>
    args[index] === undefined ? usual : numberOf(args[index], least, most);
  const count = number(1, 4, 1, 100);
  const bytes = number(2, 32, 0, 1_024);
  const limit = number(3, 100, 1, 600);
  if (host === null || count === null || bytes === null || limit === null) return cmeError('invalidParameter');
  if (number(4, 64, 1, 255) === null || args.length > 5) return cmeError('invalidParameter');
  const address = addressOf(core, host);
  if (!isPrepared(core) || address === null) return cmeError('notAllowed');
  return { ...okay(), delayMs: sendEchoes(core, { address, count, bytes, limitMs: limit * 100 }) + 1 };
};

const nameServers = ['211.136.17.107', '211.136.20.203'] as const;

/** `AT^DATAINFO=<0, 1>,<30 to 65535 s>`; the counts are kept without power (MAN DATAINFO). */
const setCounting: Handler = (core, args) => {
  const mode = numberOf(args[0], 0, 1);
  const seconds = args[1] === undefined && mode === 0 ? 30 : numberOf(args[1], 30, 65_535);
  if (mode === null || seconds === null || args.length > 2) return cmeError('invalidParameter');
  core.flash.traffic.counts = mode === 1;
  core.flash.traffic.intervalSeconds = seconds;
  return okay();
};

/** Names, echoes and the counter of data. */
export const hostCommands: CommandGroup = {
  '+CDNSGIP': { set: lookUp },
  '+CIPPING': {
    query: () => okay('+CIPPING: 4,32,100,64'),
    set: ping,
    test: () => okay('+CIPPING: (0-100),(0-1024),(1-600),(1-255)'),
  },
  '+CDNSCFG': { query: () => okay(`PrimaryDns: ${nameServers[0]}`, `SecondaryDns: ${nameServers[1]}`) },
  '^DATAINFO': {
    execute: (core) => {
      const { counts, upBytes, downBytes } = core.flash.traffic;
      return counts ? okay(`^DATAINFO: ${upBytes},${downBytes}`) : cmeError('notAllowed');
    },
    query: (core) => {
      const { counts, intervalSeconds } = core.flash.traffic;
      return okay(`^DATAINFO: ${counts ? 1 : 0},${intervalSeconds}`);
    },
    set: setCounting,
  },
};
