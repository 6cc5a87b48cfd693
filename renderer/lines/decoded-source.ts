import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from '../store/line-source.ts';

/** The lines of another source, as a line decoder gives them. */
export const createDecodedSource = (source: LineSource, decode: (line: TrafficLine) => TrafficLine): LineSource => ({
  ...source,
  lineAt: (sequence) => {
    const line = source.lineAt(sequence);
    return line && decode(line);
  },
  lines: (from, count) => source.lines(from, count)?.map(decode) ?? null,
});
