/** What lines of a module carry; `measures.ts` says where. */
export const measureNames = [
  'rssi',
  'rsrp',
  'rsrq',
  'sinr',
  'voltage',
  'adc0',
  'adc1',
  'registration',
  'packetRegistration',
  'lteRegistration',
] as const;

export type MeasureName = (typeof measureNames)[number];

/** What the numbers of a series are. `port`: of a merged view; 0: there is only one. */
export type SeriesKey =
  | { readonly kind: 'measure'; readonly port: number; readonly measure: MeasureName }
  /** Answer times. `command`: its name as of `commandNameOf`; '': all commands. */
  | { readonly kind: 'answer'; readonly port: number; readonly command: string }
  /** A numeric field of the JSON payloads of a topic. */
  | {
      readonly kind: 'field';
      readonly port: number;
      readonly direction: 'sent' | 'received';
      readonly topic: string;
      readonly path: string;
    };

/** Longer than the topic and the path of any series, with every character escaped. */
export const longestSeriesId = 4_096;

/** At once. More curves than that are not told apart. */
export const shownSeriesLimit = 6;

/** `status`: the number of a registration. '': the source does not name a unit. */
export const seriesUnits = ['dBm', 'dB', 'mV', 'ms', 'status', ''] as const;

export type SeriesUnit = (typeof seriesUnits)[number];

/** One value, with the line that it is from. */
export interface SeriesPoint {
  readonly atMs: number;
  readonly value: number;
  readonly sequence: number;
}

/** What is known of all values of a series, also of those that are not kept. */
export interface SeriesFacts {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly last: number;
}

export interface SeriesInfo extends SeriesFacts {
  /** Names the series in requests. The same each time the same recording is read. */
  readonly id: string;
  readonly key: SeriesKey;
}

/** When nothing was recorded. `closed`: the port was not open. `missing`: entries could not be written. */
export interface TimeGap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: 'closed' | 'missing';
}

/** Which series are wanted, of which part of the time, in how many parts at most. */
export interface SeriesWindow {
  readonly ids: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly parts: number;
}

/** The points of a part of the time, by column. */
export interface SeriesCurve {
  readonly id: string;
  readonly atMs: readonly number[];
  readonly values: readonly number[];
  readonly sequences: readonly number[];
  /** False: of the values of each part only the lowest and the highest. */
  readonly isComplete: boolean;
}

export interface SeriesAnswer {
  /** All series that were found so far. */
  readonly found: readonly SeriesInfo[];
  /** Of those that were wanted and exist. */
  readonly curves: readonly SeriesCurve[];
  readonly gaps: readonly TimeGap[];
}
