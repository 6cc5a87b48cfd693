/** What can be wrong in a sequence file. The sentences are in `shared/words/sequence-words.ts`. */
export const sequenceProblemCodes = [
  'not-yaml',
  'too-large',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'one-of',
  'out-of-range',
  'not-duration',
  'not-hex',
  'not-pattern',
  'not-comparison',
  'not-name',
  'not-variable-name',
  'no-action',
  'several-actions',
  'not-with-this-action',
  'every-without-within',
  'unknown-step',
  'same-name-twice',
] as const;

export type SequenceProblemCode = (typeof sequenceProblemCodes)[number];

export interface SequenceProblem {
  readonly code: SequenceProblemCode;
  /** Where in the file: keys and indexes from 0. */
  readonly path: readonly (string | number)[];
  /** The wrong part, or what is allowed; never more than 100 characters. */
  readonly detail: string;
}

/** A problem with its place in the text, both from 1. */
export interface PlacedProblem extends SequenceProblem {
  readonly line: number;
  readonly column: number;
}

/** `steps[2].expect`. */
export const pathText = (path: SequenceProblem['path']): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
