import { describe, expect, it } from 'vitest';
import { findGroups } from '../../../renderer/shell/find-rows.ts';
import {
  isNoModule,
  kindOfAddress,
  listNote,
  looksLikeAddress,
  portOptions,
  typedAddress,
} from '../../../renderer/shell/port-options.ts';
import type { PortsView, PortView, ProbeView } from '../../../shared/contract.ts';

const port = (path: string, more: Partial<PortView> = {}): PortView => ({
  path,
  key: path,
  product: null,
  manufacturer: null,
  vendorId: null,
  productId: null,
  interfaceNumber: null,
  usbLocation: null,
  knownModule: null,
  ...more,
});

const probe = (address: string, state: ProbeView['state'], more: Partial<ProbeView> = {}): ProbeView => ({
  address,
  state,
  baudRate: null,
  version: null,
  failure: null,
  ...more,
});

const ports = (list: readonly PortView[], probes: readonly ProbeView[] = []): PortsView => ({
  list,
  failure: null,
  search: { running: false, probes, done: probes.length },
});

const module724 = { usbLocation: '1-3', knownModule: 'air724', product: 'LUAT USB Device' } as const;

describe('the note below the list of the port picker', () => {
  const failure = (facts: Record<string, string>) => ({ code: 'link/failed', facts, evidence: [] }) as const;

  it.each([
    ['nothing if there are ports', ports([port('COM3')]), null],
    ['no ports', ports([]), { kind: 'none' }],
    [
      'that they could not be listed',
      { ...ports([]), failure: failure({ detail: 'EIO' }) },
      { kind: 'failed', failure: failure({ detail: 'EIO' }) },
    ],
    [
      'that too while the ports of before are shown',
      { ...ports([port('COM3')]), failure: failure({}) },
      { kind: 'failed', failure: failure({}) },
    ],
  ])('is %s', (_what, view, note) => expect(listNote(view)).toEqual(note));
});

describe('the list of the port picker', () => {
  it('is in natural order, known modules first', () => {
    const view = ports([port('COM10'), port('COM9'), port('COM11', module724)]);
    expect(portOptions(view, '').map(({ address }) => address)).toEqual(['COM11', 'COM9', 'COM10']);
  });

  it('begins with the port that answered', () => {
    const view = ports([port('COM8', module724), port('COM9', module724)], [probe('COM9', 'answers')]);
    expect(portOptions(view, '').map(({ address, answers }) => `${address} ${answers}`)).toEqual([
      'COM9 true',
      'COM8 false',
    ]);
  });

  it('marks ports that another program uses', () => {
    const busy = probe('COM3', 'failed', { failure: { code: 'link/busy', facts: {}, evidence: [] } });
    expect(portOptions(ports([port('COM3')], [busy]), '')[0]?.busy).toBe(true);
  });

  it('is filtered by path and product, ignoring case', () => {
    const view = ports([port('COM3', { product: 'CH340' }), port('COM4', { product: 'LUAT' })]);
    expect(portOptions(view, ' luat ').map(({ address }) => address)).toEqual(['COM4']);
    expect(portOptions(view, 'com3').map(({ address }) => address)).toEqual(['COM3']);
  });
});

describe('an address that is typed', () => {
  it('is a separate option unless it is in the list', () => {
    const view = ports([port('COM3')]);
    expect(typedAddress(view, ' tcp://10.0.0.1:2000 ')).toBe('tcp://10.0.0.1:2000');
    expect(typedAddress(view, 'COM3')).toBeNull();
    expect(typedAddress(view, 'sim:')).toBeNull();
    expect(typedAddress(view, '  ')).toBeNull();
  });

  it.each([
    ['sim:16', false],
    ['SIM:2', false],
    ['sim:', false],
    ['sim:17', true],
    ['sim:50 ', true],
    ['sim:0', true],
    ['sim:100', true],
    ['COM17', false],
  ])('%s is above the last virtual module: %s, and then not offered', (address, isBeyond) => {
    const view = ports([]);
    expect(isNoModule(address)).toBe(isBeyond);
    if (isBeyond) expect([typedAddress(view, address), looksLikeAddress(address)]).toEqual([null, false]);
  });

  it.each([
    ['sim:', 'simulator'],
    ['tcp://a:1', 'network'],
    ['TCP://a:1', 'network'],
    ['/dev/ttyUSB0', 'serial'],
    ['rfc2217://host:2217', 'network'],
  ])('%s is of kind %s', (address, kind) => expect(kindOfAddress(address)).toBe(kind));
});

describe('the results of Find the module', () => {
  const list = [port('COM3'), port('COM7', module724), port('COM8', module724), port('COM9', module724)];
  const probes = [probe('COM3', 'silent'), probe('COM7', 'silent'), probe('COM8', 'answers'), probe('COM9', 'asking')];

  it('are grouped by USB device, the module and its AT port first', () => {
    const groups = findGroups(ports(list, probes));
    expect(groups.map(({ usbLocation, rows }) => [usbLocation, rows.map((row) => row.probe.address)])).toEqual([
      ['1-3', ['COM8', 'COM7', 'COM9']],
      [null, ['COM3']],
    ]);
  });

  it('show that the other ports belong to the same module', () => {
    const [module, other] = findGroups(ports(list, probes));
    expect(module?.rows.map(({ besideAtPort }) => besideAtPort)).toEqual([false, true, true]);
    expect(other?.rows[0]?.besideAtPort).toBe(false);
  });

  it('do not group ports without a common USB device', () => {
    const two = findGroups(ports([port('COM1'), port('COM2')], [probe('COM1', 'silent'), probe('COM2', 'answers')]));
    expect(two.map(({ rows }) => rows.length)).toEqual([1, 1]);
    expect(two[1]?.rows[0]?.besideAtPort).toBe(false);
  });

  it('contain a port that is no longer there', () => {
    expect(findGroups(ports([], [probe('COM5', 'failed')]))[0]?.rows[0]).toMatchObject({ product: null });
  });
});

describe('text typed into the list of ports when it loses focus', () => {
  it.each([
    ['rfc2217://desk:2217', true],
    ['/dev/ttyUSB2', true],
    ['\\\\.\\COM12', true],
    ['COM7', true],
    ['com7 ', true],
    ['tcp://192.168.1.5:4800', true],
    ['localhost:4800', true],
    ['[::1]:4800', true],
    ['sim:', true],
    ['usb', false],
    ['COM', false],
    ['Luat', false],
    ['', false],
  ])('%j is an address: %s', (typed, isAddress) => {
    expect(looksLikeAddress(typed)).toBe(isAddress);
  });
});
