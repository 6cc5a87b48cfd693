import { InvalidArgumentError } from 'commander';
import type { CloudDevice } from '../../simulator/demo-cloud/demo-device.ts';
import { type FaultName, faultNames, isFaultName } from '../../simulator/faults.ts';
import type { VirtualNetworkOptions } from '../../simulator/network/virtual-network.ts';

/** Readers of option values: each gives the value or refuses it, which ends the program with the usage exit code. */
const wholeNumber =
  (minimum: number, maximum: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`${minimum}–${maximum}`);
  };

export const readPort = wholeNumber(0, 65_535);
export const readBaud = wholeNumber(50, 12_000_000);

export const readTimestamp = (text: string): string => {
  if (/^\d{10}$/.test(text)) return text;
  throw new InvalidArgumentError('YYYYMMDDHH');
};

export const readFaults = (text: string, before: readonly FaultName[] = []): readonly FaultName[] => {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !isFaultName(name));
  if (unknown !== undefined) throw new InvalidArgumentError(faultNames.join(', '));
  return [...before, ...names.filter(isFaultName)];
};

/** The text may hold a secret, so it is not repeated. */
export const readDevice = (text: string, before: readonly CloudDevice[] = []): readonly CloudDevice[] => {
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) throw new InvalidArgumentError('id:secret');
  return [...before, { id: text.slice(0, colon), secret: text.slice(colon + 1) }];
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
