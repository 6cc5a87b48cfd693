import { parseHex } from '../../shared/sending/hex-text.ts';
import { type LineTest, lineTestOf, type Pattern } from '../../shared/sequences/pattern.ts';
import { bytesOfFilledText } from '../../shared/sequences/send-text.ts';
import type { SequenceStep } from '../../shared/sequences/sequence.ts';
import { type StepFailure, stepFailure } from '../../shared/sequences/step-failure.ts';
import { fillVariables, missingIn, type Variables } from '../../shared/sequences/variables.ts';
import { textsOf } from './run-variables.ts';

/** A step with its variables filled in. */
export interface PreparedStep {
  /** What is sent, without line ending. Empty for a step that only waits. */
  readonly bytes: Uint8Array;
  /** For the prompt; `null`: none. */
  readonly data: Uint8Array | null;
  readonly expect: readonly LineTest[];
  readonly reject: readonly LineTest[];
}

const nothing = new Uint8Array(0);

export type Prepared<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: StepFailure };

/** Fails with `no-variable`, `not-hex`, or `bad-pattern` where a value makes a pattern too large. */
export type PrepareStep = (step: SequenceStep, variables: Variables) => Prepared<PreparedStep>;

/** A step without variables is prepared once: compiling its patterns takes longer than everything else of an attempt. */
export const createPrepareStep = (): PrepareStep => {
  const kept = new Map<SequenceStep, Prepared<PreparedStep>>();
  return (step, variables) => {
    const before = kept.get(step);
    if (before) return before;
    const texts = textsOf(step);
    const prepared = prepare(step, texts, variables);
    if (!texts.some((text) => text.includes('${'))) kept.set(step, prepared);
    return prepared;
  };
};

const prepare = (step: SequenceStep, texts: readonly string[], variables: Variables): Prepared<PreparedStep> => {
  const missing = [...new Set(texts.flatMap((text) => missingIn(text, variables)))];
  if (missing.length > 0) return refused('no-variable', { names: missing });
  const bytes = bytesOf(step, variables);
  if (!bytes.ok) return bytes;
  const expect = testsOf(step.expect, variables);
  const reject = testsOf(step.reject, variables);
  if (!expect || !reject) return refused('bad-pattern');
  const data = step.data === null ? null : bytesOfFilledText(step.data, variables);
  return { ok: true, value: { bytes: bytes.value, data, expect, reject } };
};

const refused = (...failure: Parameters<typeof stepFailure>): Prepared<never> => ({
  ok: false,
  failure: stepFailure(...failure),
});

const bytesOf = ({ action }: SequenceStep, variables: Variables): Prepared<Uint8Array> => {
  if (action.kind === 'send') return { ok: true, value: bytesOfFilledText(action.text, variables) };
  if (action.kind !== 'send-hex') return { ok: true, value: nothing };
  const read = parseHex(fillVariables(action.hex, variables));
  return read.ok ? read : refused('not-hex', read.error.facts);
};

/** `null`: one of them is not a pattern with these values. */
export const testsOf = (patterns: readonly Pattern[], variables: Variables): readonly LineTest[] | null => {
  const tests = patterns.map((pattern) => lineTestOf(pattern, (text, quote) => fillVariables(text, variables, quote)));
  return tests.every((test) => test !== null) ? tests : null;
};
