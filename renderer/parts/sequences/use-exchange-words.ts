import { exchangeWords } from '../../../shared/words/exchange-words.ts';
import type { Language } from '../../../shared/words/language.ts';
import { type Translate, useWords } from '../words.ts';

/** The words of the dialogs are loaded with them. */
export const useExchangeWords = (): {
  readonly m: (typeof exchangeWords)[Language];
  readonly t: Translate;
  readonly language: Language;
} => {
  const { t, language } = useWords();
  return { m: exchangeWords[language], t, language };
};
