import type { StepFile } from './file-schema.ts';

/** What a step does: it has one of these keys. */
export type StepActionKey = 'send' | 'sendHex' | 'wait' | 'pause';

/** Keys that mean nothing for what the step does. */
export const keysWithoutMeaning: Readonly<Record<StepActionKey, readonly (keyof StepFile)[]>> = {
  send: [],
  sendHex: ['data', 'lineEnding'],
  wait: ['data', 'lineEnding', 'timeout', 'every', 'within', 'retry'],
  pause: ['data', 'lineEnding', 'timeout', 'every', 'within', 'retry', 'expect', 'reject'],
};
