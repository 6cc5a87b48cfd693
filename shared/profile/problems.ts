import type { z } from 'zod';

const maximumProblems = 50;
const maximumKeyLength = 64;

type Issue = z.core.$ZodIssue;

/** `path: what` for every issue; only field names and expectations, never a value of the profile. */
export const describeIssues = (issues: readonly Issue[]): readonly string[] =>
  issues.flatMap(describeIssue).slice(0, maximumProblems);

const describeIssue = (issue: Issue): readonly string[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${pathText([...issue.path, key])}: unknown key`);
  }
  return [`${pathText(issue.path)}: ${whatOf(issue)}`];
};

const whatOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'is missing' : `must be ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_union':
      return unionText(issue);
    default:
      return issue.code === 'custom' ? issue.message : 'is not valid';
  }
};

/** A discriminated union (`cloud.kind`) names its options; other unions carry a message of their own. */
const unionText = (issue: z.core.$ZodIssueInvalidUnion): string => {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.length === 0 ? issue.message : `must be one of ${options.map(String).join(', ')}`;
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
