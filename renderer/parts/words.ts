import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../shared/words/language.ts';
import { type UiTable, uiWords } from '../../shared/words/ui.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'ui';
    readonly resources: { readonly ui: UiTable };
    readonly interpolationPrefix: '{';
    readonly interpolationSuffix: '}';
  }
}

/** Once, by the entry, before the first drawing. */
export const startWords = (language: Language): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'ui',
    resources: { en: { ui: uiWords.en }, zh: { ui: uiWords.zh } },
    // React escapes what it draws.
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });

export const setLanguage = (language: Language): void => {
  void i18next.changeLanguage(language);
};

/** `const { t, language } = useWords(); t('setup.stop')`. The language is also the key of all other tables of words. */
export const useWords = () => {
  const { t, i18n } = useTranslation();
  return { t, language: (i18n.language === 'zh' ? 'zh' : 'en') as Language };
};

export type Translate = ReturnType<typeof useWords>['t'];

/** `system`: Chinese if the first language of the browser is Chinese, else English. */
export const languageOf = (setting: 'system' | Language): Language => {
  if (setting !== 'system') return setting;
  return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
};
