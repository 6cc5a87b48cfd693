import { expect, it } from 'vitest';
import { buildRequest } from '../../electron/at/command-spec.ts';
import { mqttConnect } from '../../electron/commands/mqtt-connect.ts';
import { play, textOf } from './support.ts';

const login = { cleanSession: true, keepAliveSeconds: 60, secondPhaseMs: 15_000 };

it('builds the line of the article', () => {
  expect(textOf(mqttConnect.line(login))).toBe('AT+MCONNECT=1,60');
  expect(textOf(mqttConnect.line({ ...login, cleanSession: false, keepAliveSeconds: 600 }))).toBe('AT+MCONNECT=0,600');
});

it('is logged in only by CONNACK OK', () => {
  expect(play(mqttConnect, login, ['', 'OK', '', 'CONNACK OK']).outcome?.ok).toBe(true);
  expect(play(mqttConnect, login, ['OK']).outcome).toBeNull();
  expect(buildRequest(mqttConnect, login).secondPhase).toMatchObject({ deadlineMs: 15_000, holdsLine: true });
});

it.each([
  ['ERROR', ['OK', 'ERROR']],
  ['+CME ERROR: 3', ['OK', '+CME ERROR: 3']],
  ['CLOSED', ['OK', 'CLOSED']],
  ['CONNACK FAIL', ['OK', 'CONNACK FAIL']],
  ['CONNACK', ['OK', 'CONNACK']],
  ['CONNACK 4', ['OK', 'CONNACK 4']],
  ['+CME ERROR: 767', ['AT+MCONNECT=1,60', '', '+CME ERROR: 767']],
])('is refused by %s', (failedBy, received) => {
  expect(play(mqttConnect, login, received).failedBy).toBe(failedBy);
});

it.each([0, 65_536, 1.5])('refuses a keep-alive of %d s', (keepAliveSeconds) => {
  expect(() => mqttConnect.line({ ...login, keepAliveSeconds })).toThrow(RangeError);
});
