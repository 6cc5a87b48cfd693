import type { z } from 'zod';
import type { SequenceProblem, SequenceProblemCode } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Which key has a format of its own, and the problem of a text that does not have it. */
const formats: Readonly<Record<string, SequenceProblemCode>> = {
  wait: 'not-duration',
  pause: 'not-duration',
  timeout: 'not-duration',
  every: 'not-duration',
  within: 'not-duration',
  delayAfter: 'not-duration',
  sequence: 'not-name',
};

const pathOf = (issue: Issue): readonly (string | number)[] =>
  issue.path.filter((part) => typeof part === 'string' || typeof part === 'number');

/** The problems of a file that does not have the form of the schema. */
export const problemsOfIssue = (issue: Issue): readonly SequenceProblem[] => {
  const path = pathOf(issue);
  const problem = (code: SequenceProblemCode, detail = '', at = path): SequenceProblem => ({
    code,
    path: at,
    detail: detail.slice(0, 100),
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem('unknown-key', key, [...path, key]));
    case 'invalid_key':
      return [problem('not-variable-name', String(path.at(-1) ?? ''))];
    case 'invalid_type': {
      const key = String(path.at(-1) ?? '');
      if (issue.input === undefined && isMissing(issue)) return [problem('missing-key', key)];
      // A number is what most people write first.
      return [formats[key] === 'not-duration' ? problem('not-duration') : problem('wrong-type', issue.expected)];
    }
    case 'invalid_value':
      return [problem('one-of', issue.values.map(String).join(', '))];
    case 'too_small':
      return [problem('out-of-range', `≥ ${issue.minimum}`)];
    case 'too_big':
      return [problem('out-of-range', `≤ ${issue.maximum}`)];
    case 'invalid_union':
      return problemsOfUnion(issue, path);
    case 'invalid_format':
    case 'custom':
      return [problem(formats[String(path.at(-1))] ?? 'wrong-type')];
    default:
      return [problem('wrong-type')];
  }
};

const isMissing = (issue: Issue): boolean => /received undefined/.test(issue.message);

/** The branch that went deepest is the one that was meant; if none went in, the types that are allowed. */
const problemsOfUnion = (
  { errors }: Extract<Issue, { readonly code: 'invalid_union' }>,
  path: readonly (string | number)[],
): readonly SequenceProblem[] => {
  const branches = errors.filter((issues) => issues.length > 0);
  const meant = branches.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code !== 'invalid_type'),
  );
  if (meant) {
    return meant.flatMap((issue) =>
      problemsOfIssue(issue).map((problem) => ({ ...problem, path: [...path, ...problem.path] })),
    );
  }
  const types = branches.flatMap((issues) =>
    issues.flatMap((issue) => ('expected' in issue ? [String(issue.expected)] : [])),
  );
  return [{ code: 'wrong-type', path, detail: types.join(', ') }];
};
