import { ActionIcon, Button, Menu } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { ConfirmDialog, type Question } from '../../../parts/confirm-dialog.tsx';
import {
  IconCopy,
  IconDeviceFloppy,
  IconDots,
  IconDownload,
  IconFile,
  IconKey,
  IconTrash,
  IconUpload,
} from '../../../parts/icons.ts';
import { useOnLeave } from '../../../parts/use-on-leave.ts';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { useView } from '../../../store/view-store.ts';
import { NameDialog, type NameQuestion } from './dialogs.tsx';
import { type ActionReport, type ProfileActions as Actions, useProfileActions } from './use-profile-actions.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Save profile, and a menu of further profile actions. */
export const ProfileActions = (report: ActionReport) => {
  const { t } = useWords();
  const [question, setQuestion] = useState<Question | null>(null);
  const [nameQuestion, setNameQuestion] = useState<NameQuestion | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const actions = useProfileActions(report, setQuestion, setNameQuestion);
  const isSaved = useView(({ draft, profiles }) => profiles.some(({ id }) => id === draft.profileId));
  const chooseFile = (): void => input.current?.click();
  useAction('saveProfile', () => void actions.save());
  useAction('newProfile', actions.startNew);
  useAction('importProfile', chooseFile);
  useAction('exportProfile', isSaved ? () => actions.export(false) : null);
  useAction('deleteProfile', isSaved ? actions.remove : null);
  return (
    <>
      <Button leftSection={<IconDeviceFloppy {...icon} />} onClick={() => void actions.save()}>
        {t('credentials.save')}
      </Button>
      <ProfileMenu actions={actions} isSaved={isSaved} onImport={chooseFile} />
      <FileInput inputRef={input} onFile={actions.importFile} />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
      <NameDialog question={nameQuestion} onClose={() => setNameQuestion(null)} />
    </>
  );
};

interface ProfileMenuProps {
  readonly actions: Actions;
  readonly isSaved: boolean;
  readonly onImport: () => void;
}

const ProfileMenu = ({ actions, isSaved, onImport }: ProfileMenuProps) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  useOnLeave(() => setOpened(false));
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon variant="default" aria-label={t('credentials.profileMenu')}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFile {...icon} />} onClick={actions.startNew}>
          {t('credentials.profileNew')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => void actions.saveCopy()}>
          {t('credentials.profileCopy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...icon} />} disabled={!isSaved} onClick={actions.duplicate}>
          {t('credentials.profileDuplicate')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUpload {...icon} />} onClick={onImport}>
          {t('credentials.profileImport')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload {...icon} />} disabled={!isSaved} onClick={() => actions.export(false)}>
          {t('credentials.profileExport')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey {...icon} />} disabled={!isSaved} onClick={() => actions.export(true)}>
          {t('credentials.profileExportSecrets')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash {...icon} />} disabled={!isSaved} onClick={actions.remove}>
          {t('credentials.profileDelete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

interface FileInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onFile: (file: File) => void;
}

const FileInput = ({ inputRef, onFile }: FileInputProps) => (
  <input
    ref={inputRef}
    type="file"
    accept=".json,application/json"
    hidden
    tabIndex={-1}
    aria-hidden="true"
    onChange={({ currentTarget }) => {
      const file = currentTarget.files?.[0];
      if (file) onFile(file);
      // The same file may be chosen again.
      currentTarget.value = '';
    }}
  />
);
