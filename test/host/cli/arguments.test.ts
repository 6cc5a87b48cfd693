import { describe, expect, it } from 'vitest';
import { readFaults, readTimestamp } from '../../../electron/host/cli/arguments.ts';

describe('--fault', () => {
  it('accepts several, as separate options or with commas, each with or without a place', () => {
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

describe('--timestamp', () => {
  it.each(['2025041401', '2024022900', '2026123123', '2998123116', '2026113024'])('accepts the hour %s', (text) => {
    expect(readTimestamp(text)).toBe(text);
  });

  it.each([
    '2026133299',
    '2026000101',
    '2026010001',
    '2026023000',
    '2025022900',
    '2026043112',
    '2026010125',
    'now',
    '',
  ])('refuses %j, which is not an hour of the calendar', (text) => {
    expect(() => readTimestamp(text)).toThrow();
  });
});
