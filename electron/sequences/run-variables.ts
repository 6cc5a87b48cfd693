import { namesIn } from '../../shared/sequences/expression.ts';
import { groupsOf, patternText } from '../../shared/sequences/pattern.ts';
import type { Sequence, SequenceStep } from '../../shared/sequences/sequence.ts';
import { referencesIn } from '../../shared/sequences/variables.ts';
import type { Clock } from '../base/clock.ts';

/** Values that are made when they are used. `counter` counts the texts that have been sent. */
export const builtInVariables = ['time', 'date', 'unixTime', 'loop', 'counter'] as const;

const builtInValues = (
  wallMs: number,
  { loop, counter }: { readonly loop: number; readonly counter: number },
): Readonly<Record<(typeof builtInVariables)[number], string>> => {
  const iso = new Date(wallMs).toISOString();
  return {
    time: `${iso.slice(0, 19)}Z`,
    date: iso.slice(0, 10),
    unixTime: String(Math.floor(wallMs / 1_000)),
    loop: String(loop),
    counter: String(counter),
  };
};

/** The values for the first step of a run. */
export const firstBuiltInValues = (wallMs: number) => builtInValues(wallMs, { loop: 1, counter: 1 });

export interface RunVariables {
  /** All values for the next step of this loop. */
  values(loop: number): ReadonlyMap<string, string>;
  /** The groups of a line that was expected. */
  capture(groups: Readonly<Record<string, string>>): void;
  sent(): void;
}

/** `given` replaces the values of the file; `facts` are known of the module and the profile. */
export const createRunVariables = (
  sequence: Sequence,
  given: ReadonlyMap<string, string>,
  facts: () => ReadonlyMap<string, string>,
  clock: Pick<Clock, 'wallMs'>,
): RunVariables => {
  const captured = new Map<string, string>();
  let counter = 1;
  return {
    values: (loop) =>
      new Map([
        ...Object.entries(builtInValues(clock.wallMs(), { loop, counter })),
        ...facts(),
        ...Object.entries(sequence.vars),
        ...given,
        ...captured,
      ]),
    capture: (groups) => {
      for (const [name, value] of Object.entries(groups)) captured.set(name, value);
    },
    sent: () => {
      counter += 1;
    },
  };
};

/** The texts of a step that may have variables. */
export const textsOf = ({ action, data, expect, reject }: SequenceStep): readonly string[] => [
  ...(action.kind === 'send' ? [action.text] : action.kind === 'send-hex' ? [action.hex] : []),
  ...(data === null ? [] : [data]),
  ...[...expect, ...reject].map(patternText),
];

/**
 * The names that a run needs and that neither the file nor the answers before give, without doubles. `steps`: in the order of the run. Where a
 * step may jump, an answer of any step may be before.
 */
export const neededVariables = ({ steps, vars, abort }: Sequence): readonly string[] => {
  const captured = steps.map(({ expect }) => expect.flatMap((pattern) => groupsOf(pattern) ?? []));
  const known = new Set<string>([...builtInVariables, ...Object.keys(vars)]);
  const addAll = (names: readonly string[]): void => {
    for (const name of names) known.add(name);
  };
  if (steps.some(({ onFail }) => onFail.kind === 'goto')) addAll(captured.flat());
  const needed = new Set<string>();
  const use = (names: readonly string[]): void => {
    for (const name of names) if (!known.has(name)) needed.add(name);
  };
  // Its patterns are made before the first step.
  use(abort.flatMap((pattern) => referencesIn(patternText(pattern))));
  for (const [index, step] of steps.entries()) {
    use(textsOf(step).flatMap(referencesIn));
    addAll(captured[index] ?? []);
    use(step.assert.flatMap(({ comparison }) => namesIn(comparison)));
  }
  return [...needed];
};
