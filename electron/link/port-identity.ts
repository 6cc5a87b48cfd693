import type { PortInfo } from './port-info.ts';

/** The properties by which a USB port is recognised when it appears again under another name. */
export interface PortIdentity {
  readonly vendorId: string;
  readonly productId: string;
  readonly interfaceNumber: number | null;
  readonly serialNumber: string | null;
  readonly usbLocation: string | null;
  readonly stablePath: string | null;
  /** Locations of other connected devices that differ from this one only by their location. */
  readonly identicalDeviceLocations: readonly string[];
}

/** Air780 modules all say `000000000001` (docs/at-dialect.md §3), and cheap adapters `0`, `0001` or `12345678`. */
const sharedSerial = /^(?:0*[01]?|0*12345678(?:90?)?|f+)$/i;

const isUniqueSerial = (serialNumber: string | null): serialNumber is string =>
  serialNumber !== null && !sharedSerial.test(serialNumber);

/**
 * Identifies the device of a listed port whatever its path is: by its USB properties and a unique serial number, else by where it is plugged
 * in. A port without USB properties is its path.
 */
export const portKey = (port: PortInfo): string => {
  const { vendorId, productId, serialNumber, interfaceNumber, usbLocation } = port;
  if (vendorId === null || productId === null) return port.path;
  const own = isUniqueSerial(serialNumber) ? `#${serialNumber}` : `@${usbLocation ?? port.stablePath ?? port.path}`;
  return `${vendorId}:${productId}${own}.${interfaceNumber ?? ''}`.slice(0, 300);
};

/** On Windows `com3`, `COM3:` and `\\.\COM3` are the same port: returns the plain upper-case name. */
const plainName = (path: string): string => {
  const name = path.trim().replace(/^\\\\\.\\/, '');
  return /^com\d+:?$/i.test(name) ? name.toUpperCase().replace(/:$/, '') : path;
};

const isNamed = (port: PortInfo, address: string): boolean =>
  port.path === plainName(address) || port.stablePath === address;

/** False if one of the two is unknown: right after a device is plugged in, its properties may be incomplete. */
const differs = <T>(one: T | null, other: T | null): boolean => one !== null && other !== null && one !== other;

const isOfSameKind = (identity: Omit<PortIdentity, 'identicalDeviceLocations'>, port: PortInfo): boolean =>
  port.vendorId === identity.vendorId &&
  port.productId === identity.productId &&
  !differs(identity.interfaceNumber, port.interfaceNumber) &&
  !differs(identity.serialNumber, port.serialNumber);

/**
 * The identity of the device behind `address`, from the list of ports. `null` when there is nothing to recognise it by, as for
 * pseudo-terminals, `tcp://` and ports that are not on USB: these can only appear again under the same address.
 */
export const identifyPort = (address: string, ports: readonly PortInfo[]): PortIdentity | null => {
  const own = ports.find((port) => isNamed(port, address));
  if (!own || own.vendorId === null || own.productId === null) return null;
  const { vendorId, productId, interfaceNumber, serialNumber, usbLocation, stablePath } = own;
  const identity = { vendorId, productId, interfaceNumber, serialNumber, usbLocation, stablePath };
  const identicalDeviceLocations = ports
    .filter((port) => port !== own && isOfSameKind(identity, port))
    .flatMap((port) => (port.usbLocation === null || port.usbLocation === usbLocation ? [] : [port.usbLocation]));
  return { ...identity, identicalDeviceLocations };
};

/**
 * The path under which the same port can be opened again. `null` when it is not connected, when another device has its name, or when
 * several ports match: no byte may be sent to the wrong module.
 */
export const matchPort = (
  address: string,
  identity: PortIdentity | null,
  ports: readonly PortInfo[],
): string | null => {
  if (identity === null) return address;
  const candidates = ports.filter((port) => isOfSameKind(identity, port) && !isIdenticalDevice(identity, port));
  const only = (isMatch: (port: PortInfo) => boolean): string | null => {
    const found = candidates.filter(isMatch);
    return found.length === 1 ? (found[0]?.path ?? null) : null;
  };
  return (
    (isUniqueSerial(identity.serialNumber)
      ? only(({ serialNumber }) => serialNumber === identity.serialNumber)
      : null) ??
    only(({ usbLocation }) => usbLocation !== null && usbLocation === identity.usbLocation) ??
    only(({ stablePath }) => stablePath !== null && stablePath === identity.stablePath) ??
    only((port) => isNamed(port, address)) ??
    only(() => true) ??
    (ports.some((port) => isNamed(port, address)) || candidates.length > 0 ? null : address)
  );
};

/** A device with a unique serial number has no twins, at any location. */
const isIdenticalDevice = (
  { serialNumber, usbLocation, identicalDeviceLocations }: PortIdentity,
  port: PortInfo,
): boolean =>
  !isUniqueSerial(serialNumber) &&
  port.usbLocation !== null &&
  port.usbLocation !== usbLocation &&
  identicalDeviceLocations.includes(port.usbLocation);
