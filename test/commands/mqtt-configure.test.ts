import { expect, it } from 'vitest';
import { mqttConfigure } from '../../electron/commands/mqtt-configure.ts';
import { expectNoInjection, expectPlainAnswer, secretsOf, textOf } from './support.ts';

const article = {
  clientId: '8598553f-1f3d-47e6-a7b4-bbdabce316ba_0_0_2019071115',
  username: '8598553f-1f3d-47e6-a7b4-bbdabce316ba',
  password: '36d37c72b6cb7f5eb04cc2499946d835121e22ae866783cf9792627b7ca59624',
};

it('sends the credentials of the article in quotes and marks only the password', () => {
  const line = mqttConfigure.line(article);
  expect(textOf(line)).toBe(`AT+MCONFIG="${article.clientId}","${article.username}","${article.password}"`);
  expect(secretsOf(line)).toEqual([article.password]);
});

it('builds the line of transcript 09', () => {
  const line = mqttConfigure.line({ clientId: '866289037465624', username: 'user', password: 'password' });
  expect(textOf(line)).toBe('AT+MCONFIG="866289037465624","user","password"');
});

it('marks a password with multi-byte characters by byte offsets', () => {
  const line = mqttConfigure.line({ clientId: '设备', username: '用户', password: '密码é' });
  expect(secretsOf(line)).toEqual(['密码é']);
});

it('sends only the client ID without a login, because empty strings are refused', () => {
  const line = mqttConfigure.line({ clientId: 'device-1', username: null, password: null });
  expect(textOf(line)).toBe('AT+MCONFIG="device-1"');
  expect(line.secretSpans).toEqual([]);
});

it('sends a username without a password, and refuses a password without a username', () => {
  expect(textOf(mqttConfigure.line({ clientId: 'a', username: 'b', password: null }))).toBe('AT+MCONFIG="a","b",""');
  expect(() => mqttConfigure.line({ clientId: 'a', username: null, password: 'c' })).toThrow();
});

it('does not show the password in the error message when it cannot be sent', () => {
  const build = () => mqttConfigure.line({ ...article, password: 'canary"\r' });
  expect(build).toThrow();
  expect(build).not.toThrow(/canary/);
});

it('accepts OK or an error as its final result', () => {
  expectPlainAnswer(mqttConfigure, article);
});

it('keeps the text inside its quotes', () => {
  expectNoInjection(mqttConfigure, (text) => ({ clientId: text, username: text, password: text }), 3);
});
