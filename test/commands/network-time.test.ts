import { describe, expect, it } from 'vitest';
import { readNetworkTime } from '../../electron/commands/network-time.ts';

const iso = (line: string): string | null => {
  const wallMs = readNetworkTime(line);
  return wallMs === null ? null : new Date(wallMs).toISOString();
};

describe('the time of the network', () => {
  it.each([
    ['EC718', '+NITZ: 24/08/09,01:34:58+32,0', '2024-08-09T01:34:58.000Z'],
    ['EC618', '+NITZ: 2024/08/23,06:52:50+32,0', '2024-08-23T06:52:50.000Z'],
    ['EC618, zone 0', '+NITZ: 2024/10/11,07:38:35+0,0', '2024-10-11T07:38:35.000Z'],
    ['cut after the comma', '+NITZ: 2024/08/27,06:36:38+0, ', '2024-08-27T06:36:38.000Z'],
    ['cut after the time zone', '+NITZ: 2024/08/27,06:36:38+0', '2024-08-27T06:36:38.000Z'],
    ['cut inside the time zone', '+NITZ: 2024/08/27,06:36:38+', '2024-08-27T06:36:38.000Z'],
    ['cut after the seconds', '+NITZ:24/08/27,06:36:38', '2024-08-27T06:36:38.000Z'],
    ['west of UTC', '+NITZ: 24/08/27,06:36:38-20,1', '2024-08-27T06:36:38.000Z'],
    ['a blank before the colon', '+NITZ : 24/02/29,23:59:59+32,0  ', '2024-02-29T23:59:59.000Z'],
  ])('is UTC, whatever time zone is printed: %s', (_name, line, expected) => {
    expect(iso(line)).toBe(expected);
  });

  it.each([
    '+NITZ: 24/08/09,01:34:5',
    '+NITZ: 24/08/09',
    '+NITZ: ',
    '+NITZ: 24/13/09,01:34:58+32,0',
    '+NITZ: 23/02/29,01:34:58+32,0',
    '+NITZ: 24/08/09,24:34:58+32,0',
    '+NITZ: 24/08/09,01:34:581',
    '+CCLK: "24/08/09,01:34:58+32"',
    'NITZ: 24/08/09,01:34:58+32,0',
  ])('is not taken from %s', (line) => {
    expect(readNetworkTime(line)).toBeNull();
  });
});
