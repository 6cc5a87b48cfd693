import type { PortInfo } from './port-info.ts';

/** What is remembered of a USB port, so that it is found again under whatever name it comes back. */
export interface PortIdentity {
  readonly vendorId: string;
  readonly productId: string;
  readonly interfaceNumber: number | null;
  readonly serialNumber: string | null;
  readonly usbLocation: string | null;
  readonly stablePath: string | null;
  /** Where other devices were plugged in that nothing but their place tells from this one. */
  readonly twinLocations: readonly string[];
}

/** Air780 modules all say `000000000001` (docs/at-dialect.md §3), and cheap adapters `0`, `0001` or `12345678`. */
const sharedSerial = /^(?:0*[01]?|0*12345678(?:90?)?|f+)$/i;

const isTelling = (serialNumber: string | null): serialNumber is string =>
  serialNumber !== null && !sharedSerial.test(serialNumber);

/** Windows names are the same in any case and with the prefix of a device. */
const plainName = (path: string): string => {
  const name = path.trim().replace(/^\\\\\.\\/, '');
  return /^com\d+:?$/i.test(name) ? name.toUpperCase().replace(/:$/, '') : path;
};

const isNamed = (port: PortInfo, address: string): boolean =>
  port.path === plainName(address) || port.stablePath === address;

/** True unless one of both is not known: a device that has just come back is not described whole at once. */
const differs = <T>(one: T | null, other: T | null): boolean => one !== null && other !== null && one !== other;

const isOfSameKind = (identity: Omit<PortIdentity, 'twinLocations'>, port: PortInfo): boolean =>
  port.vendorId === identity.vendorId &&
  port.productId === identity.productId &&
  !differs(identity.interfaceNumber, port.interfaceNumber) &&
  !differs(identity.serialNumber, port.serialNumber);

/**
 * Who is behind `address` among the ports there are. `null`: nothing to tell it by, as for pseudo-terminals, `tcp://` and ports
 * that are not on USB: these come back under their address or not at all.
 */
export const identifyPort = (address: string, ports: readonly PortInfo[]): PortIdentity | null => {
  const own = ports.find((port) => isNamed(port, address));
  if (!own || own.vendorId === null || own.productId === null) return null;
  const { vendorId, productId, interfaceNumber, serialNumber, usbLocation, stablePath } = own;
  const identity = { vendorId, productId, interfaceNumber, serialNumber, usbLocation, stablePath };
  const twinLocations = ports
    .filter((port) => port !== own && isOfSameKind(identity, port))
    .flatMap((port) => (port.usbLocation === null || port.usbLocation === usbLocation ? [] : [port.usbLocation]));
  return { ...identity, twinLocations };
};

/**
 * The path to open to reach the same port again, or `null` when it is not there, when another device has its name, or when
 * several could be it: no byte may go to the wrong module.
 */
export const matchPort = (
  address: string,
  identity: PortIdentity | null,
  ports: readonly PortInfo[],
): string | null => {
  if (identity === null) return address;
  const candidates = ports.filter((port) => isOfSameKind(identity, port) && !isTwin(identity, port));
  const only = (isIt: (port: PortInfo) => boolean): string | null => {
    const found = candidates.filter(isIt);
    return found.length === 1 ? (found[0]?.path ?? null) : null;
  };
  return (
    (isTelling(identity.serialNumber) ? only(({ serialNumber }) => serialNumber === identity.serialNumber) : null) ??
    only(({ usbLocation }) => usbLocation !== null && usbLocation === identity.usbLocation) ??
    only(({ stablePath }) => stablePath !== null && stablePath === identity.stablePath) ??
    only((port) => isNamed(port, address)) ??
    only(() => true) ??
    (ports.some((port) => isNamed(port, address)) || candidates.length > 0 ? null : address)
  );
};

/** A device with a serial number of its own has no twins, wherever it is plugged in. */
const isTwin = ({ serialNumber, usbLocation, twinLocations }: PortIdentity, port: PortInfo): boolean =>
  !isTelling(serialNumber) &&
  port.usbLocation !== null &&
  port.usbLocation !== usbLocation &&
  twinLocations.includes(port.usbLocation);
