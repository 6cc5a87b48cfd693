import type { Failure, SeenLine } from '../outcome.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import { answerFindings } from './answers.ts';
import { type Incident, incidentOf } from './incident.ts';
import { type Rule, rules } from './rules.ts';
import type { DiagnosisContext, Finding, Observation } from './shapes.ts';

/** What the lines before a failure show: the causes that they name, in order, and the causes that they exclude. */
export const findingsOf = (failure: Failure, context: DiagnosisContext): readonly Finding[] => {
  const incident = incidentOf(failure, context);
  const found = new Map<CauseKey, Finding>();
  const note = (finding: Finding): void => {
    if (!found.has(finding.cause)) found.set(finding.cause, finding);
  };
  for (const rule of rules) {
    const because = rule.because(incident);
    if (because === null) continue;
    if (rule.cause !== null) note(namedBy(rule, rule.cause, incident, because));
    for (const cause of rule.excludes) note(excludedBy(rule, cause, incident, because));
  }
  for (const finding of answerFindings(failure, incident)) note(finding);
  return [...found.values()];
};

const namedBy = (rule: Rule, cause: CauseKey, incident: Incident, because: readonly SeenLine[]): Finding => ({
  cause,
  because,
  likelihood: rule.likelihood,
  observation: { key: rule.observation ?? 'answered', facts: factsOf(incident, because), weight: 'for' },
});

const excludedBy = (rule: Rule, cause: CauseKey, incident: Incident, because: readonly SeenLine[]): Finding => ({
  cause,
  because,
  likelihood: 'possible',
  observation: {
    key: rule.excludedBy ?? rule.observation ?? 'answered',
    facts: factsOf(incident, because),
    weight: 'out',
  },
});

/** The values of all sentences of rules. */
const factsOf = ({ failure }: Incident, because: readonly SeenLine[]): Observation['facts'] => {
  const [first, last] = [because[0], because.at(-1)];
  const command = because.find(({ direction }) => direction === 'sent')?.line ?? failure.facts.command;
  const elapsedMs = first?.atMs != null && last?.atMs != null ? last.atMs - first.atMs : null;
  return {
    answer: last?.line ?? '',
    ...(typeof command === 'string' ? { command: command.replace(/[=?].*$/s, '') } : {}),
    ...(elapsedMs === null ? {} : { afterMs: elapsedMs }),
  };
};
