import { useSyncExternalStore } from 'react';
import { createListeners } from '../../shared/listeners.ts';
import type { Language } from '../../shared/words/language.ts';
import { type Translate, translateInto } from '../../shared/words/translate.ts';

export type { Translate } from '../../shared/words/translate.ts';

interface WordsInUse {
  readonly t: Translate;
  readonly language: Language;
}

const createWords = (translate: typeof translateInto): Readonly<Record<Language, WordsInUse>> => ({
  en: { t: translate('en'), language: 'en' },
  zh: { t: translate('zh'), language: 'zh' },
});

let all = createWords(translateInto);
let inUse: WordsInUse = all.en;
const changes = createListeners();

/** Called by the entry before the first render, then by the setting. */
export const setLanguage = (language: Language): void => {
  if (language === inUse.language) return;
  inUse = all[language];
  changes.emit();
};

/** `const { t, language } = useWords(); t('setup.stop')`. The language is also the key of all other text tables. */
export const useWords = (): WordsInUse => useSyncExternalStore(changes.add, () => inUse);

/** `system`: Chinese if the browser's first language is Chinese, otherwise English. */
export const languageOf = (setting: 'system' | Language): Language => {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
};

// For `npm run dev`: shows a changed sentence at once instead of reloading the page. Not part of the build.
import.meta.hot?.accept('../../shared/words/translate.ts', (changed) => {
  if (changed === undefined) return;
  all = createWords((changed as unknown as { readonly translateInto: typeof translateInto }).translateInto);
  inUse = all[inUse.language];
  changes.emit();
});
