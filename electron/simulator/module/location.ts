import { type Answer, cmeError, okay, okayThen } from './answer.ts';
import { choiceOf, numberOf } from './arguments.ts';
import { isBearerOpen } from './bearer.ts';
import type { CommandEntry, CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { reportLater } from './reports.ts';

/** The place of the manual's example, WGS-84. */
const latitude = 34.7983328;
const longitude = 114.3214505;
/** The servers answer in the time of China. */
const chinaMs = 8 * 3_600_000;

/** No network, of the codes of AT+CIPGSMLOC and AT+WIFILOC (MAN). */
const noNetwork = 601;

/** `aheadMs`: until the answer is sent. */
const localTime = (core: ModuleCore, aheadMs: number): string =>
  new Date(core.moduleClock.wallMs() + aheadMs + chinaMs)
    .toISOString()
    .slice(0, 19)
    .replaceAll('-', '/')
    .replace('T', ',');

/** Within about `spanDegrees` of the place; seven digits, and on an Air720 three before the point (MAN, older text). */
const coordinate = (core: ModuleCore, usual: number, spanDegrees: number): string => {
  const text = (usual + (core.random() - 0.5) * spanDegrees).toFixed(7);
  return core.model.paddedCoordinates ? text.padStart(11, '0') : text;
};

const place = (core: ModuleCore, spanDegrees: number): string =>
  `${coordinate(core, latitude, spanDegrees)},${coordinate(core, longitude, spanDegrees)},`;

interface Locating {
  readonly name: '+CIPGSMLOC' | '+WIFILOC';
  readonly spanDegrees: number;
  readonly delayMs: (core: ModuleCore) => number;
}

/** The line comes **before** `OK`, and slowly; a code other than 0 is a failure. 1: the place, 2: the time. */
const locate =
  ({ name, spanDegrees, delayMs }: Locating): Handler =>
  (core, args) => {
    const kind = choiceOf(args[0], [1, 2] as const);
    const bearer = numberOf(args[1], 1, 3);
    if (kind === null || bearer === null || args.length > 3) return cmeError('invalidParameter');
    if (!isBearerOpen(core, bearer)) return okay(`${name}: ${noNetwork}`);
    core.countTraffic(420, 260);
    const aheadMs = delayMs(core);
    const where = kind === 1 ? place(core, spanDegrees) : '';
    return { ...okay(`${name}: 0,${where}${localTime(core, aheadMs)}`), delayMs: aheadMs };
  };

interface Station {
  readonly mac: string;
  readonly level: number;
  readonly channel: number;
}

/** Locally administered addresses, which no device has from its factory. */
const stations: readonly Station[] = [
  { mac: '02:00:00:00:00:01', level: -42, channel: 11 },
  { mac: '02:00:00:00:00:02', level: -50, channel: 1 },
  { mac: '02:00:00:00:00:03', level: -63, channel: 4 },
  { mac: '02:00:00:00:00:04', level: -67, channel: 6 },
  { mac: '02:00:00:00:00:05', level: -74, channel: 11 },
  { mac: '02:00:00:00:00:06', level: -90, channel: 13 },
];

const stationLines = (core: ModuleCore, most: number, channel: number): readonly string[] => {
  const found = stations
    .filter((station) => channel === 0 || station.channel === channel)
    .slice(0, most)
    .map(({ mac, level, channel: on }) => `+WIFISCAN: "${mac}",${level + Math.round((core.random() - 0.5) * 4)},${on}`);
  return core.ram.countsStations ? [`+WIFISCAN COUNT: ${found.length}`, ...found] : found;
};

const waitAndScan = (core: ModuleCore, most: number, channel: number): Answer => ({
  ...okay(...stationLines(core, most, channel)),
  delayMs: core.timings.wifiScanMs,
});

/** Plain: `OK` first, then the stations without an end line. Query and set: the stations, then `OK` (MAN WIFISCAN). */
const scan: CommandEntry = {
  execute: (core) =>
    okayThen(() =>
      reportLater(core, 'wifi-stations', core.timings.wifiScanMs, () => {
        for (const line of stationLines(core, stations.length, 0)) core.report(line);
      }),
    ),
  query: (core) => waitAndScan(core, stations.length, 0),
  set: (core, args) => {
    const most = numberOf(args[1], 1, 30);
    const channel = numberOf(args[2], 0, 255);
    const order = choiceOf(args[0], [0, 1] as const);
    return order === null || most === null || channel === null || args.length > 3
      ? cmeError('invalidParameter')
      : waitAndScan(core, most, channel);
  },
};

/** Location by cells and by WiFi; both ask a server of the vendor over the bearer of AT+SAPBR. */
export const locationCommands: CommandGroup = {
  '+CIPGSMLOC': {
    set: locate({ name: '+CIPGSMLOC', spanDegrees: 0.004, delayMs: ({ timings }) => timings.cellLocationMs }),
  },
  '+GSMLOCFG': { query: () => okay('+GSMLOCFG: bs.openluat.com:12411') },
  '+WIFILOC': {
    set: locate({ name: '+WIFILOC', spanDegrees: 0.0004, delayMs: ({ timings }) => timings.wifiLocationMs }),
  },
  '+WIFISCAN': scan,
  '+WIFISCANCOUNT': {
    query: (core) => okay(`+WIFISCANCOUNT: ${core.ram.countsStations ? 1 : 0}`),
    set: (core, args) => {
      const mode = choiceOf(args[0], [0, 1] as const);
      if (mode === null) return cmeError('invalidParameter');
      core.ram.countsStations = mode === 1;
      return okay();
    },
  },
};
