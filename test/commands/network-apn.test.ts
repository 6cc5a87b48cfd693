import { expect, it } from 'vitest';
import { networkApn } from '../../electron/commands/network-apn.ts';
import { expectNoInjection, expectPlainAnswer, secretsOf, textOf } from './support.ts';

const apn = { name: 'jscmiot', user: 'u9682', password: 'iot98765', auth: 'chap' } as const;

it.each([
  ['chap', 'AT+CPNETAPN=2,"jscmiot","u9682","iot98765",2'],
  ['pap', 'AT+CPNETAPN=2,"jscmiot","u9682","iot98765",1'],
  ['none', 'AT+CPNETAPN=2,"jscmiot","u9682","iot98765",0'],
] as const)('builds the line for %s', (auth, line) => {
  expect(textOf(networkApn.line({ ...apn, auth }))).toBe(line);
});

it('marks only the password', () => {
  expect(secretsOf(networkApn.line(apn))).toEqual(['iot98765']);
});

it('sends empty quotes for no user and no password', () => {
  const line = networkApn.line({ name: 'cmiot', user: null, password: null, auth: 'none' });
  expect(textOf(line)).toBe('AT+CPNETAPN=2,"cmiot","","",0');
  expect(secretsOf(line)).toEqual([]);
});

it('accepts OK or an error as its final result', () => {
  expectPlainAnswer(networkApn, apn);
});

it('keeps the text inside its quotes', () => {
  expectNoInjection(networkApn, (text) => ({ ...apn, name: text }), 3);
  expectNoInjection(networkApn, (text) => ({ ...apn, user: text, password: text }), 3);
});
