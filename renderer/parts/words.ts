import { useSyncExternalStore } from 'react';
import { createListeners } from '../../shared/listeners.ts';
import type { Language } from '../../shared/words/language.ts';
import { type Translate, translateInto } from '../../shared/words/translate.ts';

export type { Translate } from '../../shared/words/translate.ts';

interface WordsInUse {
  readonly t: Translate;
  readonly language: Language;
}

const wordsBy = (translate: typeof translateInto): Readonly<Record<Language, WordsInUse>> => ({
  en: { t: translate('en'), language: 'en' },
  zh: { t: translate('zh'), language: 'zh' },
});

let all = wordsBy(translateInto);
let inUse: WordsInUse = all.en;
const changes = createListeners();

/** By the entry before the first drawing, then by the setting. */
export const setLanguage = (language: Language): void => {
  if (language === inUse.language) return;
  inUse = all[language];
  changes.emit();
};

/** `const { t, language } = useWords(); t('setup.stop')`. The language is also the key of all other tables of words. */
export const useWords = (): WordsInUse => useSyncExternalStore(changes.add, () => inUse);

/** `system`: Chinese if the first language of the browser is Chinese, else English. */
export const languageOf = (setting: 'system' | Language): Language => {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
};

// `npm run dev`: a changed sentence is shown at once; without this the whole page would be loaded again. No part of what is built.
import.meta.hot?.accept('../../shared/words/translate.ts', (changed) => {
  if (changed === undefined) return;
  all = wordsBy((changed as unknown as { readonly translateInto: typeof translateInto }).translateInto);
  inUse = all[inUse.language];
  changes.emit();
});
