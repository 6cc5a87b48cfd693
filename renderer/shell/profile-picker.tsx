import { Combobox, UnstyledButton, useCombobox } from '@mantine/core';
import { type ComponentProps, useState } from 'react';
import { IconChevronDown, IconFileText } from '../parts/icons.ts';
import { nameOfDraft } from '../parts/profile-name.ts';
import { useWords } from '../parts/words.ts';
import { forgetTyped } from '../store/typed-fields.ts';
import { requestDraftAndNotify, useView } from '../store/view-store.ts';
import styles from './profile-picker.module.css';

/** Chooses a saved profile. Setup creates, saves and deletes them. */
export const ProfilePicker = () => {
  const changed = useView(({ draft }) => draft.changed);
  const [toConfirm, setToConfirm] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setToConfirm(null);
    },
  });
  return (
    <Combobox
      store={combobox}
      width={260}
      position="bottom-end"
      onOptionSubmit={(id) => {
        // Unsaved changes are discarded only if it is chosen twice.
        if (changed && toConfirm !== id) {
          setToConfirm(id);
          return;
        }
        requestDraftAndNotify('profiles.open', { id }, forgetTyped);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <PickerButton changed={changed} onClick={() => combobox.toggleDropdown()} />
      </Combobox.Target>
      <Options asksAgain={toConfirm !== null} />
    </Combobox>
  );
};

const usePickerTexts = () => {
  const { t } = useWords();
  const profiles = useView((view) => view.profiles);
  const profileId = useView(({ draft }) => draft.profileId);
  const ownName = useView(({ draft }) => draft.name);
  const next = useView(({ draft }) => draft.opensNext);
  const called = nameOfDraft({ profileId, name: ownName }, profiles);
  const isSaved = called.as === 'kept';
  const nothing = profiles.length === 0 ? t('shell.profile.none') : t('shell.profile.unsaved');
  const unnamed = called.name === '' ? nothing : t('shell.profile.notSaved', { name: called.name });
  const nextName = profiles.find(({ id }) => id === next?.profileId)?.name ?? t('shell.profile.unsaved');
  return {
    isSaved,
    name: isSaved ? called.name : unnamed,
    short: called.name || t('shell.profile.label'),
    /** The profile that opens after the run. */
    nextName: next ? nextName : null,
  };
};

interface PickerButtonProps extends Omit<ComponentProps<'button'>, 'color' | 'style'> {
  readonly changed: boolean;
}

/** `Combobox.Target` passes its ref and its ARIA attributes as props. */
const PickerButton = ({ changed, ...props }: PickerButtonProps) => {
  const { t } = useWords();
  const { isSaved, name, short, nextName } = usePickerTexts();
  return (
    <UnstyledButton
      {...props}
      className={`${styles.button} ${isSaved ? '' : styles.small}`}
      aria-label={`${t('shell.profile.label')}: ${isSaved && changed ? t('shell.profile.changed', { name }) : name}`}
      title={nextName === null ? name : t('shell.profile.opensNext', { name: nextName })}
    >
      <IconFileText size={16} stroke={1.75} className={styles.icon} aria-hidden="true" />
      <span className={styles.name}>
        {short}
        {nextName !== null && ` → ${nextName}`}
      </span>
      {isSaved && changed && <span className={styles.changed} aria-hidden="true" />}
      <IconChevronDown size={14} stroke={1.75} className={styles.chevron} aria-hidden="true" />
    </UnstyledButton>
  );
};

const Options = ({ asksAgain }: { readonly asksAgain: boolean }) => {
  const { t } = useWords();
  const profiles = useView((view) => view.profiles);
  const openId = useView(({ draft }) => draft.profileId);
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label={t('shell.profile.open')} className={styles.options}>
        {profiles.map(({ id, name, host }) => (
          <Combobox.Option key={id} value={id} active={id === openId} aria-selected={id === openId}>
            <span className={styles.optionName}>{name}</span>
            <span className={styles.host}>{host}</span>
          </Combobox.Option>
        ))}
        {asksAgain && (
          <div role="alert" className={styles.warning}>
            {t('shell.profile.losesInput')}
          </div>
        )}
        {profiles.length === 0 && <Combobox.Empty>{t('shell.profile.empty')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
};
