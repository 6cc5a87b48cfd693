import type { StepFile } from '../../../shared/sequences/file-schema.ts';
import { type LocalText, textIn } from '../../../shared/sequences/sequence.ts';

/** The key of the file for each form of an item. */
export const stepForms = { text: 'send', hex: 'sendHex', wait: 'wait', pause: 'pause' } as const;
export type StepForm = keyof typeof stepForms;

/** An item does one thing. */
export const formOf = (step: StepFile): StepForm =>
  (Object.keys(stepForms) as StepForm[]).find((form) => step[stepForms[form]] !== undefined) ?? 'text';

export const contentOf = (step: StepFile): string => step[stepForms[formOf(step)]] ?? '';

export const nameIn = (name: LocalText | undefined, language: 'en' | 'zh'): string =>
  name === undefined ? '' : textIn(name, language);

/** The patterns of an item, as they are written. '': it passes with OK. */
export const expectedText = ({ expect, send }: StepFile): string => {
  const patterns = [expect ?? []].flat().map((pattern) => (typeof pattern === 'string' ? pattern : pattern.text));
  if (patterns.length > 0) return patterns.join(' | ');
  return send !== undefined && /^at/i.test(send) ? 'OK' : '';
};
