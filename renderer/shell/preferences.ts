import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { lostConnectionOf } from '../../shared/lost-connection.ts';
import { portName } from '../parts/port-name.ts';
import { nameOfSession, profileNameText } from '../parts/profile-name.ts';
import { languageOf, setLanguage, useWords } from '../parts/words.ts';
import { useSessionPart, useView } from '../store/view-store.ts';
import { windowTitle } from './window-title.ts';

/** Applies the settings to the page: theme, language, window title. */
export const usePreferences = (): void => {
  const theme = useView(({ settings }) => settings.theme);
  const wanted = useView(({ settings }) => settings.language);
  const { setColorScheme } = useMantineColorScheme();
  const { t, language } = useWords();

  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);
  useEffect(() => setLanguage(languageOf(wanted)), [wanted]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);

  const address = useSessionPart((session) => session.address, null);
  const state = useSessionPart((session) => session.state.kind, null);
  const online = useSessionPart((session) => session.online.kind, 'offline');
  const run = useSessionPart(
    (session) => (lostConnectionOf(session.run, session.online) ? 'failed' : (session.run?.state ?? null)),
    null,
  );
  // A string, so that other changes of a session do not set the title.
  const profile = useView(({ session, profiles }) =>
    session ? profileNameText(nameOfSession(session, profiles), t) : '',
  );
  useEffect(() => {
    const product = t('common.product');
    const title = windowTitle({ address, state, online, run });
    document.title =
      title === null
        ? t('shell.title.idle', { product })
        : t('shell.title.open', {
            port: [portName(title.port, t), profile].filter((text) => text !== '').join(' · '),
            state: t(`shell.title.${title.state}`),
            product,
          });
  }, [t, address, state, online, run, profile]);
};
