import { factText } from './fact-text.ts';

/** A serial port as reported by the system. The texts come from devices: bounded, printable, never to be trusted. */
export interface PortInfo {
  /** The path to open: `/dev/ttyUSB2`, `COM10`. */
  readonly path: string;
  readonly manufacturer: string | null;
  readonly product: string | null;
  /** No identity for Air780 modules: all of them report `000000000001`. */
  readonly serialNumber: string | null;
  /** Four lower-case hexadecimal digits, as `productId`. */
  readonly vendorId: string | null;
  readonly productId: string | null;
  /** The number of this function of the USB device. */
  readonly interfaceNumber: number | null;
  /** The USB port it is connected to: `1-1.2` on Linux, `Port_#0003.Hub_#0001` on Windows. */
  readonly usbLocation: string | null;
  /** A path that survives re-enumeration (`/dev/serial/by-id/…`), Linux only. */
  readonly stablePath: string | null;
  readonly knownModule: KnownModule | null;
}

export type KnownModule = 'air724' | 'air780';

/** USB ids of running modules (docs/at-dialect.md §3). */
const modulesByUsbId: Readonly<Record<string, KnownModule>> = {
  '1782:4e00': 'air724',
  '19d1:0001': 'air780',
};

/** The data of one source about one port. */
export interface PortFindings {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly product?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly interfaceNumber?: number | undefined;
  readonly usbLocation?: string | undefined;
  readonly stablePath?: string | undefined;
}

const text = (...values: readonly (string | undefined)[]): string | null => {
  for (const value of values) {
    const clean = value === undefined ? '' : factText(value);
    if (clean !== '') return clean;
  }
  return null;
};

const usbId = (...values: readonly (string | undefined)[]): string | null => {
  const value = values.find((candidate) => candidate !== undefined && /^(0x)?[0-9a-f]{1,4}$/i.test(candidate));
  return value === undefined ? null : value.replace(/^0x/i, '').toLowerCase().padStart(4, '0');
};

/** Combines the data of several sources about one port. For each field the first source that has a value wins. */
export const portInfo = (path: string, sources: readonly PortFindings[]): PortInfo => {
  const all = <K extends keyof PortFindings>(key: K): readonly PortFindings[K][] =>
    sources.map((source) => source[key]);
  const vendorId = usbId(...all('vendorId'));
  const productId = usbId(...all('productId'));
  return {
    path,
    manufacturer: text(...all('manufacturer')),
    product: text(...all('product')),
    serialNumber: text(...all('serialNumber')),
    vendorId,
    productId,
    interfaceNumber: all('interfaceNumber').find((value) => value !== undefined) ?? null,
    usbLocation: text(...all('usbLocation')),
    stablePath: all('stablePath').find((value) => value !== undefined) ?? null,
    knownModule: modulesByUsbId[`${vendorId}:${productId}`] ?? null,
  };
};

const collator = new Intl.Collator('en', { numeric: true });

/** `ttyUSB2` before `ttyUSB10`. */
export const byPath = (a: PortInfo, b: PortInfo): number => collator.compare(a.path, b.path);
