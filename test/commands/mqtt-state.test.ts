import { expect, it } from 'vitest';
import { mqttState } from '../../electron/commands/mqtt-state.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['a blank before the colon, as printed by a real module', '+MQTTSTATU :1', 'online', 1],
  ['offline', '+MQTTSTATU :0', 'offline', 0],
  ['TCP without a login', '+MQTTSTATU: 2', 'login-needed', 2],
  ['no blank', '+MQTTSTATU:1', 'online', 1],
])('reads the state: %s', (_name, line, state, number) => {
  expect(textOf(mqttState.line())).toBe('AT+MQTTSTATU');
  expect(resultOf(mqttState, undefined, [line, '', 'OK'])).toEqual({ state, number });
});

it.each([[['OK']], [['+MQTTSTATU :3', 'OK']], [['+MQTTSTATU :', 'OK']], [['+MQTTSTATU :-1', 'OK']]])(
  'does not parse %j',
  (received) => {
    expectUnreadable(mqttState, undefined, received);
  },
);
