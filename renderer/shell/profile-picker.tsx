import { Combobox, UnstyledButton, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { calledOfDraft } from '../parts/called.ts';
import { IconChevronDown, IconFileText } from '../parts/icons.ts';
import { useWords } from '../parts/words.ts';
import { forgetTyped } from '../store/typed-fields.ts';
import { actDraft, useView } from '../store/view-store.ts';
import styles from './profile-picker.module.css';

/** Chooses a saved profile. Setup creates, saves and deletes them. */
export const ProfilePicker = () => {
  const { t } = useWords();
  const profiles = useView((view) => view.profiles);
  const openId = useView(({ draft }) => draft.profileId);
  const changed = useView(({ draft }) => draft.changed);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setAskedFor(null);
    },
  });
  const ownName = useView(({ draft }) => draft.name);
  const called = calledOfDraft({ profileId: openId, name: ownName }, profiles);
  const current = called.as === 'kept' ? called : null;
  const nothing = profiles.length === 0 ? t('shell.profile.none') : t('shell.profile.unsaved');
  const unnamed = called.name === '' ? nothing : t('shell.profile.notSaved', { name: called.name });
  const name = current?.name ?? unnamed;
  const next = useView(({ draft }) => draft.opensNext);
  const nextName = profiles.find(({ id }) => id === next?.profileId)?.name ?? t('shell.profile.unsaved');
  return (
    <Combobox
      store={combobox}
      width={260}
      position="bottom-end"
      onOptionSubmit={(id) => {
        // Unsaved changes are discarded only if it is chosen twice.
        if (changed && askedFor !== id) {
          setAskedFor(id);
          return;
        }
        actDraft('profiles.open', { id }, forgetTyped);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <UnstyledButton
          className={`${styles.button} ${current ? '' : styles.small}`}
          aria-label={`${t('shell.profile.label')}: ${current && changed ? t('shell.profile.changed', { name }) : name}`}
          title={next ? t('shell.profile.opensNext', { name: nextName }) : name}
          onClick={() => combobox.toggleDropdown()}
        >
          <IconFileText size={16} stroke={1.75} className={styles.icon} aria-hidden="true" />
          <span className={styles.name}>
            {called.name || t('shell.profile.label')}
            {next && ` → ${nextName}`}
          </span>
          {current && changed && <span className={styles.changed} aria-hidden="true" />}
          <IconChevronDown size={14} stroke={1.75} className={styles.chevron} aria-hidden="true" />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('shell.profile.open')} className={styles.options}>
          {profiles.map(({ id, name: text, host }) => (
            <Combobox.Option key={id} value={id} active={id === openId} aria-selected={id === openId}>
              <span className={styles.optionName}>{text}</span>
              <span className={styles.host}>{host}</span>
            </Combobox.Option>
          ))}
          {askedFor !== null && (
            <div role="alert" className={styles.warning}>
              {t('shell.profile.losesInput')}
            </div>
          )}
          {profiles.length === 0 && <Combobox.Empty>{t('shell.profile.empty')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
