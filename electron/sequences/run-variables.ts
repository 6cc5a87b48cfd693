import { namesIn } from '../../shared/sequences/expression.ts';
import { groupsOf } from '../../shared/sequences/pattern.ts';
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

const textsOf = ({ action, data, expect, reject }: SequenceStep): readonly string[] => [
  ...(action.kind === 'send' ? [action.text] : action.kind === 'send-hex' ? [action.hex] : []),
  ...(data === null ? [] : [data]),
  ...[...expect, ...reject].map((pattern) => (pattern.kind === 'text' ? pattern.text : pattern.source)),
];

/** The names that a run needs and that neither the file nor its answers give, without doubles. */
export const neededVariables = ({ steps, vars, abort }: Sequence): readonly string[] => {
  const captured = steps.flatMap(({ expect }) => expect.flatMap((pattern) => groupsOf(pattern) ?? []));
  const known = new Set<string>([...builtInVariables, ...Object.keys(vars), ...captured]);
  const used = [
    ...steps.flatMap((step) => textsOf(step).flatMap(referencesIn)),
    ...steps.flatMap((step) => step.assert.flatMap(({ comparison }) => namesIn(comparison))),
    ...abort.flatMap((pattern) => referencesIn(pattern.kind === 'text' ? pattern.text : pattern.source)),
  ];
  return [...new Set(used)].filter((name) => !known.has(name));
};
