import { describe, expect, it } from 'vitest';
import { sslConfigure, sslQuery } from '../../electron/commands/ssl-configuration.ts';
import { expectNoInjection, expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

describe('the setting', () => {
  it.each([
    ['cacert', 'server.crt', 'AT+SSLCFG="cacert",88,"server.crt"'],
    ['clientcert', 'client.crt', 'AT+SSLCFG="clientcert",88,"client.crt"'],
    ['clientkey', 'client.key', 'AT+SSLCFG="clientkey",88,"client.key"'],
    ['seclevel', 1, 'AT+SSLCFG="seclevel",88,1'],
    ['hostname', 'iot.example.org', 'AT+SSLCFG="hostname",88,"iot.example.org"'],
    ['ignorelocaltime', 1, 'AT+SSLCFG="ignorelocaltime",88,1'],
    ['sslversion', 3, 'AT+SSLCFG="sslversion",88,3'],
    ['hostname', null, 'AT+SSLCFG="hostname",88,'],
  ] as const)('%s = %s', (key, value, line) => {
    expect(textOf(sslConfigure.line({ key, value }))).toBe(line);
  });

  it('accepts OK or an error as its final result', () => {
    expectPlainAnswer(sslConfigure, { key: 'seclevel', value: 1 });
  });

  it('refuses an invalid number', () => {
    expect(() => sslConfigure.line({ key: 'seclevel', value: Number.NaN })).toThrow(RangeError);
    expect(() => sslConfigure.line({ key: 'seclevel', value: -1 })).toThrow(RangeError);
  });

  it('keeps the value inside its quotes', () => {
    expectNoInjection(sslConfigure, (value) => ({ key: 'hostname' as const, value }), 2);
  });
});

describe('the query', () => {
  it.each([
    ['text', 'cacert', '+SSLCFG: "cacert",88,"server.crt"', 'server.crt'],
    ['a number', 'seclevel', '+SSLCFG: "seclevel",88,2', '2'],
    ['a missing quote, as in the manual', 'ciphersuite', '+SSLCFG: ciphersuite",88,0X0035', '0X0035'],
    ['not set', 'hostname', '+SSLCFG: "hostname",88,', null],
    ['empty', 'hostname', '+SSLCFG: "hostname",88,""', null],
    ['no value at all', 'hostname', '+SSLCFG: "hostname",88', null],
  ] as const)('reads %s', (_name, key, line, value) => {
    expect(textOf(sslQuery.line({ key }))).toBe(`AT+SSLCFG="${key}",88`);
    expect(resultOf(sslQuery, { key }, [line, '', 'OK'])).toEqual({ value });
  });

  it.each([[['OK']], [['+SSLCFG: "seclevel",88,1', 'OK']], [['+SSLCFG: "cacert",153,"other.crt"', 'OK']]])(
    'does not accept %j as the value of cacert',
    (received) => {
      expectUnreadable(sslQuery, { key: 'cacert' }, received);
    },
  );
});
