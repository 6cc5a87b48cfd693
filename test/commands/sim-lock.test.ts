import { expect, it } from 'vitest';
import { pinTries, setSimLock, simLock } from '../../electron/commands/sim-lock.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, secretsOf, textOf } from './support.ts';

it.each([
  ['+CLCK: 1', true],
  ['+CLCK: 0,1', false],
])('reads %j', (line, on) => {
  expect(textOf(simLock.line())).toBe('AT+CLCK="SC",2');
  expect(resultOf(simLock, undefined, [line, 'OK'])).toEqual({ on });
});

it('masks the PIN and is not repeated', () => {
  const line = setSimLock.line({ on: true, pin: '1234' });
  expect(textOf(line)).toBe('AT+CLCK="SC",1,"1234"');
  expect(secretsOf(line)).toEqual(['1234']);
  expect(setSimLock.repeatable).toBe(false);
  expectPlainAnswer(setSimLock, { on: false, pin: '1234' });
});

it.each(['', '12', '123456789', '12a4', '1"34'])('refuses the PIN %j', (pin) => {
  expect(() => setSimLock.line({ on: true, pin })).toThrow(RangeError);
});

it.each([
  [['+CPINR: SIM PIN,3,3', '+CPINR: SIM PUK,10,10', 'OK'], { pin: 3, puk: 10 }],
  [['+CPINR: "SIM PIN",2', 'OK'], { pin: 2, puk: null }],
])('reads the tries left from %j', (received, tries) => {
  expect(textOf(pinTries.line())).toBe('AT+CPINR');
  expect(resultOf(pinTries, undefined, received)).toEqual(tries);
});

it.each([[['OK']], [['+CPINR: SIM PIN,99', 'OK']], [['+CPINR: READY', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(pinTries, undefined, received);
  expectUnreadable(simLock, undefined, ['OK']);
});
