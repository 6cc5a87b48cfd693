import type { Language } from '../../../shared/words/language.ts';
import { moduleWords } from '../../../shared/words/module-words.ts';
import { type Translate, useWords } from '../../parts/words.ts';

/** The words of this page are loaded with it: `m.signal.title`, `fill(m.age, { age })`. */
export const useModuleWords = (): {
  readonly m: (typeof moduleWords)[Language];
  readonly t: Translate;
  readonly language: Language;
} => {
  const { t, language } = useWords();
  return { m: moduleWords[language], t, language };
};
