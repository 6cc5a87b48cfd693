import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSysfsPorts } from '../../electron/link/sysfs-ports.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-sysfs-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const folders = () => ({ sysFolder: join(folder, 'sys'), devFolder: join(folder, 'dev') });

const put = async (path: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(join(folder, 'sys', path), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'sys', path, name), `${text}\n`);
};

const classEntry = async (name: string, device: string | null, files: Readonly<Record<string, string>> = {}) => {
  await put(`class/tty/${name}`, files);
  if (device) await symlink(join(folder, 'sys', device), join(folder, 'sys', 'class/tty', name, 'device'));
};

const usbDevice = 'devices/pci0000:00/usb1/1-1/1-1.2';

describe('the ports in sysfs', () => {
  it('have the identity of their USB device and interface', async () => {
    await put(usbDevice, {
      idVendor: '19d1',
      idProduct: '0001',
      manufacturer: 'EigenComm',
      product: 'EigenComm Compo',
      serial: '000000000001',
    });
    await put(`${usbDevice}/1-1.2:1.10`, { bInterfaceNumber: '0a' });
    await classEntry('ttyACM5', `${usbDevice}/1-1.2:1.10`);
    await mkdir(join(folder, 'dev/serial/by-id'), { recursive: true });
    await symlink('../../ttyACM5', join(folder, 'dev/serial/by-id/usb-EigenComm-if0a'));
    const ports = await readSysfsPorts(folders());
    expect(ports).toEqual([
      {
        path: join(folder, 'dev/ttyACM5'),
        vendorId: '19d1',
        productId: '0001',
        manufacturer: 'EigenComm',
        product: 'EigenComm Compo',
        serialNumber: '000000000001',
        interfaceNumber: 10,
        usbLocation: '1-1.2',
        stablePath: join(folder, 'dev/serial/by-id/usb-EigenComm-if0a'),
      },
    ]);
  });

  it('are found in the port folder of usb-serial drivers', async () => {
    await put(usbDevice, { idVendor: '1782', idProduct: '4e00' });
    await put(`${usbDevice}/1-1.2:1.2`, { bInterfaceNumber: '02' });
    await put(`${usbDevice}/1-1.2:1.2/ttyUSB2`, {});
    await classEntry('ttyUSB2', `${usbDevice}/1-1.2:1.2/ttyUSB2`);
    const ports = await readSysfsPorts(folders());
    expect(ports).toMatchObject([{ vendorId: '1782', productId: '4e00', interfaceNumber: 2, usbLocation: '1-1.2' }]);
  });

  it('do not include virtual consoles and names without a UART', async () => {
    await put('devices/platform/serial8250', {});
    await classEntry('tty0', null);
    await classEntry('ttyS0', 'devices/platform/serial8250', { type: '4' });
    await classEntry('ttyS1', 'devices/platform/serial8250', { type: '0' });
    expect(await readSysfsPorts(folders())).toMatchObject([{ path: join(folder, 'dev/ttyS0') }]);
  });

  it('include the serial ports of Bluetooth, which have no device entry', async () => {
    await classEntry('rfcomm0', null);
    await classEntry('rfcommX', null);
    expect(await readSysfsPorts(folders())).toEqual([{ path: join(folder, 'dev/rfcomm0'), stablePath: undefined }]);
  });

  it('are null where the folder does not exist', async () => {
    expect(await readSysfsPorts(folders())).toBeNull();
  });
});
