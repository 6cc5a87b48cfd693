import { describe, expect, it } from 'vitest';
import { portSettingsLimit } from '../../shared/contract/settings.ts';
import {
  defaultFrame,
  defaultSettings,
  type PortSettings,
  type PortView,
  type Sending,
} from '../../shared/contract.ts';
import { keptSettings, lineOfPort, withPort } from '../../shared/port-settings.ts';

const seven = { ...defaultFrame, dataBits: 7, parity: 'even' } as const;
const sending: Sending = { form: 'hex', lineEnding: 'lf', checksum: 'xor8', range: { first: 2, leftOut: 1 } };
const listed = (path: string, key: string): PortView => ({
  ...{ path, key, product: null, manufacturer: null, vendorId: null, productId: null },
  ...{ interfaceNumber: null, usbLocation: null, knownModule: null },
});
const known = (ports: readonly PortSettings[], ...list: readonly PortView[]) => ({
  settings: { ...defaultSettings, ports },
  ports: { list },
});
const adapter: PortSettings = { key: '0403:6001#A1.0', address: '/dev/ttyUSB0', baudRate: 9_600, line: seven };

describe('the settings of a port', () => {
  it('are those of the device, under whatever name it comes back', () => {
    const view = known([adapter], listed('/dev/ttyUSB3', adapter.key), listed('/dev/ttyUSB0', 'other'));
    expect(keptSettings(view, '/dev/ttyUSB3')).toEqual(adapter);
    expect(keptSettings(view, '/dev/ttyUSB0')).toBeNull();
    expect(lineOfPort(view, '/dev/ttyUSB0')).toEqual(defaultFrame);
  });

  it('are those of the last device with this name until the ports are listed', () => {
    expect(lineOfPort(known([adapter]), '/dev/ttyUSB0')).toEqual(seven);
  });

  it('of a serial server are those of its address', () => {
    const address = 'rfc2217://desk:2217';
    const ports = withPort(known([]), address, { baudRate: 19_200 });
    expect(ports).toEqual([{ key: address, address, baudRate: 19_200, line: null }]);
  });

  it.each(['tcp://desk:23', 'sim:', 'sim:2'])('%s has none', (address) => {
    expect(withPort(known([adapter]), address, { baudRate: 9_600 })).toEqual([adapter]);
  });

  it.each(['tcp://desk:23', 'COM3'])('keep the encoding and how texts are sent, also of %s', (address) => {
    const first = withPort(known([]), address, { encoding: 'gbk' });
    const second = withPort(known(first), address, { sending });
    expect(withPort(known(second), address, { baudRate: 9_600, line: seven })).toMatchObject([
      { key: address, encoding: 'gbk', sending },
    ]);
    expect(keptSettings(known(second), address)).toMatchObject({ encoding: 'gbk', sending });
  });

  it('change one at a time, and follow the setting for all ports until they have their own', () => {
    const first = withPort(known([adapter]), '/dev/ttyUSB0', { baudRate: 57_600 });
    expect(first).toEqual([{ ...adapter, baudRate: 57_600 }]);
    const second = withPort(known(first), '/dev/ttyUSB0', { line: null });
    expect(second).toEqual([{ ...adapter, baudRate: 57_600, line: null }]);
    expect(lineOfPort(known(second), '/dev/ttyUSB0')).toEqual(defaultFrame);
    expect(withPort(known([]), 'COM3', { line: seven })).toEqual([
      { key: 'COM3', address: 'COM3', baudRate: defaultSettings.lastBaudRate, line: seven },
    ]);
  });

  it('are kept for the ports that were used last', () => {
    let ports: readonly PortSettings[] = [adapter];
    for (let number = 1; number <= portSettingsLimit; number += 1) {
      ports = withPort(known(ports), `COM${number}`, { baudRate: 9_600 });
      if (number < portSettingsLimit) ports = withPort(known(ports), '/dev/ttyUSB0', {});
    }
    expect(ports).toHaveLength(portSettingsLimit);
    expect(ports.map(({ address }) => address)).not.toContain('COM1');
    expect(ports).toContainEqual(adapter);
  });
});
