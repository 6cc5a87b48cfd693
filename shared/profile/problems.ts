import type { z } from 'zod';
import { type ProblemFacts, type ProfileProblem, type ProfileProblemCode, profileProblem } from './problem.ts';

const maximumProblems = 50;
const maximumKeyLength = 64;

type Issue = z.core.$ZodIssue;
type Found = Pick<ProfileProblem, 'code' | 'facts'>;

const found = (code: ProfileProblemCode, facts: ProblemFacts = {}): Found => ({ code, facts });

/** What a check of our own found, as a `custom` issue carries it to `problemsOfIssues`. */
export const paramsOf = (code: ProfileProblemCode, facts: ProblemFacts = {}): { readonly problem: Found } => ({
  problem: found(code, facts),
});

/** A problem for every issue; only field names and expectations, never a value of the profile. */
export const problemsOfIssues = (issues: readonly Issue[]): readonly ProfileProblem[] =>
  issues.flatMap(problemsOfIssue).slice(0, maximumProblems);

const problemsOfIssue = (issue: Issue): readonly ProfileProblem[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => profileProblem(pathText([...issue.path, key]), 'unknown-key'));
  }
  const { code, facts } = whatOf(issue);
  return [profileProblem(pathText(issue.path), code, facts)];
};

const whatOf = (issue: Issue): Found => {
  switch (issue.code) {
    case 'invalid_type':
      return found(issue.message.endsWith('received undefined') ? 'missing' : (kinds[issue.expected] ?? 'not-valid'));
    case 'invalid_value':
      return choiceOf(issue.values.map(String));
    case 'too_small':
      return issue.origin === 'string' ? found('empty') : found('at-least', { limit: Number(issue.minimum) });
    case 'too_big':
      return tooBig(issue);
    case 'invalid_union':
      // A discriminated union (`cloud.kind`) names its options.
      return 'options' in issue && Array.isArray(issue.options)
        ? choiceOf(issue.options.map(String))
        : found('not-valid');
    case 'custom':
      return (issue.params?.problem as Found | undefined) ?? found('not-valid');
    default:
      return found('not-valid');
  }
};

const kinds: Readonly<Record<string, ProfileProblemCode>> = {
  string: 'not-text',
  number: 'not-whole-number',
  int: 'not-whole-number',
  boolean: 'not-boolean',
  object: 'not-object',
  array: 'not-list',
};

const choiceOf = (options: readonly string[]): Found => {
  const [only = ''] = options;
  return options.length === 1 ? found('must-be', { value: only }) : found('one-of', { options });
};

const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): Found => {
  if (origin === 'string') return found('too-long');
  return found(origin === 'array' ? 'at-most-entries' : 'at-most', { limit: Number(maximum) });
};

/** `mqtt.subscriptions[2].topic`. Keys come from a file: control characters are cut out and the length is bounded. */
const pathText = (path: readonly PropertyKey[]): string => {
  if (path.length === 0) return 'profile';
  const text = path.map((part) =>
    typeof part === 'number'
      ? `[${part}]`
      : `.${String(part)
          .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
          .slice(0, maximumKeyLength)}`,
  );
  return text.join('').replace(/^\./, '');
};
