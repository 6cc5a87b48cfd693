import { isUrcName } from '../at/urc-names.ts';
import { meaningOfAnswer } from './device-answers.ts';
import type { Language } from './language.ts';
import { meaningOfUrc } from './urcs.ts';

/** The module reports a weaker signal than AT+CSQ 0 as 99. */
const notMeasured = 99;

/**
 * An explanation of a line, shown next to it; `null` for lines that need none. `urcName` is '' for any line that is not
 * an unsolicited result code.
 */
export const hintOfLine = (text: string, urcName: string, language: Language): string | null => {
  const line = text.trim();
  const signal = /^\+CSQ\s*:\s*(\d{1,2})\s*,/.exec(line)?.[1];
  if (signal !== undefined && Number(signal) !== notMeasured) return `−${113 - 2 * Number(signal)} dBm`;
  // For a message the payload is more useful than an explanation.
  if (isUrcName(urcName) && urcName !== 'message') return meaningOfUrc(urcName, line, language);
  return meaningOfAnswer(line, language);
};
