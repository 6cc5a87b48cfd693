import { ok } from '../../shared/outcome.ts';
import { findPrefixed, integerOf, splitFields } from '../at/syntax.ts';
import { unexpected } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

export interface CellLocation {
  /** 0: found. 404 and 408: not found, no answer of the server. 601 to 604: network, memory, name lookup, busy. */
  readonly code: number;
  /** WGS-84, decimal degrees; `null` without a location. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const degrees = (text: string | undefined, most: number): number | null => {
  if (text === undefined || !/^-?\d{1,4}(?:\.\d{1,12})?$/.test(text)) return null;
  const value = Number(text);
  return Math.abs(value) <= most ? value : null;
};

/** Asks a server of the vendor, over bearer 1. The answer precedes `OK`. */
export const cellLocation = declare<void, CellLocation>({
  name: 'AT+CIPGSMLOC',
  source: 'MAN CIPGSMLOC',
  line: fixedLine('AT+CIPGSMLOC=1,1'),
  response: { prefixes: ['+CIPGSMLOC'], bare: null },
  deadlineMs: () => 30_000,
  repeatable: true,
  optional: true,
  parse: (answer) => {
    const fields = splitFields(findPrefixed(answer.lines, '+CIPGSMLOC') ?? '').map(({ text }) => text);
    const code = integerOf(fields[0]);
    const latitude = degrees(fields[1], 90);
    const longitude = degrees(fields[2], 180);
    if (code === null || (code === 0 && (latitude === null || longitude === null))) {
      return unexpected('AT+CIPGSMLOC', answer);
    }
    return ok({ code, latitude: code === 0 ? latitude : null, longitude: code === 0 ? longitude : null });
  },
});
