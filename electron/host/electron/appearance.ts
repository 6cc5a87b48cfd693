import type { NativeTheme } from 'electron';
import type { Language } from '../../../shared/words/language.ts';
import type { ViewStore } from '../../app/view-store.ts';

/** The language of menus and dialogs: that of the settings, or else that of the system. */
export const languageOf = (viewStore: ViewStore, systemLanguages: readonly string[]): Language => {
  const { language } = viewStore.view().settings;
  return language === 'system' ? systemLanguageOf(systemLanguages) : language;
};

export const systemLanguageOf = (systemLanguages: readonly string[]): Language =>
  /^zh\b/i.test(systemLanguages[0] ?? '') ? 'zh' : 'en';

/** Applies language and theme to everything that the system draws. `onChange` is called once at the start and after each change of either. */
export const followSettings = (
  viewStore: ViewStore,
  nativeTheme: Pick<NativeTheme, 'themeSource'>,
  onChange: () => void,
): void => {
  let drawn = '';
  const draw = (): void => {
    const { theme, language } = viewStore.view().settings;
    if (drawn === `${theme} ${language}`) return;
    drawn = `${theme} ${language}`;
    nativeTheme.themeSource = theme;
    onChange();
  };
  viewStore.onEvent((event) => {
    if (event.type === 'settings') draw();
  });
  draw();
};
