import { describe, expect, it } from 'vitest';
import { simPin, simState } from '../../electron/commands/sim-pin.ts';
import { expectUnreadable, play, resultOf, secretsOf, textOf } from './support.ts';

describe('the query', () => {
  it.each([
    ['transcript 14', '+CPIN: READY', 'ready', 'READY'],
    ['trailing blanks, transcript 27', '+CPIN: READY    ', 'ready', 'READY'],
    ['blank before the colon', '+CPIN :READY', 'ready', 'READY'],
    ['PIN', '+CPIN: SIM PIN', 'pin', 'SIM PIN'],
    ['PUK', '+CPIN: SIM PUK', 'puk', 'SIM PUK'],
    ['PIN2', '+CPIN: SIM PIN2', 'pin2', 'SIM PIN2'],
    ['PUK2', '+CPIN: SIM PUK2', 'puk2', 'SIM PUK2'],
    ['removed', '+CPIN: SIM REMOVED', 'removed', 'SIM REMOVED'],
    ['a network lock', '+CPIN: PH-NET PIN', 'unknown', 'PH-NET PIN'],
    ['a name that every object has', '+CPIN: constructor', 'unknown', 'constructor'],
  ])('reads the state: %s', (_name, line, state, text) => {
    expect(textOf(simState.line())).toBe('AT+CPIN?');
    expect(resultOf(simState, undefined, [line, '', 'OK'])).toEqual({ state, text });
  });

  it('does not accept the hot-plug URC as the answer', () => {
    const received = ['+CPIN: SIM REMOVED 0', '+CPIN: READY', 'OK'];
    expect(resultOf(simState, undefined, received)).toEqual({ state: 'ready', text: 'READY' });
    expectUnreadable(simState, undefined, ['+CPIN: SIM REMOVED 0', 'OK']);
  });

  it('fails with the error of a missing SIM (transcript 14)', () => {
    expect(play(simState, undefined, ['AT+CPIN?', '', '+CME ERROR: 10']).failedBy).toBe('+CME ERROR: 10');
  });

  it('does not parse an OK without a state', () => {
    expectUnreadable(simState, undefined, ['OK']);
  });
});

describe('the PIN', () => {
  it('is marked as secret, and never sent twice automatically', () => {
    const line = simPin.line({ pin: '1234' });
    expect(textOf(line)).toBe('AT+CPIN="1234"');
    expect(secretsOf(line)).toEqual(['1234']);
    expect(simPin.repeatable).toBe(false);
  });

  it('accepts the state line before its OK', () => {
    expect(play(simPin, { pin: '1234' }, ['+CPIN: READY', '', 'OK']).outcome?.ok).toBe(true);
  });

  it.each(['', '123', '123456789', '12 4', '1234,5678', '1234\r', '"1234"'])('refuses %j', (pin) => {
    expect(() => simPin.line({ pin })).toThrow(RangeError);
  });
});
