import { describe, expect, it } from 'vitest';
import { readFaults } from '../../../electron/host/cli/arguments.ts';

describe('--fault', () => {
  it('takes several, one after the other or with commas, each with or without a place', () => {
    const first = readFaults('no-sim, reset@MCONNECT#2:after-ok');
    expect(readFaults('mute@AT', first)).toEqual([
      'no-sim',
      { fault: 'reset', command: '+MCONNECT', occurrence: 2, point: 'after-ok' },
      { fault: 'mute', command: 'AT', occurrence: null, point: 'after-echo' },
    ]);
  });

  it.each(['', 'nonsense', 'no-sim,', 'reset@NONSENSE', 'reset@MCONNECT:nowhere', 'no-sim@CPIN'])(
    'refuses %j',
    (text) => {
      expect(() => readFaults(text)).toThrow();
    },
  );
});
