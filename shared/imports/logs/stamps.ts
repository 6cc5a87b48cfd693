import type { LogProgram } from './log.ts';
import type { LogTime } from './log-time.ts';

/** A time at the beginning of a line. */
export interface StampForm {
  readonly program: LogProgram;
  /** Others write the same. */
  readonly isShared: boolean;
  /** Where the form is described. */
  readonly source: string;
  /** Groups: `year`, `month`, `day`, `hour`, `minute`, `second`, `fraction`, `zone`, `epoch`, `days`. */
  readonly pattern: RegExp;
}

const date = String.raw`(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)`;
const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:[.,:](?<fraction>\d{1,9}))?`;
const zone = String.raw`(?<zone>Z|[+-]\d\d:?\d\d)?`;
const monthDay = String.raw`(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(?<day>\d{1,2})`;
const separator = String.raw`(?:[ \t]?[,;|:][ \t]?|[ \t]-[ \t]|[ \t])`;
const begin = (text: string): RegExp => new RegExp(`^${text}`);

/** The first form that fits most lines is that of the file. */
export const stampForms: readonly StampForm[] = [
  {
    ...{ program: 'tio', isShared: true, source: 'tio src/timestamp.c (24hour), src/tty.c: "[%s] "' },
    pattern: begin(String.raw`\[${clock}\] ?`),
  },
  {
    ...{ program: 'tio', isShared: true, source: 'tio src/timestamp.c (iso8601)' },
    pattern: begin(String.raw`\[${date}T${clock}${zone}\] ?`),
  },
  {
    ...{ program: 'tio', isShared: true, source: 'tio man page, --timestamp-format epoch' },
    pattern: begin(String.raw`\[(?<epoch>\d{9,11})\.(?<fraction>\d{1,6})\] ?`),
  },
  {
    ...{
      program: 'minicom',
      isShared: true,
      source: 'minicom man page, Ctrl-A N; Tera Term 5 manual, LogTimestampFormat',
    },
    pattern: begin(String.raw`\[${date} ${clock}\] ?`),
  },
  {
    ...{ program: 'tera-term', isShared: false, source: 'Tera Term 4 manual, Log: Timestamp' },
    pattern: begin(String.raw`\[[A-Z][a-z]{2} ${monthDay} ${clock} (?<year>\d{4})\] ?`),
  },
  {
    ...{ program: 'tera-term', isShared: false, source: 'Tera Term 5 manual, Log: Elapsed Time' },
    pattern: begin(String.raw`\[(?<days>\d{1,5}) ${clock}\] ?`),
  },
  {
    ...{ program: 'arduino', isShared: false, source: 'Arduino IDE, Serial Monitor: Show timestamp' },
    pattern: begin(`${clock} -> `),
  },
  {
    ...{ program: 'coolterm', isShared: true, source: 'CoolTerm help, Add timestamps to received data' },
    pattern: begin(`${date}[ T]${clock}${zone}${separator}`),
  },
  {
    ...{ program: 'ts', isShared: true, source: 'ts(1) of moreutils, behind picocom' },
    pattern: begin(`${monthDay} ${clock} `),
  },
  {
    ...{ program: 'timed', isShared: true, source: 'ts(1) of moreutils with -s; pasted texts' },
    pattern: begin(`${clock}${separator}`),
  },
];

export interface StampedLine {
  readonly time: LogTime;
  /** What follows the time. */
  readonly rest: string;
}

/** No form is longer. */
const longestStamp = 48;

export const stampOf = (line: string, { pattern }: StampForm, thisYear: number): StampedLine | null => {
  const match = pattern.exec(line.slice(0, longestStamp));
  const time = match && timeOf(match.groups ?? {}, thisYear);
  return match && time ? { time, rest: line.slice(match[0].length) } : null;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const minuteMs = 60_000;

export type StampParts = Readonly<Record<string, string | undefined>>;

/** `null`: no such time of a day or of a year. */
export const timeOf = (parts: StampParts, thisYear: number): LogTime | null => {
  const fractionMs = parts.fraction === undefined ? 0 : Number(`0.${parts.fraction}`) * 1000;
  if (parts.epoch !== undefined) return { kind: 'utc', atMs: Number(parts.epoch) * 1000 + fractionMs };
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second)];
  if (hour > 23 || minute > 59 || second > 60) return null;
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs;
  if (parts.days !== undefined) return { kind: 'elapsed', atMs: Number(parts.days) * 24 * 60 * minuteMs + ofDay };
  if (parts.day === undefined) return { kind: 'clock', atMs: ofDay };
  const named = months.indexOf(parts.month ?? '');
  const month = named < 0 ? Number(parts.month) - 1 : named;
  const day = Number(parts.day);
  if (month < 0 || month > 11 || day < 1 || day > 31) return null;
  const atMs = Date.UTC(parts.year === undefined ? thisYear : Number(parts.year), month, day) + ofDay;
  if (parts.zone === undefined) return { kind: 'local', atMs };
  return { kind: 'utc', atMs: atMs - offsetMs(parts.zone) };
};

const offsetMs = (zoneText: string): number => {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zoneText);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * minuteMs;
};
