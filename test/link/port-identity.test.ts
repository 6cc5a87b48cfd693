import { describe, expect, it } from 'vitest';
import { identifyPort, matchPort, portKey } from '../../electron/link/port-identity.ts';
import { type PortInfo, portInfo } from '../../electron/link/port-info.ts';

interface Plugged {
  readonly path: string;
  readonly at?: string;
  readonly serial?: string | null;
  readonly usb?: string;
  readonly part?: number;
  readonly stable?: string;
}

const port = ({ path, at = '1-1', serial, usb = '1782:4e00', part = 2, stable }: Plugged): PortInfo =>
  portInfo(path, [
    {
      path,
      vendorId: usb.split(':')[0],
      productId: usb.split(':')[1],
      serialNumber: serial ?? undefined,
      usbLocation: at,
      interfaceNumber: part,
      stablePath: stable,
    },
  ]);

const air780 = { usb: '19d1:0001', serial: '000000000001', part: 2 };
const byId = '/dev/serial/by-id/usb-EigenComm_EigenComm_Compo_000000000001-if02';

interface Case {
  readonly name: string;
  readonly typed: string;
  readonly before: readonly Plugged[];
  readonly after: readonly Plugged[];
  readonly opens: string | null;
}

const cases: readonly Case[] = [
  {
    name: 'the same name again',
    typed: '/dev/ttyUSB2',
    before: [{ path: '/dev/ttyUSB2' }],
    after: [{ path: '/dev/ttyUSB2' }],
    opens: '/dev/ttyUSB2',
  },
  {
    name: 'another name at the same location',
    typed: '/dev/ttyUSB2',
    before: [{ path: '/dev/ttyUSB2' }],
    after: [{ path: '/dev/ttyUSB6' }],
    opens: '/dev/ttyUSB6',
  },
  {
    name: 'the same interface, not another one of the module',
    typed: '/dev/ttyUSB2',
    before: [
      { path: '/dev/ttyUSB1', part: 3 },
      { path: '/dev/ttyUSB2', part: 2 },
    ],
    after: [
      { path: '/dev/ttyUSB2', part: 3 },
      { path: '/dev/ttyUSB3', part: 2 },
    ],
    opens: '/dev/ttyUSB3',
  },
  {
    name: 'only another interface has appeared so far',
    typed: '/dev/ttyUSB2',
    before: [{ path: '/dev/ttyUSB2', part: 2 }],
    after: [{ path: '/dev/ttyUSB2', part: 3 }],
    opens: null,
  },
  {
    name: 'another device has taken the name',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0' }],
    after: [{ path: '/dev/ttyUSB0', usb: '1a86:7523', at: '1-2' }],
    opens: null,
  },
  {
    name: 'another unit of the same model has taken the name and the location',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0', serial: 'A11' }],
    after: [{ path: '/dev/ttyUSB0', serial: 'B22' }],
    opens: null,
  },
  {
    name: 'connected elsewhere, recognised by its unique serial number',
    typed: '/dev/ttyUSB0',
    before: [
      { path: '/dev/ttyUSB0', serial: 'A11' },
      { path: '/dev/ttyUSB1', serial: 'B22', at: '1-2' },
    ],
    after: [
      { path: '/dev/ttyUSB0', serial: 'B22', at: '1-2' },
      { path: '/dev/ttyUSB1', serial: 'A11', at: '1-4' },
    ],
    opens: '/dev/ttyUSB1',
  },
  {
    name: 'two Air780 with the same serial number, distinguished by location',
    typed: '/dev/ttyACM0',
    before: [
      { path: '/dev/ttyACM0', ...air780, at: '1-1' },
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
    ],
    after: [
      { path: '/dev/ttyACM0', ...air780, at: '1-2' },
      { path: '/dev/ttyACM3', ...air780, at: '1-1' },
    ],
    opens: '/dev/ttyACM3',
  },
  {
    name: 'of two Air780 only the other one is connected, under the name of the first',
    typed: '/dev/ttyACM0',
    before: [
      { path: '/dev/ttyACM0', ...air780, at: '1-1' },
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
    ],
    after: [{ path: '/dev/ttyACM0', ...air780, at: '1-2' }],
    opens: null,
  },
  {
    name: 'of two Air780 only the other one is connected, and the by-id link leads to it',
    typed: byId,
    before: [
      { path: '/dev/ttyACM0', ...air780, at: '1-1', stable: byId },
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
    ],
    after: [{ path: '/dev/ttyACM3', ...air780, at: '1-2', stable: byId }],
    opens: null,
  },
  {
    name: 'an Air780 that was moved to another USB port while its twin stayed',
    typed: '/dev/ttyACM0',
    before: [
      { path: '/dev/ttyACM0', ...air780, at: '1-1' },
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
    ],
    after: [
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
      { path: '/dev/ttyACM6', ...air780, at: '1-3' },
    ],
    opens: '/dev/ttyACM6',
  },
  {
    name: 'two new devices of the same model that cannot be distinguished',
    typed: '/dev/ttyACM0',
    before: [{ path: '/dev/ttyACM0', ...air780, at: '1-1' }],
    after: [
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
      { path: '/dev/ttyACM6', ...air780, at: '1-3' },
    ],
    opens: null,
  },
  {
    name: 'a device whose properties are still incomplete',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0', serial: 'A11' }],
    after: [{ path: '/dev/ttyUSB0', serial: null }],
    opens: '/dev/ttyUSB0',
  },
  {
    name: 'a by-id link, opened by the name it leads to',
    typed: '/dev/serial/by-id/x',
    before: [{ path: '/dev/ttyUSB0', stable: '/dev/serial/by-id/x', serial: 'A11' }],
    after: [{ path: '/dev/ttyUSB4', stable: '/dev/serial/by-id/x', serial: 'A11', at: '2-1' }],
    opens: '/dev/ttyUSB4',
  },
  {
    name: 'no port connected: the name is tried',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0' }],
    after: [],
    opens: '/dev/ttyUSB0',
  },
  {
    name: 'a Windows name in upper or lower case',
    typed: 'com7',
    before: [{ path: 'COM7', at: 'Port_#0003.Hub_#0001' }],
    after: [{ path: 'COM9', at: 'Port_#0003.Hub_#0001' }],
    opens: 'COM9',
  },
  {
    name: 'a pseudo-terminal is not listed and keeps its name',
    typed: '/tmp/a',
    before: [{ path: '/dev/ttyUSB0' }],
    after: [{ path: '/dev/ttyUSB0' }],
    opens: '/tmp/a',
  },
];

describe('the port to open after a loss', () => {
  it.each(cases)('$name', ({ typed, before, after, opens }) => {
    const identity = identifyPort(typed, before.map(port));
    expect(matchPort(typed, identity, after.map(port))).toBe(opens);
  });

  it('is not identified when it is not on USB', () => {
    expect(identifyPort('/dev/ttyS0', [portInfo('/dev/ttyS0', [{ path: '/dev/ttyS0' }])])).toBeNull();
  });
});

describe('the key of a port', () => {
  const adapter = { usb: '0403:6001', serial: 'A50285BI', part: 0 };

  it('is the same under another name and in another place, with a unique serial number', () => {
    expect(portKey(port({ path: '/dev/ttyUSB0', ...adapter }))).toBe('0403:6001#A50285BI.0');
    expect(portKey(port({ path: '/dev/ttyUSB7', at: '3-2', ...adapter }))).toBe('0403:6001#A50285BI.0');
  });

  it('is that of the place where modules share their serial number', () => {
    expect(portKey(port({ path: '/dev/ttyACM0', ...air780 }))).toBe('19d1:0001@1-1.2');
    expect(portKey(port({ path: '/dev/ttyACM1', at: '1-2', ...air780 }))).toBe('19d1:0001@1-2.2');
  });

  it('differs between the interfaces of one device', () => {
    expect(portKey(port({ path: '/dev/ttyUSB0', part: 0 }))).not.toBe(portKey(port({ path: '/dev/ttyUSB1', part: 1 })));
  });

  it('is the path of a port that is not on USB', () => {
    expect(portKey(portInfo('/dev/ttyS0', [{ path: '/dev/ttyS0' }]))).toBe('/dev/ttyS0');
  });
});
