import type { StepView } from '../../../shared/contract.ts';
import type { EvidenceLine } from '../../../shared/diagnosis.ts';
import { indexOfSequence, type TrafficLine } from '../../../shared/lines/traffic-lines.ts';

/** The part of a terminal line that is needed here. */
export interface PlacedLine {
  readonly sequence: number;
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly text: string;
}

/** A part of the traffic, end exclusive. An end of `null` means that it is still growing. */
export type TrafficRange = Pick<StepView, 'trafficFrom' | 'trafficTo'> & {
  /** Start of the run: a line may arrive before the step that fails because of it. */
  readonly runFrom?: number | null;
};

/** The lines within the range. */
export const linesOf = (lines: readonly TrafficLine[], stretch: TrafficRange | null): readonly TrafficLine[] => {
  if (stretch?.trafficFrom == null) return [];
  const end = stretch.trafficTo === null ? lines.length : indexOfSequence(lines, stretch.trafficTo);
  return lines.slice(indexOfSequence(lines, stretch.runFrom ?? stretch.trafficFrom), end);
};

/** A line of evidence and its place in the terminal; `null` if it is not there or did not arrive. */
export interface PlacedEvidence<Line> {
  readonly line: EvidenceLine;
  readonly place: Line | null;
}

/** The evidence in chronological order, as far as the terminal has it. Lines that did not arrive come last. */
export const placedEvidence = <Line extends PlacedLine>(
  evidence: readonly EvidenceLine[],
  lines: readonly Line[],
  stretch: TrafficRange | null,
): readonly PlacedEvidence<Line>[] => {
  const places = placesOf(evidence, lines, stretch);
  let before = Number.NEGATIVE_INFINITY;
  const placed = evidence.map((line, index) => {
    const place = places[index] ?? null;
    // A line without a place stays after the line that precedes it in the failure.
    before = line.text === null ? Number.POSITIVE_INFINITY : (place?.sequence ?? before);
    return { line, place, order: before };
  });
  const inOrder = placed.sort((one, other) => (one.order === other.order ? 0 : one.order - other.order));
  return inOrder.map(({ line, place }) => ({ line, place }));
};

/**
 * Finds each line of evidence in the terminal, searching backwards and in order, because the same line may occur often.
 * URCs have no order: a connection may close before the command that fails because of it is sent.
 */
export const placesOf = <Line extends PlacedLine>(
  evidence: readonly EvidenceLine[],
  lines: readonly Line[],
  stretch: TrafficRange | null,
): readonly (Line | null)[] => {
  const from = stretch?.trafficFrom ?? null;
  if (from === null) return evidence.map(() => null);
  const find = (wanted: EvidenceLine, end: number, since = from): number =>
    lines.findLastIndex(
      (line, at) => at < end && line.sequence >= since && !found.includes(at) && isLine(line, wanted),
    );
  const found = evidence.map(() => -1);
  let end = lines.length;
  for (const [index, wanted] of [...evidence.entries()].reverse()) {
    const at = find(wanted, end);
    if (at >= 0) end = at;
    found[index] = at;
  }
  // The `OK` of a command is the first one after it; further ones belong to what was sent later.
  const command = evidence[0]?.direction === 'sent' ? (found[0] ?? -1) : -1;
  const accepted = evidence.findIndex(({ text }, index) => index > 0 && text === 'OK');
  if (command >= 0 && accepted > 0) {
    const first = lines.findIndex((line, at) => at > command && !found.slice(0, accepted).includes(at) && isOk(line));
    if (first >= 0 && first < (found[accepted] ?? -1)) found[accepted] = first;
  }
  for (const [index, wanted] of evidence.entries()) {
    if (found[index] === -1) found[index] = find(wanted, lines.length);
    // An `OK` before the step belongs to another command.
    if (found[index] === -1 && wanted.direction !== 'sent' && wanted.text !== 'OK')
      found[index] = find(wanted, lines.length, stretch?.runFrom ?? from);
  }
  return found.map((at) => lines[at] ?? null);
};

/** Evidence names a command without its arguments, which may be secret. Modules differ in whitespace. */
const isLine = ({ direction, text }: PlacedLine, wanted: EvidenceLine): boolean => {
  if (wanted.text === null || (direction === 'sent') !== (wanted.direction === 'sent')) return false;
  return direction === 'sent'
    ? text.trim().startsWith(wanted.text)
    : withoutBlanks(text) === withoutBlanks(wanted.text);
};

const isOk = ({ direction, text }: PlacedLine): boolean => direction === 'received' && text.trim() === 'OK';

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');
