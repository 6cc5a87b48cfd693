import type { SignalSample } from '../../../../shared/contract.ts';
import { readSignalReport } from '../../../commands/index.ts';

/** Puts the lines of one measurement together: a report consists of three lines. */
export interface SignalSamples {
  /** The measurement with the values of this line; `null`: not a line with the signal. */
  note(line: string, atMs: number): SignalSample | null;
}

/** The lines of one measurement arrive together; those of a poll are two answers. */
const togetherMs = 1_000;

const nothing = { rsrpDbm: null, rsrqDb: null, rssiDbm: null, sinr: null };

export const createSignalSamples = (): SignalSamples => {
  let current: SignalSample = { atMs: -1, ...nothing };
  let names: readonly string[] = [];
  return {
    note: (line, atMs) => {
      const read = readSignalReport(line);
      if (read === null) return null;
      const name = line.slice(0, line.indexOf(':')).trim();
      const isNext =
        current.atMs < 0 || names.includes(name) || atMs - current.atMs > togetherMs || atMs < current.atMs;
      // A time identifies a measurement.
      const startMs = isNext ? Math.max(atMs, current.atMs + 1) : current.atMs;
      const before = isNext ? nothing : current;
      names = isNext ? [name] : [...names, name];
      current = {
        atMs: startMs,
        rsrpDbm: read.rsrpDbm ?? before.rsrpDbm,
        rsrqDb: read.rsrqDb ?? before.rsrqDb,
        rssiDbm: read.rssiDbm ?? before.rssiDbm,
        sinr: read.sinr ?? before.sinr,
      };
      return current;
    },
  };
};
