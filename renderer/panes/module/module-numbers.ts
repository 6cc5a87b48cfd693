import { minus } from '../../../shared/words/minus.ts';

export const dbmText = (value: number): string => `${minus(value)} dBm`;
export const dbText = (value: number): string => `${minus(value)} dB`;

export const millivoltText = (value: number): string => `${value} mV`;

export type Judgement = 'excellent' | 'usable' | 'unstable' | 'unusable';

/** The vendor's limits: RSRP as index of AT+CESQ 15, 26 and 69, which is dBm plus 141; RSSI as value of AT+CSQ 7, 10 and 25. */
export const signalLimits = {
  rsrp: { unusable: -126, unstable: -115, excellent: -72 },
  rssi: { unusable: -99, unstable: -93, excellent: -63 },
} as const;

export const judge = (value: number, of: keyof typeof signalLimits): Judgement => {
  const { unusable, unstable, excellent } = signalLimits[of];
  if (value <= unusable) return 'unusable';
  if (value <= unstable) return 'unstable';
  return value > excellent ? 'excellent' : 'usable';
};

/** `1.5 MB`; modules count bytes, so the exact number is in the title. */
export const sizeText = (bytes: number): string => {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[unit]}`;
};
