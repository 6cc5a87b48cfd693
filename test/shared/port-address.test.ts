import { expect, it } from 'vitest';
import { addressKind, hasBaudRate } from '../../shared/port-address.ts';

it.each([
  ['/dev/ttyUSB2', 'serial', true],
  ['COM3', 'serial', true],
  ['tcp://host:7000', 'tcp', false],
  ['TCP://host:7000', 'tcp', false],
  ['rfc2217://host:2217', 'rfc2217', true],
  ['RFC2217://[::1]:2217', 'rfc2217', true],
  ['sim:', 'simulator', false],
  ['sim:2', 'simulator', false],
  ['tcp', 'serial', true],
])('%s is of the kind %s', (address, kind, rate) => {
  expect([addressKind(address), hasBaudRate(address)]).toEqual([kind, rate]);
});
