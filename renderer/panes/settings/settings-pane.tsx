import { Select, Switch } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Settings } from '../../../shared/contract.ts';
import { languageNames, languages } from '../../../shared/words/language.ts';
import { portPanelWords } from '../../../shared/words/port-panel.ts';
import { LineRows } from '../../parts/line-rows.tsx';
import { useWords } from '../../parts/words.ts';
import { showItem, useItemToShow } from '../../store/item-to-show.ts';
import { requestAndNotify, useView } from '../../store/view-store.ts';
import { Folder } from './folder.tsx';
import { KeysHelp } from './keys-help.tsx';
import { SecretKeepingLine } from './secret-keeping-line.tsx';
import styles from './settings.module.css';

/** Preferences, storage locations and keyboard shortcuts. */
export const SettingsPane = () => {
  const { t } = useWords();
  const page = useSettingToShow();
  return (
    <div ref={page} className={styles.pane} data-area="">
      <div className={styles.page}>
        <h1>{t('settings.title')}</h1>
        <Section title={t('settings.look')}>
          <LanguageRow />
          <ThemeRow />
        </Section>
        <Section title={t('settings.line')}>
          <LineOfAllPorts />
        </Section>
        <Section title={t('settings.session')}>
          <RecoverRow />
          <ReopenRow />
        </Section>
        <Section title={t('settings.secrets')} setting="secrets">
          <SecretKeepingLine />
        </Section>
        <Section title={t('settings.data')} setting="data">
          <Folder />
        </Section>
        <Section title={t('settings.keys')} setting="keys">
          <KeysHelp />
        </Section>
        <Section title={t('settings.about')} setting="about">
          <About />
        </Section>
      </div>
    </div>
  );
};

const focusable = 'input, select, button, [tabindex]';

/** Scrolls to a setting that the palette asked for and focuses it. */
const useSettingToShow = () => {
  const page = useRef<HTMLDivElement>(null);
  const wanted = useItemToShow('settings');
  useEffect(() => {
    if (wanted === null) return;
    const row = page.current?.querySelector<HTMLElement>(`[data-setting="${CSS.escape(wanted)}"]`);
    row?.scrollIntoView({ block: 'center' });
    const control = row?.matches(focusable) ? row : row?.querySelector<HTMLElement>(focusable);
    control?.focus({ preventScroll: true });
    showItem(null);
  }, [wanted]);
  return page;
};

const Section = ({
  title,
  setting,
  children,
}: {
  readonly title: string;
  /** Name of the setting for the palette; omitted if its rows have their own names. */
  readonly setting?: string;
  readonly children: ReactNode;
}) => (
  <section className={styles.section} data-setting={setting}>
    {/* Focus target for settings without a control. */}
    <h2 tabIndex={setting === undefined ? undefined : -1}>{title}</h2>
    <div className={styles.body}>{children}</div>
  </section>
);

const change = (patch: Partial<Settings>): void => requestAndNotify('settings.change', patch);

const LanguageRow = () => {
  const { t } = useWords();
  const language = useView(({ settings }) => settings.language);
  return (
    <Select
      className={styles.choice}
      data-setting="language"
      label={t('settings.language')}
      value={language}
      data={[
        { value: 'system', label: t('settings.languageSystem') },
        ...languages.map((value) => ({ value, label: languageNames[value] })),
      ]}
      onChange={(value) => change({ language: value as Settings['language'] })}
    />
  );
};

const ThemeRow = () => {
  const { t } = useWords();
  const theme = useView(({ settings }) => settings.theme);
  return (
    <Select
      className={styles.choice}
      data-setting="theme"
      label={t('settings.theme')}
      value={theme}
      data={[
        { value: 'system', label: t('settings.themeSystem') },
        { value: 'light', label: t('settings.themeLight') },
        { value: 'dark', label: t('settings.themeDark') },
      ]}
      onChange={(value) => change({ theme: value as Settings['theme'] })}
    />
  );
};

const LineOfAllPorts = () => {
  const { language } = useWords();
  const line = useView(({ settings }) => settings.line);
  return (
    <>
      <LineRows line={line} onChange={(next) => change({ line: next })} />
      <p className={styles.line}>{portPanelWords[language].forAll}</p>
    </>
  );
};

const RecoverRow = () => {
  const { t } = useWords();
  const recover = useView(({ settings }) => settings.recover);
  return (
    <Switch
      data-setting="recover"
      label={t('settings.recover')}
      description={t('settings.recoverHint')}
      checked={recover}
      onChange={({ currentTarget }) => change({ recover: currentTarget.checked })}
    />
  );
};

const ReopenRow = () => {
  const { t } = useWords();
  const reopen = useView(({ settings }) => settings.reopen);
  return (
    <Switch
      data-setting="reopen"
      label={t('settings.reopen')}
      description={t('settings.reopenHint')}
      checked={reopen}
      onChange={({ currentTarget }) => change({ reopen: currentTarget.checked })}
    />
  );
};

const About = () => {
  const { t } = useWords();
  const { version, host } = useView(({ product }) => product);
  return (
    <dl className={styles.about}>
      <dt>{t('settings.version')}</dt>
      <dd>
        {t('common.product')} {version}
      </dd>
      <dt>{t('settings.host')}</dt>
      <dd>{t(host === 'electron' ? 'settings.hostElectron' : 'settings.hostWeb')}</dd>
      <dt>{t('settings.licence')}</dt>
      <dd>MIT</dd>
    </dl>
  );
};
