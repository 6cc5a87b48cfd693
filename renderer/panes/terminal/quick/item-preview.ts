import type { SequenceFile, StepFile } from '../../../../shared/sequences/file-schema.ts';
import { fillVariables, missingIn, referencesIn } from '../../../../shared/sequences/variables.ts';
import { contentOf } from '../../../parts/sequences/step-text.ts';

/** What an item with variables will send. */
export interface ItemPreview {
  readonly text: string;
  /** Variables without a value. */
  readonly missing: readonly string[];
  readonly hasSecret: boolean;
}

/** `null`: a secret. */
export type KnownValues = Readonly<Record<string, string | null>>;

export const hiddenValue = '••••';
const namedGroup = /\(\?P?<([A-Za-z_]\w{0,63})>/g;

/** Names that the replies of the items give. Their values are known only in a run. */
const capturedNames = (steps: readonly StepFile[]): readonly string[] =>
  steps.flatMap(({ expect }) =>
    [expect ?? []]
      .flat()
      .flatMap((pattern) =>
        typeof pattern === 'string' ? [...pattern.matchAll(namedGroup)].map(([, name]) => name ?? '') : [],
      ),
  );

/** Computed once for all items of a group. */
export const valuesOf = (
  { vars, steps }: Pick<SequenceFile, 'vars' | 'steps'>,
  known: KnownValues,
): ReadonlyMap<string, string> =>
  new Map([
    ...capturedNames(steps).map((name) => [name, `‹${name}›`] as const),
    ...Object.entries(known).map(([name, value]) => [name, value ?? hiddenValue] as const),
    ...Object.entries(vars ?? {}).map(([name, value]) => [name, String(value)] as const),
  ]);

/** `null`: it has no variables. */
export const previewOf = (step: StepFile, values: ReadonlyMap<string, string>): ItemPreview | null => {
  const content = contentOf(step);
  const names = referencesIn(content);
  if (names.length === 0) return null;
  return {
    text: fillVariables(content, values),
    missing: [...new Set(missingIn(content, values))],
    hasSecret: names.some((name) => values.get(name) === hiddenValue),
  };
};
