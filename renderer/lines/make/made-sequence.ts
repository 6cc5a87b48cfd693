import { withoutLineEnds } from '../../../shared/at/visible-text.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { fileOf } from '../../../shared/sequences/file-of.ts';
import type { SequenceFile } from '../../../shared/sequences/file-schema.ts';
import type { FoundVariable, TrafficSequence, TrafficText } from '../../../shared/sequences/from-traffic.ts';
import type { Pattern } from '../../../shared/sequences/pattern.ts';
import type { SequenceStep } from '../../../shared/sequences/sequence.ts';
import { replaceReferences } from '../../../shared/sequences/variables.ts';

/** A shown line has its control characters as pictures; what was sent is taken from its bytes. */
export const trafficText = ({ direction, owner, commandId, text, bytes }: TrafficLine): TrafficText => ({
  ...{ direction, owner, commandId },
  text: direction === 'sent' ? new TextDecoder().decode(withoutLineEnds(bytes)) : text,
});

export interface MakeChoice {
  /** Places of the steps that are left out. */
  readonly leftOut: ReadonlySet<number>;
  /** Names of variables that become their value. */
  readonly asValue: ReadonlySet<string>;
}

/** Only a run knows the IMEI of its module. A hidden value is not known at all; its name says what is missing. */
const isAskedLater = ({ kind, name }: FoundVariable): boolean => kind === 'secret' || name === 'imei';

/** The group that is made of the lines. `null`: all steps are left out. */
export const madeSequence = (
  { steps, variables }: TrafficSequence,
  { leftOut, asValue }: MakeChoice,
): SequenceFile | null => {
  const values = variables.filter(({ name, kind }) => kind !== 'secret' && asValue.has(name));
  const kept = variables.filter((variable) => !values.includes(variable) && !isAskedLater(variable));
  const taken = steps.filter((_step, place) => !leftOut.has(place)).map((step) => withValues(step, values));
  if (taken.length === 0) return null;
  return fileOf({
    ...{ name: 'made', title: null, lineEnding: 'crlf', abort: [], steps: taken },
    vars: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
  });
};

const withValues = (step: SequenceStep, values: readonly FoundVariable[]): SequenceStep => {
  const { action, expect } = step;
  const text = action.kind === 'send' ? values.reduce(withValue, action.text) : '';
  return {
    ...step,
    action: action.kind === 'send' ? { ...action, text } : action,
    expect: expect.map((pattern) => values.reduce(patternWithValue, pattern)),
  };
};

/** `$${name}` is the text `${name}`. The values are digits and letters, which mean themselves everywhere. */
const withValue = (text: string, { name, value }: FoundVariable): string =>
  replaceReferences(text, (reference) => (reference === `\${${name}}` ? value : reference));

const patternWithValue = (pattern: Pattern, { name, value }: FoundVariable): Pattern => {
  if (pattern.kind !== 'regex') return pattern;
  const group = new RegExp(`\\(\\?<${name}>[^()]*\\)`);
  return { ...pattern, source: pattern.source.replace(group, () => value) };
};
