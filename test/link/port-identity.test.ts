import { describe, expect, it } from 'vitest';
import { identifyPort, matchPort } from '../../electron/link/port-identity.ts';
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
    name: 'another name at the same place',
    typed: '/dev/ttyUSB2',
    before: [{ path: '/dev/ttyUSB2' }],
    after: [{ path: '/dev/ttyUSB6' }],
    opens: '/dev/ttyUSB6',
  },
  {
    name: 'its interface, not another one of the module',
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
    name: 'only another interface is there yet',
    typed: '/dev/ttyUSB2',
    before: [{ path: '/dev/ttyUSB2', part: 2 }],
    after: [{ path: '/dev/ttyUSB2', part: 3 }],
    opens: null,
  },
  {
    name: 'another device took the name',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0' }],
    after: [{ path: '/dev/ttyUSB0', usb: '1a86:7523', at: '1-2' }],
    opens: null,
  },
  {
    name: 'another unit of the same kind took the name and the place',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0', serial: 'A11' }],
    after: [{ path: '/dev/ttyUSB0', serial: 'B22' }],
    opens: null,
  },
  {
    name: 'plugged in elsewhere, told by its own serial number',
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
    name: 'two Air780 with the same serial number: by the place',
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
    name: 'of two Air780 only the other one is there, under the name of the first',
    typed: '/dev/ttyACM0',
    before: [
      { path: '/dev/ttyACM0', ...air780, at: '1-1' },
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
    ],
    after: [{ path: '/dev/ttyACM0', ...air780, at: '1-2' }],
    opens: null,
  },
  {
    name: 'of two Air780 only the other one is there, and the link by id leads to it',
    typed: byId,
    before: [
      { path: '/dev/ttyACM0', ...air780, at: '1-1', stable: byId },
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
    ],
    after: [{ path: '/dev/ttyACM3', ...air780, at: '1-2', stable: byId }],
    opens: null,
  },
  {
    name: 'an Air780 that was moved to another socket while its twin stayed',
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
    name: 'two new ones of the kind, and nothing tells which',
    typed: '/dev/ttyACM0',
    before: [{ path: '/dev/ttyACM0', ...air780, at: '1-1' }],
    after: [
      { path: '/dev/ttyACM3', ...air780, at: '1-2' },
      { path: '/dev/ttyACM6', ...air780, at: '1-3' },
    ],
    opens: null,
  },
  {
    name: 'a device that is not described whole yet',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0', serial: 'A11' }],
    after: [{ path: '/dev/ttyUSB0', serial: null }],
    opens: '/dev/ttyUSB0',
  },
  {
    name: 'a link by id, opened by the name behind it',
    typed: '/dev/serial/by-id/x',
    before: [{ path: '/dev/ttyUSB0', stable: '/dev/serial/by-id/x', serial: 'A11' }],
    after: [{ path: '/dev/ttyUSB4', stable: '/dev/serial/by-id/x', serial: 'A11', at: '2-1' }],
    opens: '/dev/ttyUSB4',
  },
  {
    name: 'nothing there: the name is tried',
    typed: '/dev/ttyUSB0',
    before: [{ path: '/dev/ttyUSB0' }],
    after: [],
    opens: '/dev/ttyUSB0',
  },
  {
    name: 'a Windows name in any case',
    typed: 'com7',
    before: [{ path: 'COM7', at: 'Port_#0003.Hub_#0001' }],
    after: [{ path: 'COM9', at: 'Port_#0003.Hub_#0001' }],
    opens: 'COM9',
  },
  {
    name: 'a pseudo-terminal is in no list and keeps its name',
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
