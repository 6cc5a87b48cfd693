import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { huaweiTimestamp } from '../../../shared/clouds/huawei/derive.ts';
import { hourStartMs } from '../../../shared/clouds/huawei/hours.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { CloudDevice } from '../../simulator/demo-cloud/demo-device.ts';
import { commandTable } from '../../simulator/module/commands.ts';
import type { VirtualNetworkOptions } from '../../simulator/network/virtual-network.ts';
import { type FaultSpec, readFault } from '../../simulator/placed-faults.ts';

/** Parsers of option values. Each returns the value or throws, which ends the program with the exit code for wrong usage. */
const wholeNumber =
  (minimum: number, maximum: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`${minimum}–${maximum}`);
  };

export const readPort = wholeNumber(0, 65_535);
export const readTimeoutMs = wholeNumber(1, 600_000);
/** How often: a number, or `forever`. */
export const readLoops = (text: string): number => {
  if (text === 'forever') return Number.POSITIVE_INFINITY;
  const loops = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (loops >= 1) return loops;
  throw new InvalidArgumentError('1–999999999, forever');
};

export const readBaud = wholeNumber(50, 12_000_000);

/**
 * A valid calendar hour. Hour 24 is accepted because Huawei's C SDK sometimes writes it. The timestamp of an existing clientId is not checked
 * like this, because ids with impossible hours exist and work (docs/huawei.md §1.6).
 */
export const readTimestamp = (text: string): string => {
  const day = text.slice(0, 8);
  const midnightMs = hourStartMs(`${day}00`);
  const isDay = midnightMs !== null && huaweiTimestamp(midnightMs) === `${day}00`;
  if (isDay && /^\d{8}(?:[01]\d|2[0-4])$/.test(text)) return text;
  throw new InvalidArgumentError('YYYYMMDDHH');
};

/** One fault, or several separated by commas, each with or without a place. */
export const readFaults = (text: string, before: readonly FaultSpec[] = []): readonly FaultSpec[] => {
  const specs = text.split(',').map((name) => readFault(name.trim()));
  const known = specs.filter((spec) => spec !== null);
  if (known.length < specs.length) {
    throw new InvalidArgumentError('NAME[@COMMAND[#N][:POINT]]');
  }
  const isKnownPlace = (spec: FaultSpec): boolean =>
    typeof spec === 'string' || spec.command === 'AT' || commandTable.has(spec.command);
  if (!known.every(isKnownPlace)) throw new InvalidArgumentError(`@AT, @${[...commandTable.keys()].join(', @')}`);
  return [...before, ...known];
};

/** An IP address. Names are not accepted, because a name may have several addresses. */
export const readAddress = (text: string): string => {
  if (isIP(text) !== 0) return text;
  throw new InvalidArgumentError('192.168.1.7, ::1');
};

/** One address, or several separated by commas. */
export const readAddresses = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').map((address) => readAddress(address.trim())),
];

export const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** Called after the options are parsed, because the parser repeats an invalid value in its message and this value contains a secret. */
export const readDevices = (texts: readonly string[]): Outcome<readonly CloudDevice[]> => {
  const devices: CloudDevice[] = [];
  for (const text of texts) {
    const colon = text.indexOf(':');
    if (colon < 1 || colon === text.length - 1) return fail('usage/invalid', { option: '--device ID:SECRET' });
    devices.push({ id: text.slice(0, colon), secret: text.slice(colon + 1) });
  }
  return ok(devices);
};

export const readBroker = (text: string): NonNullable<VirtualNetworkOptions['broker']> => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const tls = url?.protocol === 'mqtts:';
  if (!url || (!tls && url.protocol !== 'mqtt:') || url.hostname === '') {
    throw new InvalidArgumentError('mqtts://host:port, mqtt://host:port');
  }
  const port = url.port === '' ? (tls ? 8883 : 1883) : Number(url.port);
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port, tls };
};
