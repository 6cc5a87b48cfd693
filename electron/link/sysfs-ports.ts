import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { PortFindings } from './port-info.ts';

/** The folders to read; tests pass their own. */
export interface SysfsFolders {
  readonly sysFolder: string;
  readonly devFolder: string;
}

const entryLimit = 1024;
const textLimit = 256;
/** tty → usb-serial port → interface → device, with some more levels for hubs and platform buses. */
const ancestorLimit = 8;

/** Bluetooth serial ports may have no device entry. */
const needsNoDevice = (name: string): boolean => /^rfcomm\d+$/.test(name);

/** The serial ports in sysfs on Linux, with their USB properties; `null` when the folder cannot be read. */
export const readSysfsPorts = async ({
  sysFolder,
  devFolder,
}: SysfsFolders): Promise<readonly PortFindings[] | null> => {
  const classFolder = join(sysFolder, 'class', 'tty');
  const names = await readdir(classFolder).catch(() => null);
  if (names === null) return null;
  const stablePaths = await readStablePaths(devFolder);
  const ports: PortFindings[] = [];
  for (const name of names.slice(0, entryLimit)) {
    const device = await realpath(join(classFolder, name, 'device')).catch(() => null);
    if (device === null && !needsNoDevice(name)) continue;
    // A `ttySn` without a UART: the kernel creates 32 of them on every PC.
    if ((await readText(join(classFolder, name, 'type'))) === '0') continue;
    const path = join(devFolder, name);
    ports.push({ path, stablePath: stablePaths.get(path), ...(device === null ? {} : await readUsbFacts(device)) });
  }
  return ports;
};

const readUsbFacts = async (deviceFolder: string): Promise<Omit<PortFindings, 'path'>> => {
  let interfaceNumber: number | undefined;
  let folder = deviceFolder;
  for (let level = 0; level < ancestorLimit; level += 1) {
    const number = await readText(join(folder, 'bInterfaceNumber'));
    if (number !== undefined && /^[0-9a-f]{2}$/i.test(number)) interfaceNumber ??= Number.parseInt(number, 16);
    const vendorId = await readText(join(folder, 'idVendor'));
    if (vendorId !== undefined) {
      return {
        vendorId,
        productId: await readText(join(folder, 'idProduct')),
        manufacturer: await readText(join(folder, 'manufacturer')),
        product: await readText(join(folder, 'product')),
        serialNumber: await readText(join(folder, 'serial')),
        usbLocation: basename(folder),
        interfaceNumber,
      };
    }
    folder = dirname(folder);
  }
  return {};
};

const readStablePaths = async (devFolder: string): Promise<ReadonlyMap<string, string>> => {
  const folder = join(devFolder, 'serial', 'by-id');
  const links = (await readdir(folder).catch(() => [])).slice(0, entryLimit);
  const paths = new Map<string, string>();
  for (const link of links) {
    const target = await readlink(join(folder, link)).catch(() => null);
    if (target !== null) paths.set(resolve(folder, target), join(folder, link));
  }
  return paths;
};

const readText = async (path: string): Promise<string | undefined> => {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  return content?.slice(0, textLimit).trim();
};
