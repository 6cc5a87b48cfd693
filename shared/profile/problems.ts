import type { z } from 'zod';
import { type ProfileProblem, problemWith, profileProblem } from './problem.ts';

const maximumProblems = 50;
const maximumKeyLength = 64;

type Issue = z.core.$ZodIssue;
type Found = Pick<ProfileProblem, 'code' | 'facts'>;

/** A problem found by a custom check, in the form in which a `custom` issue carries it to `problemsOfIssues`. */
export const paramsOf = (problem: Found): { readonly problem: Found } => ({ problem });

/** A problem for every issue; only field names and expectations, never a value of the profile. */
export const problemsOfIssues = (issues: readonly Issue[]): readonly ProfileProblem[] =>
  issues.flatMap(problemsOfIssue).slice(0, maximumProblems);

const problemsOfIssue = (issue: Issue): readonly ProfileProblem[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => profileProblem(pathText([...issue.path, key]), 'unknown-key'));
  }
  return [{ path: pathText(issue.path), ...codeAndFactsOf(issue) }];
};

const codeAndFactsOf = (issue: Issue): Found => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? problemWith('missing') : ofKind(issue.expected);
    case 'invalid_value':
      return choiceOf(issue.values.map(String));
    case 'too_small':
      return issue.origin === 'string'
        ? problemWith('empty')
        : problemWith('at-least', { limit: Number(issue.minimum) });
    case 'too_big':
      return tooBig(issue);
    case 'invalid_union':
      // A discriminated union (`cloud.kind`) lists its options.
      return 'options' in issue && Array.isArray(issue.options)
        ? choiceOf(issue.options.map(String))
        : problemWith('not-valid');
    case 'custom':
      return (issue.params?.problem as Found | undefined) ?? problemWith('not-valid');
    default:
      return problemWith('not-valid');
  }
};

const kinds = {
  string: 'not-text',
  number: 'not-whole-number',
  int: 'not-whole-number',
  boolean: 'not-boolean',
  object: 'not-object',
  array: 'not-list',
} as const;

const isKind = (expected: string): expected is keyof typeof kinds => Object.hasOwn(kinds, expected);

const ofKind = (expected: string): Found => problemWith(isKind(expected) ? kinds[expected] : 'not-valid');

const choiceOf = (options: readonly string[]): Found => {
  const [only = ''] = options;
  return options.length === 1 ? problemWith('must-be', { value: only }) : problemWith('one-of', { options });
};

const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): Found => {
  if (origin === 'string') return problemWith('too-long');
  const limit = Number(maximum);
  return origin === 'array' ? problemWith('at-most-entries', { limit }) : problemWith('at-most', { limit });
};

/** `mqtt.subscriptions[2].topic`. Keys come from a file: control characters are removed and the length is bounded. */
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
