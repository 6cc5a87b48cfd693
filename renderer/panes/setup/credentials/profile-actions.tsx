import { ActionIcon, Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import type { RequestResult } from '../../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { profileProblemText } from '../../../../shared/words/profile-problems.ts';
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
import { saveFile } from '../../../parts/save-file.ts';
import { useLeft } from '../../../parts/use-left.ts';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { flushTyped, forgetTyped } from '../../../store/typed-fields.ts';
import { shownView, useView, wish, wishDraft } from '../../../store/view-store.ts';
import { NameDialog, type NameQuestion } from './dialogs.tsx';
import { fileNameOf } from './file-name.ts';
import { importProfile } from './profile-file.ts';
import { noNote, type ToldNote } from './told-note.ts';

/** Reports the result of an action to the row below. */
export interface Told {
  readonly onDone: (note: ToldNote) => void;
  /** `file`: name of the file that could not be imported. */
  readonly onFailure: (failure: Failure | null, file?: string | null) => void;
}

/** Save profile, and a menu of further profile actions. */
export const ProfileActions = (told: Told) => {
  const { t } = useWords();
  const [question, setQuestion] = useState<Question | null>(null);
  const [nameQuestion, setNameQuestion] = useState<NameQuestion | null>(null);
  const [opened, setOpened] = useState(false);
  useLeft(() => setOpened(false));
  const input = useRef<HTMLInputElement>(null);
  const actions = useProfileActions(told, setQuestion, setNameQuestion);
  const kept = useView(({ draft, profiles }) => profiles.some(({ id }) => id === draft.profileId));
  useAction('saveProfile', () => void actions.save());
  useAction('newProfile', actions.startNew);
  useAction('importProfile', () => input.current?.click());
  useAction('exportProfile', kept ? () => actions.export(false) : null);
  useAction('deleteProfile', kept ? actions.remove : null);
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Button leftSection={<IconDeviceFloppy {...icon} />} onClick={() => void actions.save()}>
        {t('credentials.save')}
      </Button>
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
          <Menu.Item leftSection={<IconCopy {...icon} />} disabled={!kept} onClick={actions.duplicate}>
            {t('credentials.profileDuplicate')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconUpload {...icon} />} onClick={() => input.current?.click()}>
            {t('credentials.profileImport')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload {...icon} />} disabled={!kept} onClick={() => actions.export(false)}>
            {t('credentials.profileExport')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey {...icon} />} disabled={!kept} onClick={() => actions.export(true)}>
            {t('credentials.profileExportSecrets')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash {...icon} />} disabled={!kept} onClick={actions.remove}>
            {t('credentials.profileDelete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) actions.importFile(file);
          currentTarget.value = '';
        }}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
      <NameDialog question={nameQuestion} onClose={() => setNameQuestion(null)} />
    </>
  );
};

const useProfileActions = (
  { onDone, onFailure }: Told,
  ask: (question: Question) => void,
  askName: (question: NameQuestion) => void,
) => {
  const { t, language } = useWords();
  const tell = (outcome: Outcome<unknown>, sentence: string, profileId = profileInHand(), ofForm = false): void => {
    onFailure(outcome.ok ? null : outcome.error);
    onDone(outcome.ok ? { sentence, profileId, ofForm } : noNote);
  };
  const saveAs = async (name: string, asCopy: boolean): Promise<void> => {
    // The last note is outdated until the save succeeds, and also if it fails.
    onDone(noNote);
    if (!(await flushTyped())) return;
    const outcome = await wishDraft('profiles.save', { name, asCopy });
    tell(outcome, t('credentials.saved', { name: name.trim() }), outcome.ok ? outcome.value.id : null, true);
  };
  const usualName = (): string => {
    const draft = shownView()?.draft;
    if (draft === undefined) return '';
    if (draft.name !== '') return draft.name;
    const id = draft.deviceId || draft.clientId;
    return id === '' ? t('credentials.nameNew') : t('credentials.nameUsual', { id: id.slice(0, 60) });
  };
  const ownProfile = (): { readonly id: string; readonly name: string } | null => {
    const view = shownView();
    return view?.profiles.find(({ id }) => id === view.draft.profileId) ?? null;
  };
  const exportNow = async (withSecrets: boolean): Promise<void> => {
    const profile = ownProfile();
    if (profile === null) return;
    const outcome = await wish('profiles.export', { id: profile.id, withSecrets });
    const file = fileNameOf(profile.name);
    if (outcome.ok) saveFile(file, 'application/json', [outcome.value.text]);
    tell(outcome, outcome.ok ? exportedSentence(t, language, file, outcome.value) : '', profile.id);
  };
  return {
    save: async (): Promise<void> => {
      onDone(noNote);
      if (!(await flushTyped())) return;
      const profile = ownProfile();
      if (profile !== null) return saveAs(profile.name, false);
      askName({ proposal: usualName(), onName: (name) => void saveAs(name, false) });
    },
    saveCopy: async (): Promise<void> => {
      if (!(await flushTyped())) return;
      askName({
        proposal: t('credentials.nameOfCopy', { name: usualName() }),
        onName: (name) => void saveAs(name, true),
      });
    },
    duplicate: (): void => {
      const profile = ownProfile();
      if (profile === null) return;
      askName({
        proposal: t('credentials.nameOfCopy', { name: profile.name }),
        onName: (name) =>
          void wish('profiles.duplicate', { id: profile.id, name }).then((outcome) =>
            tell(outcome, t('credentials.duplicated', { original: profile.name, name: name.trim() }), profile.id),
          ),
      });
    },
    startNew: (): void => {
      const begin = (): void =>
        void wishDraft('profiles.new', {}).then((outcome) => {
          forgetTyped();
          tell(outcome, '');
        });
      if (holdsUnsavedWork()) ask({ ...replaceQuestion(t), onYes: begin });
      else begin();
    },
    importFile: (file: File): void => {
      const begin = (): void =>
        void importProfile(file).then((outcome) => {
          if (outcome.ok) forgetTyped();
          tell(outcome, t('credentials.imported'), outcome.ok ? outcome.value.id : null, true);
          // Changes made meanwhile stay in the form; the profile was imported anyway.
          if (!outcome.ok && outcome.error.code !== 'profile/not-opened') onFailure(outcome.error, file.name);
        });
      if (holdsUnsavedWork()) ask({ ...replaceQuestion(t), onYes: begin });
      else begin();
    },
    export: (withSecrets: boolean): void => {
      if (!withSecrets) {
        void exportNow(false);
        return;
      }
      ask({
        title: t('credentials.exportTitle'),
        text: t('credentials.exportText'),
        action: t('credentials.exportNow'),
        onYes: () => void exportNow(true),
      });
    },
    remove: (): void => {
      const profile = ownProfile();
      if (profile === null) return;
      ask({
        title: t('credentials.deleteTitle', { name: profile.name }),
        text: [
          t('credentials.deleteText'),
          ...usedElsewhere(profile.id).map((n) => t('credentials.deleteUsed', { n })),
        ].join(language === 'zh' ? '' : ' '),
        action: t('credentials.deleteNow'),
        onYes: () => void wish('profiles.delete', { id: profile.id }).then((outcome) => tell(outcome, '')),
      });
    },
  };
};

/** Numbers of the other sessions that use this profile. */
const usedElsewhere = (profileId: string): readonly number[] => {
  const view = shownView();
  const others = Object.values(view?.sessions ?? {}).filter(
    ({ id, draft }) => id !== view?.session?.id && draft.profileId === profileId,
  );
  return others.length === 0 ? [] : [others.length];
};

/** What was exported, and what the file omits or lacks. */
const exportedSentence = (
  t: ReturnType<typeof useWords>['t'],
  language: Language,
  file: string,
  { leftOut, problems }: RequestResult<'profiles.export'>,
): string => {
  const names = {
    secret: t('credentials.leftOutSecret'),
    lineEnds: t('credentials.leftOutLineEnds'),
    fileNames: t('credentials.leftOutFileNames'),
    accepted: t('credentials.leftOutAccepted'),
  };
  const isChinese = language === 'zh';
  const left = leftOut.map((name) => names[name]).join(isChinese ? '、' : ', ');
  const lacking = problems.map((problem) => profileProblemText(problem, language)).join(isChinese ? '；' : '; ');
  return [
    t('credentials.exported', { file }),
    ...(left === '' ? [] : [t('credentials.exportedWithout', { left })]),
    ...(lacking === '' ? [] : [t('credentials.exportedUnfinished', { problems: lacking })]),
  ].join(isChinese ? '' : ' ');
};

export const profileInHand = (): string | null => shownView()?.draft.profileId ?? null;

/** Whether there are unsaved changes, typed or chosen. Filling the form again would lose them. */
export const holdsUnsavedWork = (): boolean => shownView()?.draft.changed ?? false;

export const replaceQuestion = (t: ReturnType<typeof useWords>['t']): Omit<Question, 'onYes'> => ({
  title: t('credentials.replaceTitle'),
  text: t('credentials.replaceText'),
  action: t('credentials.replaceNow'),
});
