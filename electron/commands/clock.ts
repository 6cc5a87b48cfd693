import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { findPrefixed } from '../at/syntax.ts';
import { accepted, unexpected, unquoted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface ModuleClock {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly wallMs: number;
  /** The text as the module prints it. */
  readonly text: string;
  /** Offset from UTC in quarters of an hour, positive to the east; 0 when the module prints none. */
  readonly zoneQuarters: number;
}

const clockShape = /^(\d{2}|\d{4})\/(\d{2})\/(\d{2}),(\d{2}):(\d{2}):(\d{2})\s*([+-]\d{1,2})?$/;
const quarterMs = 15 * 60_000;

/** No time zone is more than 14 hours from UTC. */
const zoneLimitQuarters = 56;

/** Modules without a battery for the clock start in 1980 or 1970, so two-digit years from 70 on belong to the last century. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
};

/** Parses `18/08/01,12:12:58+00`, which is UTC. `null` when the date or time does not exist. */
export const readClock = (text: string): ModuleClock | null => {
  const match = clockShape.exec(text);
  if (!match) return null;
  const [, year = '', month, day, hour, minute, second, zone = '0'] = match;
  const zoneQuarters = Number(zone);
  const local = new Date(
    Date.UTC(fullYear(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  );
  // Date.UTC carries an overflow into the next field, so 31 February would become a day in March. Such dates are rejected.
  const isReal =
    local.getUTCMonth() === Number(month) - 1 &&
    local.getUTCHours() === Number(hour) &&
    local.getUTCMinutes() === Number(minute) &&
    local.getUTCSeconds() === Number(second);
  if (!isReal || Math.abs(zoneQuarters) > zoneLimitQuarters) return null;
  return { wallMs: local.getTime() - zoneQuarters * quarterMs, text, zoneQuarters };
};

export const clockQuery = declare<void, ModuleClock>({
  name: 'AT+CCLK?',
  source: 'MAN CCLK; docs/at-dialect.md §5',
  line: fixedLine('AT+CCLK?'),
  response: { prefixes: ['+CCLK'], bare: null },
  repeatable: true,
  parse: (answer) => {
    const clock = readClock(unquoted(findPrefixed(answer.lines, '+CCLK') ?? ''));
    return clock ? ok(clock) : unexpected('AT+CCLK?', answer);
  },
});

export interface ClockParams {
  /** Milliseconds since 1970-01-01 UTC, from 2000 to 2069 (the year has two digits). */
  readonly wallMs: number;
}

const twoDigits = (value: number): string => String(value % 100).padStart(2, '0');

export const clockSet = declare<ClockParams, void>({
  name: 'AT+CCLK',
  source: 'MAN CCLK; docs/at-dialect.md §5',
  line: ({ wallMs }) => {
    const time = new Date(wallMs);
    const year = time.getUTCFullYear();
    if (!(year >= 2000 && year < 2070)) throw new RangeError('the clock of the module knows the years 2000 to 2069');
    const date = [year, time.getUTCMonth() + 1, time.getUTCDate()].map(twoDigits).join('/');
    const hours = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(twoDigits).join(':');
    return commandLine(`AT+CCLK="${date},${hours}+00"`);
  },
  repeatable: true,
  parse: accepted,
});
