import type { Outcome } from '../../shared/outcome.ts';
import type { ProfileProblem } from '../../shared/profile/problem.ts';
import { problemsOfFailure } from '../../shared/profile.ts';

/** A problem as one line: `cloud.port: at-most 65535`. */
export const problemLine = ({ path, code, facts }: ProfileProblem): string =>
  `${path}: ${[code, ...Object.values(facts).flat()].join(' ')}`;

/** The problems of a failed outcome; empty if there are none. */
export const problemLines = (outcome: Outcome<unknown>): readonly string[] =>
  outcome.ok ? [] : problemsOfFailure(outcome.error).map(problemLine);
