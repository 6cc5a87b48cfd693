import { expect, it } from 'vitest';
import { dbmText, judge, sizeText } from '../../../../renderer/panes/module/module-numbers.ts';

it.each([
  [-126, 'rsrp', 'unusable'],
  [-125, 'rsrp', 'unstable'],
  [-115, 'rsrp', 'unstable'],
  [-114, 'rsrp', 'usable'],
  [-72, 'rsrp', 'usable'],
  [-71, 'rsrp', 'excellent'],
  [-99, 'rssi', 'unusable'],
  [-93, 'rssi', 'unstable'],
  [-63, 'rssi', 'usable'],
  [-61, 'rssi', 'excellent'],
] as const)('judges %d dBm of %s as %s', (value, of, judgement) => {
  expect(judge(value, of)).toBe(judgement);
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.00 kB'],
  [12_345, '12.3 kB'],
  [4_500_000_000, '4.50 GB'],
])('shows %d bytes as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it('shows a true minus sign', () => {
  expect(dbmText(-90)).toBe('−90 dBm');
});
