import { ActionIcon, Tooltip, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { useCallback } from 'react';
import { languageNames, languages } from '../../shared/words/language.ts';
import { IconMoon, IconSun } from '../parts/icons.ts';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { requestAndNotify } from '../store/view-store.ts';
import styles from './look-buttons.module.css';

const signs = { zh: '中', en: 'EN' } as const;

/** Switches to the other language, at once and in every window. */
export const LanguageButton = () => {
  const { t, language } = useWords();
  const other = language === 'en' ? 'zh' : 'en';
  const change = useCallback(() => requestAndNotify('settings.change', { language: other }), [other]);
  useAction('language', change);
  return (
    <Tooltip label={languageNames[other]}>
      <UnstyledButton
        className={styles.language}
        aria-label={t('shell.language.button', { name: languageNames[language] })}
        onClick={change}
      >
        {[...languages].reverse().map((one) => (
          <span key={one} data-sign={signs[one]} data-on={one === language || undefined} />
        ))}
      </UnstyledButton>
    </Tooltip>
  );
};

/** Switches to the other theme. Settings also offers "as the system". */
export const ThemeButton = () => {
  const { t } = useWords();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  const change = useCallback(() => requestAndNotify('settings.change', { theme: other }), [other]);
  useAction('theme', change);
  const name = t('shell.theme.button', { name: t(`shell.theme.${scheme}`) });
  const Icon = scheme === 'light' ? IconMoon : IconSun;
  return (
    <Tooltip label={name}>
      <ActionIcon aria-label={name} onClick={change}>
        <Icon size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
};
