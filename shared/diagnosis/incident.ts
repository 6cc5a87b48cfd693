import type { Failure, SeenLine } from '../outcome.ts';
import type { DiagnosisContext } from './shapes.ts';

/** A failure with the lines before it. */
export interface Incident {
  readonly failure: Failure;
  readonly context: DiagnosisContext;
  /** Oldest first. The lines of the failure itself are last; without a time if they were not seen in the traffic. */
  readonly lines: readonly SeenLine[];
}

const lineOf = (line: string): SeenLine => ({
  atMs: null,
  direction: /^AT/i.test(line) ? 'sent' : 'received',
  line,
});

export const incidentOf = (failure: Failure, context: DiagnosisContext): Incident => {
  const seen = failure.seen ?? [];
  const { answer } = failure.facts;
  const own = [...failure.evidence, ...(typeof answer === 'string' && answer !== '' ? [answer] : [])].map((line) =>
    line.trim(),
  );
  const further = own.filter(
    (line, index) => own.indexOf(line) === index && !seen.some((other) => other.line === line),
  );
  return { failure, context, lines: [...seen, ...further.map(lineOf)] };
};

export const isReceived = ({ direction }: SeenLine): boolean => direction === 'received';

/** The newest received line of this shape; `null`: there is none. */
export const newest = ({ lines }: Pick<Incident, 'lines'>, shape: RegExp): SeenLine | null =>
  lines.findLast((seen) => isReceived(seen) && shape.test(seen.line)) ?? null;

/** The newest sent line of this shape. */
export const newestSent = ({ lines }: Pick<Incident, 'lines'>, shape: RegExp): SeenLine | null =>
  lines.findLast((seen) => !isReceived(seen) && shape.test(seen.line)) ?? null;

/** The lines after the given one; all if it is not among them. */
export const linesAfter = ({ lines }: Pick<Incident, 'lines'>, from: SeenLine | null): readonly SeenLine[] =>
  from === null ? lines : lines.slice(lines.indexOf(from) + 1);

/** The newest of all lines of either shape is of the first one. */
export const isNewer = (incident: Pick<Incident, 'lines'>, line: SeenLine, than: SeenLine | null): boolean =>
  than === null || incident.lines.indexOf(line) > incident.lines.indexOf(than);
