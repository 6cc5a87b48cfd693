import type { RequestResult } from '../../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { profileProblemText } from '../../../../shared/words/profile-problems.ts';
import type { Question } from '../../../parts/confirm-dialog.tsx';
import { saveFile } from '../../../parts/save-file.ts';
import { type Translate, useWords } from '../../../parts/words.ts';
import { flushTyped, forgetTyped } from '../../../store/typed-fields.ts';
import { request, requestDraft, shownView } from '../../../store/view-store.ts';
import { type ActionNote, noNote } from './action-note.ts';
import type { NameQuestion } from './dialogs.tsx';
import { fileNameOf } from './file-name.ts';
import { importProfile } from './profile-file.ts';
import { hasUnsavedChanges, replaceQuestion } from './unsaved-changes.ts';

/** Receives the result of an action. */
export interface ActionReport {
  readonly onDone: (note: ActionNote) => void;
  /** `file`: name of the file that could not be imported. */
  readonly onFailure: (failure: Failure | null, file?: string | null) => void;
}

interface Context extends ActionReport {
  readonly t: Translate;
  readonly language: Language;
  readonly ask: (question: Question) => void;
  readonly askName: (question: NameQuestion) => void;
  readonly report: (outcome: Outcome<unknown>, note: ActionNote) => void;
}

export interface ProfileActions {
  readonly save: () => Promise<void>;
  readonly saveCopy: () => Promise<void>;
  readonly duplicate: () => void;
  readonly startNew: () => void;
  readonly importFile: (file: File) => void;
  readonly export: (withSecrets: boolean) => void;
  readonly remove: () => void;
}

export const useProfileActions = (
  { onDone, onFailure }: ActionReport,
  ask: (question: Question) => void,
  askName: (question: NameQuestion) => void,
): ProfileActions => {
  const { t, language } = useWords();
  const report = (outcome: Outcome<unknown>, note: ActionNote): void => {
    onFailure(outcome.ok ? null : outcome.error);
    onDone(outcome.ok ? note : noNote);
  };
  const context: Context = { t, language, ask, askName, onDone, onFailure, report };
  return { ...savingActions(context), ...replacingActions(context), ...exportAction(context), ...removal(context) };
};

export const currentProfileId = (): string | null => shownView()?.draft.profileId ?? null;

const savedProfile = (): { readonly id: string; readonly name: string } | null => {
  const view = shownView();
  return view?.profiles.find(({ id }) => id === view.draft.profileId) ?? null;
};

const proposedName = (t: Translate): string => {
  const draft = shownView()?.draft;
  if (draft === undefined) return '';
  if (draft.name !== '') return draft.name;
  const id = draft.deviceId || draft.clientId;
  return id === '' ? t('credentials.nameNew') : t('credentials.nameUsual', { id: id.slice(0, 60) });
};

const savingActions = ({
  t,
  askName,
  onDone,
  report,
}: Context): Pick<ProfileActions, 'save' | 'saveCopy' | 'duplicate'> => {
  const saveAs = async (name: string, asCopy: boolean): Promise<void> => {
    // The last note is outdated until the save succeeds, and also if it fails.
    onDone(noNote);
    if (!(await flushTyped())) return;
    const outcome = await requestDraft('profiles.save', { name, asCopy });
    const profileId = outcome.ok ? outcome.value.id : null;
    report(outcome, { sentence: t('credentials.saved', { name: name.trim() }), profileId, ofForm: true });
  };
  return {
    save: async () => {
      onDone(noNote);
      if (!(await flushTyped())) return;
      const profile = savedProfile();
      if (profile !== null) return saveAs(profile.name, false);
      askName({ proposal: proposedName(t), onName: (name) => void saveAs(name, false) });
    },
    saveCopy: async () => {
      if (!(await flushTyped())) return;
      askName({
        proposal: t('credentials.nameOfCopy', { name: proposedName(t) }),
        onName: (name) => void saveAs(name, true),
      });
    },
    duplicate: () => {
      const profile = savedProfile();
      if (profile === null) return;
      const duplicateAs = async (name: string): Promise<void> => {
        const outcome = await request('profiles.duplicate', { id: profile.id, name });
        const sentence = t('credentials.duplicated', { original: profile.name, name: name.trim() });
        report(outcome, { sentence, profileId: profile.id });
      };
      askName({
        proposal: t('credentials.nameOfCopy', { name: profile.name }),
        onName: (name) => void duplicateAs(name),
      });
    },
  };
};

/** Actions that fill the form again, and so ask first if there are unsaved changes. */
const replacingActions = ({ t, ask, onFailure, report }: Context): Pick<ProfileActions, 'startNew' | 'importFile'> => {
  const startNew = async (): Promise<void> => {
    const outcome = await requestDraft('profiles.new', {});
    forgetTyped();
    report(outcome, { sentence: '', profileId: currentProfileId() });
  };
  const importNow = async (file: File): Promise<void> => {
    const outcome = await importProfile(file);
    if (outcome.ok) forgetTyped();
    const profileId = outcome.ok ? outcome.value.id : null;
    report(outcome, { sentence: t('credentials.imported'), profileId, ofForm: true });
    // Changes made in the meantime stay in the form; the profile was imported anyway.
    if (!outcome.ok && outcome.error.code !== 'profile/not-opened') onFailure(outcome.error, file.name);
  };
  const askFirst = (begin: () => void): void => {
    if (hasUnsavedChanges()) ask({ ...replaceQuestion(t), onYes: begin });
    else begin();
  };
  return {
    startNew: () => askFirst(() => void startNew()),
    importFile: (file) => askFirst(() => void importNow(file)),
  };
};

const exportAction = ({ t, language, ask, report }: Context): Pick<ProfileActions, 'export'> => {
  const exportNow = async (withSecrets: boolean): Promise<void> => {
    const profile = savedProfile();
    if (profile === null) return;
    const outcome = await request('profiles.export', { id: profile.id, withSecrets });
    const file = fileNameOf(profile.name);
    if (outcome.ok) saveFile(file, 'application/json', [outcome.value.text]);
    const sentence = outcome.ok ? exportedSentence(t, language, file, outcome.value) : '';
    report(outcome, { sentence, profileId: profile.id });
  };
  return {
    export: (withSecrets) => {
      if (!withSecrets) return void exportNow(false);
      ask({
        title: t('credentials.exportTitle'),
        text: t('credentials.exportText'),
        action: t('credentials.exportNow'),
        onYes: () => void exportNow(true),
      });
    },
  };
};

const removal = ({ t, language, ask, report }: Context): Pick<ProfileActions, 'remove'> => ({
  remove: () => {
    const profile = savedProfile();
    if (profile === null) return;
    const removeNow = async (): Promise<void> => {
      const outcome = await request('profiles.delete', { id: profile.id });
      report(outcome, { sentence: '', profileId: currentProfileId() });
    };
    const others = sessionsWith(profile.id);
    ask({
      title: t('credentials.deleteTitle', { name: profile.name }),
      text: [t('credentials.deleteText'), ...(others === 0 ? [] : [t('credentials.deleteUsed', { n: others })])].join(
        language === 'zh' ? '' : ' ',
      ),
      action: t('credentials.deleteNow'),
      onYes: () => void removeNow(),
    });
  },
});

/** Number of other sessions that use this profile. */
const sessionsWith = (profileId: string): number => {
  const view = shownView();
  return Object.values(view?.sessions ?? {}).filter(
    ({ id, draft }) => id !== view?.session?.id && draft.profileId === profileId,
  ).length;
};

/** What was exported, and what the file omits or lacks. */
const exportedSentence = (
  t: Translate,
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
