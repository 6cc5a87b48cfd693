import { describe, expect, it } from 'vitest';
import { createPortDirectory, listDeadlineMs, type NativePortEntry } from '../../electron/link/port-directory.ts';
import type { PortFindings } from '../../electron/link/port-info.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const never = <T>(): Promise<T> => new Promise(() => undefined);
const noUdevadm = (): Promise<never> => Promise.reject(new Error('spawn udevadm ENOENT'));

const air780: PortFindings = {
  path: '/dev/ttyACM0',
  vendorId: '19d1',
  productId: '0001',
  manufacturer: 'EigenComm',
  product: 'EigenComm Compo',
  serialNumber: '000000000001',
  interfaceNumber: 2,
  usbLocation: '1-1.2',
  stablePath: '/dev/serial/by-id/usb-EigenComm-if02',
};

const setUp = (
  listNative: () => Promise<readonly NativePortEntry[]>,
  readSysfs: (() => Promise<readonly PortFindings[] | null>) | null = null,
) => {
  const clock = new VirtualClock();
  const directory = createPortDirectory({ listNative, readSysfs }, clock);
  return { clock, list: () => clock.runUntil(directory.listPorts()), directory };
};

describe('the list of ports', () => {
  it('on Linux is read from sysfs, in natural order, without starting a program', async () => {
    let asked = 0;
    const { list } = setUp(
      () => {
        asked += 1;
        return noUdevadm();
      },
      async () => [{ path: '/dev/ttyUSB10', vendorId: '1782', productId: '4e00' }, air780, { path: '/dev/ttyUSB2' }],
    );
    const listed = await list();
    expect(listed.ok && listed.value).toEqual([
      { ...air780, knownModule: 'air780' },
      expect.objectContaining({ path: '/dev/ttyUSB2', vendorId: null, knownModule: null }),
      expect.objectContaining({ path: '/dev/ttyUSB10', knownModule: 'air724' }),
    ]);
    expect(asked).toBe(0);
  });

  it('on Linux without sysfs is read from udevadm, with a port that is listed twice only once', async () => {
    const { list } = setUp(
      async () => [
        { path: '/dev/ttyUSB2', vendorId: '0x403', productId: '6001' },
        { path: '' },
        { path: '/dev/ttyUSB2', vendorId: '0403', manufacturer: 'FTDI' },
      ],
      async () => null,
    );
    expect(await list()).toMatchObject({
      ok: true,
      value: [{ path: '/dev/ttyUSB2', vendorId: '0403', productId: '6001', manufacturer: 'FTDI', knownModule: null }],
    });
  });

  it('on Windows takes the interface from the PnP ID and the product from the friendly name', async () => {
    const { list } = setUp(async () => [
      {
        path: 'COM10',
        vendorId: '1782',
        productId: '4E00',
        pnpId: 'USB\\VID_1782&PID_4E00&MI_0A\\7&1&0&0003',
        friendlyName: 'LUAT USB Device 1 AT (COM10)',
        locationId: 'Port_#0003.Hub_#0001',
      },
    ]);
    expect(await list()).toMatchObject({
      value: [
        {
          path: 'COM10',
          product: 'LUAT USB Device 1 AT (COM10)',
          productId: '4e00',
          interfaceNumber: 10,
          usbLocation: 'Port_#0003.Hub_#0001',
          stablePath: null,
          knownModule: 'air724',
        },
      ],
    });
  });

  it('handles a list that never arrives, and does not request it a second time meanwhile', async () => {
    let asked = 0;
    const hang = (): Promise<never> => {
      asked += 1;
      return never();
    };
    const { clock, list } = setUp(hang);
    expect(await list()).toMatchObject({ ok: false, error: { code: 'link/failed' } });
    expect(clock.nowMs()).toBe(listDeadlineMs);
    expect(await list()).toMatchObject({ ok: false });
    expect(asked).toBe(1);
  });

  it('fails when no source answered, but keeps an earlier list', async () => {
    const failing = setUp(noUdevadm);
    expect(await failing.list()).toMatchObject({
      ok: false,
      error: { code: 'link/failed', facts: { detail: 'spawn udevadm ENOENT' } },
    });
    let calls = 0;
    const later = setUp(() => (calls++ === 0 ? Promise.resolve([{ path: 'COM3' }]) : never()));
    expect(await later.list()).toMatchObject({ value: [{ path: 'COM3' }] });
    expect(await later.list()).toMatchObject({ ok: true, value: [{ path: 'COM3' }] });
  });

  it('is requested once for all concurrent callers', async () => {
    let asked = 0;
    const { clock, directory } = setUp(async () => {
      asked += 1;
      return [];
    });
    await clock.runUntil(Promise.all([directory.listPorts(), directory.listPorts()]));
    expect(asked).toBe(1);
    await clock.runUntil(directory.listPorts());
    expect(asked).toBe(2);
  });

  it('is bounded, and its texts are printable', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      path: `COM${index}`,
      friendlyName: `\u001b[2J\u202e${'x'.repeat(9999)}`,
    }));
    const { list } = setUp(async () => many);
    const listed = await list();
    if (!listed.ok) throw new Error(listed.error.code);
    expect(listed.value.length).toBe(512);
    expect(listed.value[0]?.product).toMatch(/^\[2J x{100,200}$/);
  });
});
