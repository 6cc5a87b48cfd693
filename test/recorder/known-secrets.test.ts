import { expect, it } from 'vitest';
import { createKnownSecrets } from '../../electron/recorder/known-secrets.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { noState } from '../../electron/recorder/pattern-automaton.ts';
import { secretForms } from '../../electron/recorder/secret-forms.ts';
import { createSecretSearch } from '../../electron/recorder/secret-search.ts';

const nthValue = (index: number): string => `value-${String(index).padStart(6, '0')}`;
const { texts, hex } = secretForms(nthValue(0));
const sizeBytes = [...texts, ...hex].reduce((sum, { length }) => sum + length, 0);

/** A set with space for ten values. */
const createBench = () => {
  const search = createSecretSearch();
  const known = createKnownSecrets(search, 10 * sizeBytes);
  const finds = (value: string): boolean => {
    let state = noState;
    for (const byte of Buffer.from(value)) state = search.texts.next(state, byte);
    return search.texts.matchLength(state) === value.length;
  };
  return { ...known, finds };
};

it('keeps used values when other values are added, and drops the oldest beyond its limit', () => {
  const { register, finds } = createBench();
  for (let index = 0; index < 10; index += 1) register(nthValue(index));
  expect(finds(nthValue(0))).toBe(true);
  register(nthValue(10));
  expect(finds(nthValue(0))).toBe(false);
  expect(finds(nthValue(10))).toBe(true);
});

it('treats a value that is used again as the newest', () => {
  const { register, finds } = createBench();
  for (let index = 0; index < 10; index += 1) register(nthValue(index));
  register(nthValue(0));
  register(nthValue(10));
  expect(finds(nthValue(0))).toBe(true);
});

it('never drops a held value, however many are used', () => {
  const { register, hold, finds } = createBench();
  hold([nthValue(0), nthValue(1)]);
  for (let index = 10; index < 100; index += 1) register(nthValue(index));
  expect([0, 1].map((index) => finds(nthValue(index)))).toEqual([true, true]);
});

it('drops values that were held and never used before used ones', () => {
  const { register, hold, finds } = createBench();
  register(nthValue(0));
  for (let index = 10; index < 100; index += 1) hold([nthValue(index)]);
  expect(finds(nthValue(0))).toBe(true);
  expect(finds(nthValue(10))).toBe(false);
  expect(finds(nthValue(99))).toBe(true);
});

it('keeps a used value that is no longer held', () => {
  const { register, hold, finds } = createBench();
  register(nthValue(0));
  hold([nthValue(0)]);
  for (let index = 10; index < 30; index += 1) hold([nthValue(index)]);
  expect(finds(nthValue(0))).toBe(true);
});

it('a stream still masks known values while old values are dropped in the middle of one', () => {
  const secrets = createSecretSet([], 10 * sizeBytes);
  const stream = secrets.createStream();
  const value = 'Kanarienvogel-4711';
  secrets.hold([value]);
  const given: Uint8Array[] = [];
  for (const character of value) {
    given.push(stream.push(Buffer.from(character)));
    for (let index = 0; index < 12; index += 1) secrets.register(nthValue(index));
  }
  given.push(stream.flush());
  expect(Buffer.concat(given).toString()).toBe('*'.repeat(value.length));
});

it('never drops the value that was used last, however long it is', () => {
  const { register, finds } = createBench();
  const long = `${nthValue(1)}${'-'.repeat(300)}`;
  for (let index = 0; index < 10; index += 1) register(nthValue(index));
  register(long);
  expect(finds(long)).toBe(true);
  expect(finds(nthValue(9))).toBe(false);
});

it('held values do not displace used ones, however many there are', () => {
  const { register, hold, finds } = createBench();
  register(nthValue(0));
  hold(Array.from({ length: 100 }, (_, index) => nthValue(100 + index)));
  register(nthValue(1));
  expect([0, 1].map((index) => finds(nthValue(index)))).toEqual([true, true]);
});

it('keys do not displace passwords', () => {
  const secrets = createSecretSet();
  const password = 'Kanarienvogel-4711';
  secrets.register(password);
  for (let index = 0; index < 20; index += 1) {
    const line = (at: number): string => `${index}-${at}-`.padEnd(64, 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC');
    const lines = Array.from({ length: 26 }, (_, at) => line(at));
    secrets.register(['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n'));
  }
  expect(secrets.maskText(`X ${password}`)).toBe(`X ${'*'.repeat(password.length)}`);
});

it('of a file with a key and its certificates, only the key is secret', () => {
  const key = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
  const certificate = 'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ';
  const file = [
    ...['-----BEGIN CERTIFICATE-----', certificate, '-----END CERTIFICATE-----'],
    ...['-----BEGIN PRIVATE KEY-----', key, '-----END PRIVATE KEY-----', ''],
  ].join('\r\n');
  const { maskText } = createSecretSet([file]);
  expect(maskText(certificate)).toBe(certificate);
  expect(maskText(key)).toBe('*'.repeat(key.length));
});
