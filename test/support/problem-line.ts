import type { Outcome } from '../../shared/outcome.ts';
import type { ProfileProblem } from '../../shared/profile/problem.ts';
import { problemsOfFailure } from '../../shared/profile.ts';

/** A problem in one line: `cloud.port: at-most 65535`. */
export const problemLine = ({ path, code, facts }: ProfileProblem): string =>
  `${path}: ${[code, ...Object.values(facts).flat()].join(' ')}`;

/** What was found wrong; [] if nothing was. */
export const problemLines = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : problemsOfFailure(outcome.error).map(problemLine);
