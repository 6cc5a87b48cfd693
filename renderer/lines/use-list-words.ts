import type { Language } from '../../shared/words/language.ts';
import { lineListWords } from '../../shared/words/line-list-words.ts';
import { type Translate, useWords } from '../parts/words.ts';

/** The words of the list are loaded with it: `m.wrap`, `fill(m.detail.title, { n })`. */
export const useListWords = (): {
  readonly m: (typeof lineListWords)[Language];
  readonly t: Translate;
  readonly language: Language;
} => {
  const { t, language } = useWords();
  return { m: lineListWords[language], t, language };
};
