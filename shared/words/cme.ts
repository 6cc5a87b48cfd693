import { readCmeAnswer } from '../at/cme-error.ts';
import { cmeTable as en } from './en/cme.ts';
import type { Language, Words } from './language.ts';
import { cmeTable as zh } from './zh/cme.ts';

/** Meaning of the numbers of `+CME ERROR:`. */
export const cmeWords: Words<Readonly<Record<number, string>>> = { en, zh };

/** The words of one number; `null` for a number that is not in the manual. */
export const cmeText = (number: number, language: Language): string | null =>
  Object.hasOwn(cmeWords[language], number) ? (cmeWords[language][number] ?? null) : null;

/**
 * `+CME ERROR: 10` → `SIM not inserted`. `null` for any other line, for numbers without words, and for `+CMS ERROR:`, which has
 * another list of numbers. Texts count as the numbers that they mean.
 */
export const meaningOfCme = (answerLine: string, language: Language): string | null => {
  const answer = readCmeAnswer(answerLine);
  if (answer === null || answer.number === null || (answer.kind === 'CMS' && !answer.verbose)) return null;
  return cmeText(answer.number, language);
};

/** `+CME ERROR: 10` → `SIM not inserted (+CME ERROR: 10)`; `null` where `meaningOfCme` is `null`. */
export const describeCme = (answerLine: string, language: Language): string | null => {
  const words = meaningOfCme(answerLine, language);
  const answer = readCmeAnswer(answerLine);
  return words === null || answer === null
    ? null
    : withAnswer(words, `+${answer.kind} ERROR: ${answer.text}`, language);
};

/** The words, followed by the original answer of the module. */
export const withAnswer = (words: string, answer: string, language: Language): string =>
  language === 'zh' ? `${words}（${answer}）` : `${words} (${answer})`;
