import { sizeInBytes } from './at/quoting.ts';
import { type Failure, fail, type Outcome, ok } from './outcome.ts';
import { findJsonError } from './profile/json-error.ts';
import { normaliseProfile } from './profile/normalise.ts';
import { type ProfileProblem, profileProblem } from './profile/problem.ts';
import { problemsOfIssues } from './profile/problems.ts';
import { findContradictions } from './profile/rules.ts';
import { profileSchema } from './profile/schema.ts';
import type { Profile } from './profile/types.ts';

export { isPemText, type ModuleFiles, moduleFiles } from './profile/module-files.ts';
export type * from './profile/types.ts';

/** A larger file is not a profile. */
export const profileLimitBytes = 1024 * 1024;
const maximumDepth = 32;

/**
 * Validates a profile and fills in its defaults. `profile/invalid` contains every problem in the fact `problems`, and never a value
 * of the profile, because values may be secrets.
 */
export const parseProfile = (value: unknown): Outcome<Profile> => {
  const parsed = profileSchema.safeParse(value);
  if (!parsed.success) return fail('profile/invalid', { problems: problemsOfIssues(parsed.error.issues) });
  const contradictions = findContradictions(parsed.data);
  if (contradictions.length > 0) return fail('profile/invalid', { problems: contradictions });
  return ok(normaliseProfile(parsed.data));
};

/** The problems of a refused profile; [] for broken JSON or another failure. */
export const problemsOfFailure = ({ facts }: Failure): readonly ProfileProblem[] => {
  const { problems = [] } = facts;
  return Array.isArray(problems) ? problems.filter((problem) => typeof problem === 'object') : [];
};

/** The same for the text of a file. Broken JSON is reported with line and column, both counted from 1. */
export const parseProfileText = (text: string): Outcome<Profile> => {
  if (text.length > profileLimitBytes || sizeInBytes(text) > profileLimitBytes) {
    return fail('profile/invalid', {
      problems: [profileProblem('profile', 'longer-than', { bytes: profileLimitBytes })],
    });
  }
  const json = text.replace(/^\uFEFF/, '');
  const error = findJsonError(json, maximumDepth);
  if (error !== null) {
    const { line, column, problem } = error;
    return fail('profile/invalid', { line, column, problem });
  }
  return parseProfile(JSON.parse(json));
};
