import { expect, it } from 'vitest';
import { faultPoints, faults } from '../../electron/simulator/faults.ts';
import { type FaultSpec, placeableFaults, readFault } from '../../electron/simulator/placed-faults.ts';

const at = (fault: string, command: string, occurrence: number | null = null, point = 'after-echo') =>
  ({ fault, command, occurrence, point }) as FaultSpec;

it.each<[string, FaultSpec | null]>([
  ['no-sim', 'no-sim'],
  ['reset', 'reset'],
  ['reset@MCONNECT', at('reset', '+MCONNECT')],
  ['mute@fswrite', at('mute', '+FSWRITE')],
  ['drop@AT+MSUB', at('drop', '+MSUB')],
  ['drop@+MSUB', at('drop', '+MSUB')],
  ['error@ATE0', at('error', 'E')],
  ['error@ATI', at('error', 'I')],
  ['error@AT&W', at('error', '&W')],
  ['late@AT', at('late', 'AT')],
  ['reset@FSWRITE#2', at('reset', '+FSWRITE', 2)],
  ['reset@FSWRITE:mid-payload', at('reset', '+FSWRITE', null, 'mid-payload')],
  ['lost-final@FSWRITE#12:after-prompt', at('lost-final', '+FSWRITE', 12, 'after-prompt')],
  ['nonsense', null],
  ['nonsense@MCONNECT', null],
  ['no-sim@MCONNECT', null],
  ['reset@', null],
  ['reset@#2', null],
  ['reset@MCONNECT#0', null],
  ['reset@MCONNECT#x', null],
  ['reset@MCONNECT:nowhere', null],
  ['reset@MCONNECT:toString', null],
  ['reset@MCONNECT:after-ok#2', null],
  ['reset@MCONNECT=1', null],
  ['', null],
])('%j', (text, expected) => {
  expect(readFault(text)).toEqual(expected);
});

it('every fault that may have a place, and every place, is described in both languages', () => {
  for (const text of [...placeableFaults.map((name) => faults[name]), ...Object.values(faultPoints)]) {
    expect(text.en).not.toBe('');
    expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
  }
});
