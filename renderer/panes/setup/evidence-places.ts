import type { StepView } from '../../../shared/contract.ts';
import type { EvidenceLine } from '../../../shared/diagnosis.ts';

/** What is needed of a line of the terminal. */
export interface PlacedLine {
  readonly sequence: number;
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly text: string;
}

/** A part of the traffic, end exclusive; end `null`: it goes on. */
export type TrafficStretch = Pick<StepView, 'trafficFrom' | 'trafficTo'>;

/** Where each line of the evidence stands in the terminal, looked for from the end; `null`: not there, or nothing came. */
export const placesOf = <Line extends PlacedLine>(
  evidence: readonly EvidenceLine[],
  lines: readonly Line[],
  stretch: TrafficStretch | null,
): readonly (Line | null)[] => {
  const from = stretch?.trafficFrom ?? null;
  if (from === null) return evidence.map(() => null);
  let end = lines.length;
  const places: (Line | null)[] = [];
  for (const wanted of [...evidence].reverse()) {
    const index = lines.findLastIndex((line, at) => at < end && line.sequence >= from && isLine(line, wanted));
    if (index >= 0) end = index;
    places.unshift(lines[index] ?? null);
  }
  return places;
};

/** Evidence names a command without its values, since they may be secret. */
const isLine = ({ direction, text }: PlacedLine, wanted: EvidenceLine): boolean => {
  if (wanted.text === null || (direction === 'sent') !== (wanted.direction === 'sent')) return false;
  return direction === 'sent' ? text.trim().startsWith(wanted.text) : text.trim() === wanted.text;
};
