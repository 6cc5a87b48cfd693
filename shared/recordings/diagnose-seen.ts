import { type Diagnosis, diagnose, type EvidenceLine } from '../diagnosis.ts';
import { type StageId, stageOf } from '../steps.ts';
import { failureSeen, type PlacedLine, type SeenFailure } from './seen-failures.ts';

export interface PlacedEvidence {
  readonly line: EvidenceLine;
  /** `null`: nothing was received, or its line is not among those that were kept. */
  readonly place: PlacedLine | null;
}

export interface SeenDiagnosis extends Diagnosis {
  readonly placed: readonly PlacedEvidence[];
}

/** The same diagnosis as on a live run, from what the recording has. */
export const diagnoseSeen = (seen: SeenFailure, address: string | null): SeenDiagnosis => {
  const diagnosis = diagnose(failureSeen(seen), {
    stage: seen.step === null ? stageOfCode(seen.code) : stageOf(seen.step),
    ...{ step: seen.step, item: seen.item, facts: null },
    ...(address === null ? {} : { isVirtual: /^sim:/i.test(address) }),
  });
  return { ...diagnosis, placed: placesOf(diagnosis.evidence, seen.lines) };
};

const stageOfCode = (code: SeenFailure['code']): StageId => (/^(?:connect|mqtt)\//.test(code) ? 'connect' : 'module');

/** Searched backwards and in order, because the same line may occur often. */
const placesOf = (evidence: readonly EvidenceLine[], lines: readonly PlacedLine[]): readonly PlacedEvidence[] => {
  let end = lines.length;
  const placed: PlacedEvidence[] = [];
  for (const line of [...evidence].reverse()) {
    const at = lines.findLastIndex((place, index) => index < end && isLine(place, line));
    if (at >= 0) end = at;
    placed.unshift({ line, place: lines[at] ?? null });
  }
  return placed;
};

/** Evidence names a command without its arguments. Modules differ in whitespace. */
const isLine = ({ direction, line }: PlacedLine, wanted: EvidenceLine): boolean => {
  if (wanted.text === null || (direction === 'sent') !== (wanted.direction === 'sent')) return false;
  return direction === 'sent' ? line.startsWith(wanted.text) : withoutBlanks(line) === withoutBlanks(wanted.text);
};

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/** The first line of what was seen: where a reader begins to look. `null`: nothing was seen. */
export const firstPlaceOf = (seen: SeenFailure, { placed }: Pick<SeenDiagnosis, 'placed'>): number | null =>
  placed.findLast(({ place }) => place !== null)?.place?.sequence ?? seen.lines.at(-1)?.sequence ?? null;
