import { describe, expect, it } from 'vitest';
import { isModuleFileName, moduleFileName, moduleFiles } from '../../../shared/profile/module-files.ts';

describe('file names on the module', () => {
  it.each([
    ['certs/server.crt', 'server.crt'],
    ['C:\\certs\\server.crt', 'server.crt'],
    ['证书.crt', 'ca.crt'],
    ['my ca.crt', 'ca.crt'],
    ['.hidden', 'ca.crt'],
    [`${'x'.repeat(65)}`, 'ca.crt'],
    ['folder/', 'ca.crt'],
    ['-----BEGIN CERTIFICATE-----\nAAAA', 'ca.crt'],
    [null, 'ca.crt'],
  ])('for %j: %s', (source, name) => {
    expect(moduleFileName('ca', source)).toBe(name);
  });

  it.each([
    [{ fileOnModule: 'server.crt', clientCert: 'dev.crt', clientKey: 'dev.key' }, ['server.crt', 'dev.crt', 'dev.key']],
    [{ fileOnModule: 'all.pem', clientCert: 'all.pem', clientKey: 'all.pem' }, ['all.pem', 'client.crt', 'client.key']],
    [{ fileOnModule: 'CLIENT.CRT', clientCert: null, clientKey: null }, ['CLIENT.CRT', '2-client.crt', 'client.key']],
  ])('are three different names: %o', (tls, names) => {
    expect(Object.values(moduleFiles(tls))).toEqual(names);
  });
});

describe('a name on the module', () => {
  it.each([
    ['server.crt', true],
    ['_a-b.1', true],
    ['a'.repeat(64), true],
    ['a'.repeat(65), false],
    ['', false],
    ['.crt', false],
    ['a b', false],
    ['a/b', false],
    ['证书.crt', false],
  ])('%j is accepted: %s', (name, good) => {
    expect(isModuleFileName(name)).toBe(good);
  });
});
