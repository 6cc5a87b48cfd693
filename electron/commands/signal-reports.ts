import { commandLine } from '../at/command-line.ts';
import { afterPrefix, integerOf, splitFields } from '../at/syntax.ts';
import { accepted } from './parts/answers.ts';
import { declare } from './parts/declare.ts';

export interface SignalReportsParams {
  readonly on: boolean;
}

/** With reports on, the module sends `+CSQ:`, `+CESQ:` and `*CESQ:` unsolicited. The setting is lost at a restart. */
export const signalReports = declare<SignalReportsParams, void>({
  name: 'AT*CSQ',
  source: 'MAN XCSQ',
  line: ({ on }) => commandLine('AT*CSQ=', on ? 1 : 0),
  repeatable: true,
  optional: true,
  parse: accepted,
});

/** The values of one line of a signal report; `null`: unknown. */
export interface SignalReport {
  readonly rsrpDbm: number | null;
  readonly rsrqDb: number | null;
  readonly rssiDbm: number | null;
  /** As printed by the module: the manual does not give its unit. */
  readonly sinr: number | null;
}

const scaled = (text: string | undefined, largest: number, scale: (value: number) => number): number | null => {
  const value = integerOf(text);
  return value === null || value < 0 || value > largest ? null : scale(value);
};

const ofExtended = (fields: readonly string[], hasSinr: boolean): SignalReport => ({
  rsrqDb: scaled(fields[4], 34, (value) => value / 2 - 20),
  rsrpDbm: scaled(fields[5], 97, (value) => value - 141),
  rssiDbm: null,
  sinr: hasSinr ? scaled(fields[6], 254, (value) => value) : null,
});

/** `null`: not a line of a signal report, or one without any value. `*CESQ` has the signal-to-noise ratio as its seventh field. */
export const readSignalReport = (line: string): SignalReport | null => {
  const extended = afterPrefix(line, '*CESQ') ?? afterPrefix(line, '+CESQ');
  if (extended !== null) {
    const fields = splitFields(extended).map(({ text }) => text);
    return fields.length < 6 ? null : ofExtended(fields, fields.length > 6);
  }
  const simple = afterPrefix(line, '+CSQ');
  if (simple === null || !/^\d/.test(simple)) return null;
  const rssiDbm = scaled(splitFields(simple)[0]?.text, 31, (value) => 2 * value - 113);
  return { rsrpDbm: null, rsrqDb: null, rssiDbm, sinr: null };
};
