import { isUrcName } from '../at/urc-names.ts';
import { meaningOfAnswer } from './device-answers.ts';
import type { Language } from './language.ts';
import { meaningOfUrc } from './urcs.ts';

/** Weaker than AT+CSQ 0: the module then says 99. */
const notMeasured = 99;

/**
 * Our reading of a line, to stand beside it; `null` for lines that say themselves what they mean. `urcName` is '' for anything that
 * did not come unasked.
 */
export const hintOfLine = (text: string, urcName: string, language: Language): string | null => {
  const line = text.trim();
  const signal = /^\+CSQ\s*:\s*(\d{1,2})\s*,/.exec(line)?.[1];
  if (signal !== undefined && Number(signal) !== notMeasured) return `−${113 - 2 * Number(signal)} dBm`;
  // The payload of a message says more than that there is one.
  if (isUrcName(urcName) && urcName !== 'message') return meaningOfUrc(urcName, line, language);
  return meaningOfAnswer(line, language);
};
