import { type MeasureName, measureNames, type SeriesUnit } from './series.ts';

export interface Measure {
  readonly unit: SeriesUnit;
  /** It keeps its value until the next line. */
  readonly isState: boolean;
  /** Where the form of the lines is documented, by the keys of docs/at-dialect.md §0. */
  readonly source: string;
  readonly readings: readonly Reading[];
}

interface Reading {
  /** The name before the colon. */
  readonly line: string;
  /** `null`: unknown, or a line of the same name without this value. */
  readonly read: (fields: readonly string[]) => number | null;
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : null;

/** Values beyond the scale mean "unknown" (99, 255). */
const scaled =
  (field: number, largest: number, scale: (value: number) => number = (value) => value) =>
  (fields: readonly string[]): number | null => {
    const value = wholeNumber(fields[field]);
    return value === null || value < 0 || value > largest ? null : scale(value);
  };

const rsrq = scaled(4, 34, (value) => value / 2 - 20);
const rsrp = scaled(5, 97, (value) => value - 141);

/** One field as the manual prints it, three as 3GPP TS 27.007 §8.4. Two are the thresholds that `AT+CBC?` asks for. */
const millivolts = (fields: readonly string[]): number | null => {
  const value = fields.length === 1 || fields.length === 3 ? wholeNumber(fields.at(-1)) : null;
  return value !== null && value > 0 ? value : null;
};

const adcOf =
  (channel: string) =>
  (fields: readonly string[]): number | null =>
    fields.length === 2 && fields[0] === channel ? wholeNumber(fields[1]) : null;

/** In an answer the mode comes first: its second field is a digit. In an unsolicited line it is quoted or missing. */
const status = (fields: readonly string[]): number | null => {
  const isAnswer = /^\d{1,2}$/.test(fields[1] ?? '');
  return scaled(isAnswer ? 1 : 0, 11)(fields);
};

const registrationOf = (line: string): Measure => ({
  unit: 'status',
  isState: true,
  source: 'docs/at-dialect.md §6.1; MAN CREG; 3GPP TS 27.007 §10.1.20',
  readings: [{ line, read: status }],
});

/** Which values the lines of a module carry. A temperature is in no documented answer of these modules. */
export const measures: Readonly<Record<MeasureName, Measure>> = {
  rssi: {
    ...{ unit: 'dBm', isState: false, source: 'docs/at-dialect.md §5; MAN CSQ; transcript 29' },
    readings: [{ line: '+CSQ', read: scaled(0, 31, (value) => 2 * value - 113) }],
  },
  rsrp: {
    ...{ unit: 'dBm', isState: false, source: 'docs/at-dialect.md §5, §6.4; MAN CESQ; MAN XCSQ' },
    readings: ['+CESQ', '*CESQ'].map((line) => ({ line, read: rsrp })),
  },
  rsrq: {
    ...{ unit: 'dB', isState: false, source: 'docs/at-dialect.md §5, §6.4; MAN CESQ; MAN XCSQ' },
    readings: ['+CESQ', '*CESQ'].map((line) => ({ line, read: rsrq })),
  },
  sinr: {
    // The manual does not give its unit.
    ...{ unit: '', isState: false, source: 'docs/at-dialect.md §6.4; MAN XCSQ' },
    readings: [{ line: '*CESQ', read: scaled(6, 254) }],
  },
  voltage: {
    ...{ unit: 'mV', isState: false, source: 'MAN CBC' },
    readings: [{ line: '+CBC', read: millivolts }],
  },
  adc0: {
    ...{ unit: '', isState: false, source: 'MAN CADC' },
    readings: [{ line: '+CADC', read: adcOf('0') }],
  },
  adc1: {
    ...{ unit: '', isState: false, source: 'MAN CADC' },
    readings: [{ line: '+CADC', read: adcOf('1') }],
  },
  registration: registrationOf('+CREG'),
  packetRegistration: registrationOf('+CGREG'),
  lteRegistration: registrationOf('+CEREG'),
};

interface NamedReading extends Reading {
  readonly measure: MeasureName;
}

const allReadings: readonly NamedReading[] = measureNames.flatMap((measure) =>
  measures[measure].readings.map((reading) => ({ ...reading, measure })),
);

const readingsOf: ReadonlyMap<string, readonly NamedReading[]> = new Map(
  allReadings.map(({ line }) => [line, allReadings.filter((reading) => reading.line === line)]),
);

export interface MeasuredValue {
  readonly measure: MeasureName;
  readonly value: number;
}

/** `+CESQ` and its full-width colon, whose bytes are three characters here. */
const shape = /^\s*([+*][A-Z]{3,5}) ?(?::|\xef\xbc\x9a)(.*?)\s*$/s;

const nothing: readonly MeasuredValue[] = [];

/** `line`: Latin-1, one character per byte. Most lines carry no value. */
export const measuredIn = (line: string): readonly MeasuredValue[] => {
  const [, name = '', rest = ''] = shape.exec(line) ?? [];
  const readings = readingsOf.get(name);
  if (readings === undefined) return nothing;
  const fields = rest.split(',').map((field) => field.trim());
  return readings.flatMap(({ measure, read }) => {
    const value = read(fields);
    return value === null ? [] : [{ measure, value }];
  });
};
