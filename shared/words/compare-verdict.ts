import type { ComparisonPart } from '../contract/recordings.ts';
import type { ComparedCommand, ComparedRow } from '../recordings/compare.ts';
import { comparedLimit } from '../recordings/compare.ts';
import type { Language } from './language.ts';
import { recordingCompareWords } from './recording-compare.ts';
import { fill } from './typed-words.ts';

export interface Verdict {
  readonly isDifferent: boolean;
  readonly sentence: string;
  readonly details: readonly string[];
}

/** What a comparison says. `first`: the first row with another result, if there is one. */
export const verdictOf = (
  { counts, total, isCut }: Pick<ComparisonPart, 'counts' | 'total' | 'isCut'>,
  first: ComparedRow | null,
  language: Language,
): Verdict => {
  const m = recordingCompareWords[language];
  const { differs, slower } = counts;
  const details = [
    ...(counts.same === total ? [] : [fill(m.counts, { differs, slower, a: counts['only-a'], b: counts['only-b'] })]),
    ...(isCut ? [fill(m.cut, { count: comparedLimit })] : []),
  ];
  if (total === 0) return { isDifferent: false, sentence: m.noCommands, details: [] };
  if (first !== null) {
    const [a, b] = [differentResult(first.a, first.b), differentResult(first.b, first.a)];
    const command = first.a?.line ?? first.b?.line ?? '';
    const sentence = fill(m.firstResult, { command, a: a ?? m.noResult, b: b ?? m.noResult });
    return { isDifferent: true, sentence, details };
  }
  const sentence = counts.same === total ? m.same : m.sameResults;
  return { isDifferent: counts.same !== total, sentence, details };
};

const resultsOf = (command: ComparedCommand | null): readonly string[] =>
  command?.answers.flatMap(({ kind, text }) => (kind === 'result' ? [text] : [])) ?? [];

/** The first result of a command that the other one does not have at its place; `null`: it has fewer. */
const differentResult = (own: ComparedCommand | null, other: ComparedCommand | null): string | null => {
  const [mine, others] = [resultsOf(own), resultsOf(other)];
  const longest = Math.max(mine.length, others.length);
  for (let at = 0; at < longest; at += 1) if (mine[at] !== others[at]) return mine[at] ?? null;
  return null;
};
