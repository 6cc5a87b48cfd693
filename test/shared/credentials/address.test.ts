import { describe, expect, it } from 'vitest';
import { readAddress, readPort } from '../../../shared/credentials/address.ts';

describe('a port', () => {
  it.each([
    ['1', 1],
    ['8883', 8883],
    ['65535', 65_535],
  ])('%s is valid', (text, port) => {
    expect(readPort(text)).toBe(port);
  });

  it.each(['0', '65536', '99999', '123456', '-1', '1.5', '', ' 1', '0x10'])('%j is invalid', (text) => {
    expect(readPort(text)).toBeUndefined();
  });
});

describe('an address', () => {
  it.each([
    ['host', { host: 'host' }],
    ['host:65535', { host: 'host', port: 65_535 }],
    ['host:1', { host: 'host', port: 1 }],
    ['host:8883/', { host: 'host', port: 8883 }],
    ['mqtts://host:8883/path', { host: 'host', port: 8883, tlsEnabled: true }],
    ['tcp://host', { host: 'host', tlsEnabled: false }],
    ['[fe80::1]:8883', { host: 'fe80::1', port: 8883 }],
    ['fe80::1', { host: 'fe80::1' }],
  ])('%s', (text, address) => {
    expect(readAddress(text)).toEqual(address);
  });

  it.each([
    'host:0',
    'host:65536',
    'host:99999',
    'host:123456',
    'host/path',
    'ws://host:8083/mqtt',
    'https://host',
    '',
  ])('%j is invalid: an impossible port is not ignored', (text) => {
    expect(readAddress(text)).toBeNull();
  });
});
