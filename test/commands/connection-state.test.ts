import { expect, it } from 'vitest';
import { connectionState } from '../../electron/commands/connection-state.ts';
import { play, resultOf, textOf } from './support.ts';

it.each([
  ['STATE: IP INITIAL', 'IP INITIAL'],
  ['STATE:IP GPRSACT', 'IP GPRSACT'],
  ['STATE: CONNECT OK', 'CONNECT OK'],
])('reads %s after OK', (line, state) => {
  expect(textOf(connectionState.line())).toBe('AT+CIPSTATUS');
  expect(resultOf(connectionState, undefined, ['AT+CIPSTATUS', '', 'OK', '', line])).toEqual({ state });
});

it('is not answered by OK alone, nor by a connection that is established meanwhile', () => {
  expect(play(connectionState, undefined, ['OK']).outcome).toBeNull();
  expect(play(connectionState, undefined, ['OK', 'CONNECT OK']).outcome).toBeNull();
});
