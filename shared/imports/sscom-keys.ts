import type { ImportFormat } from './preview.ts';

export type SscomFormat = Extract<ImportFormat, `sscom-${string}`>;

/** The settings of SSCOM that are taken, by what they are here. Every other number is a setting of its window. */
export type SscomSetting =
  | 'addCrLf'
  | 'listIntervalMs'
  | 'hexView'
  | 'checksum'
  | 'dtr'
  | 'rts'
  | 'split'
  | 'splitMs'
  | 'remoteHost'
  | 'remotePort'
  | 'checksumFirst'
  | 'checksumLeftOut'
  | 'path'
  | 'baudRate'
  | 'dataBits'
  | 'stopBits'
  | 'parity'
  | 'flowControl';

export interface SscomGeneration {
  /** The last number of a string; the number of its meta line is 100 more. */
  readonly lastString: number;
  readonly settings: Readonly<Record<number, SscomSetting>>;
}

const ofVersion3: Readonly<Record<number, SscomSetting>> = {
  37: 'addCrLf',
  38: 'listIntervalMs',
  80: 'path',
  81: 'baudRate',
  82: 'dataBits',
  83: 'stopBits',
};

/** The numbers of each generation, as in saved files (`N<number>=`); 3.2 to 5.13.1 keep the same things under other numbers. */
export const sscomGenerations: Readonly<Record<SscomFormat, SscomGeneration>> = {
  'sscom-3.2': { lastString: 32, settings: ofVersion3 },
  'sscom-3.3': {
    lastString: 32,
    settings: { ...ofVersion3, 39: 'hexView', 84: 'parity', 85: 'flowControl' },
  },
  'sscom-5.0': {
    lastString: 50,
    settings: {
      57: 'addCrLf',
      58: 'listIntervalMs',
      59: 'hexView',
      60: 'checksum',
      61: 'dtr',
      62: 'rts',
      64: 'split',
      65: 'splitMs',
      80: 'path',
      81: 'baudRate',
    },
  },
  'sscom-5.10': {
    lastString: 99,
    settings: {
      1057: 'addCrLf',
      1059: 'hexView',
      1060: 'checksum',
      1061: 'dtr',
      1062: 'rts',
      1064: 'split',
      1065: 'splitMs',
      1068: 'remoteHost',
      1069: 'remotePort',
      1074: 'checksumFirst',
      1075: 'checksumLeftOut',
      1080: 'path',
      1081: 'baudRate',
    },
  },
};

/** Whether a number is one of a string of the list. */
export const isPlace = (number: number, { lastString }: SscomGeneration): boolean =>
  number >= 1 && number <= lastString;

export const firstMeta = 101;
export const lastMeta = 199;
/** From this number on there are only settings, and only from 5.10 on. */
const firstOf510 = 1051;
const languageOf50 = 100;

/** What tells the generation of a file. */
interface SscomMarks {
  readonly numbers: ReadonlySet<number>;
  /** Those of lines with `A,` or `H,`: from 5.10 on they use the numbers that were settings before. */
  readonly strings: ReadonlySet<number>;
  /** A meta line has order and delay: 5.09a1 and later. */
  readonly hasOrders: boolean;
}

/** Which generation wrote a file. */
export const sscomFormatOf = ({ numbers, strings, hasOrders }: SscomMarks): SscomFormat => {
  const has = (first: number, last: number, isOther = false): boolean => {
    for (let number = first; number <= last; number += 1) {
      if (numbers.has(number) && !(isOther && strings.has(number))) return true;
    }
    return false;
  };
  let largest = 0;
  for (const number of numbers) largest = Math.max(largest, number);
  if (largest >= firstOf510) return 'sscom-5.10';
  if (has(languageOf50, languageOf50) || has(52, 67, true)) return 'sscom-5.0';
  // A list without its settings: only the form of its meta lines and the number of its strings tell.
  if (
    hasOrders ||
    [...strings].some((number) => number > sscomGenerations['sscom-5.0'].lastString) ||
    has(151, lastMeta)
  ) {
    return 'sscom-5.10';
  }
  if (has(133, 150)) return 'sscom-5.0';
  if (has(firstMeta, 132)) return 'sscom-3.3';
  return 'sscom-3.2';
};
