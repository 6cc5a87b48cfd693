import { formatDuration } from './duration.ts';
import type { SequenceFile, StepFile } from './file-schema.ts';
import type { Pattern } from './pattern.ts';
import type { OnFail, Sequence, SequenceStep } from './sequence.ts';

/** What a file of this sequence says. */
export const fileOf = ({ name, title, vars, lineEnding, abort, steps }: Sequence): SequenceFile => ({
  sequence: name,
  ...(title !== null && { title }),
  ...(Object.keys(vars).length > 0 && { vars: { ...vars } }),
  ...(lineEnding !== 'crlf' && { lineEnding }),
  ...(abort.length > 0 && { abort: patternsOf(abort) }),
  steps: steps.map(stepOf),
});

const stepOf = (step: SequenceStep): StepFile => ({
  ...(step.name !== null && { name: step.name }),
  ...actionOf(step),
  ...(step.data !== null && { data: step.data }),
  ...(step.lineEnding !== null && { lineEnding: step.lineEnding }),
  ...(step.expect.length > 0 && { expect: patternsOf(step.expect) }),
  ...(step.reject.length > 0 && { reject: patternsOf(step.reject) }),
  ...(step.timeoutMs !== null && { timeout: formatDuration(step.timeoutMs) }),
  ...(step.retry > 0 && { retry: step.retry }),
  ...(step.everyMs !== null && { every: formatDuration(step.everyMs) }),
  ...(step.withinMs !== null && { within: formatDuration(step.withinMs) }),
  ...(step.delayAfterMs > 0 && { delayAfter: formatDuration(step.delayAfterMs) }),
  ...(step.assert.length > 0 && { assert: oneOrAll(step.assert.map(({ text }) => text)) }),
  ...(step.onFail.kind !== 'stop' && { onFail: onFailOf(step.onFail) }),
  ...(step.say !== null && { say: step.say }),
  ...(step.order !== null && { order: step.order }),
});

const actionOf = ({ action }: SequenceStep): Pick<StepFile, 'send' | 'sendHex' | 'wait' | 'pause'> => {
  switch (action.kind) {
    case 'send':
      return { send: action.text };
    case 'send-hex':
      return { sendHex: action.hex };
    default:
      return { [action.kind]: formatDuration(action.forMs) };
  }
};

const oneOrAll = <Value>(values: readonly Value[]): Value | Value[] => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
};

const patternsOf = (patterns: readonly Pattern[]): NonNullable<StepFile['expect']> =>
  oneOrAll(patterns.map((pattern) => (pattern.kind === 'text' ? { text: pattern.text } : pattern.source)));

const onFailOf = (onFail: OnFail): NonNullable<StepFile['onFail']> =>
  onFail.kind === 'goto' ? { goto: onFail.step, times: onFail.times } : onFail.kind;
