import { Button, Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { clouds } from '../../../../shared/clouds/index.ts';
import type { DraftView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { ConfirmDialog, type Question } from '../../../parts/confirm-dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { forgetTyped } from '../../../store/typed-fields.ts';
import { useRefusal } from '../../../store/use-refusal.ts';
import { changeDraft, requestDraft, useView } from '../../../store/view-store.ts';
import { useOptimisticChoice } from '../use-optimistic-choice.ts';
import { type ActionNote, noNote, noteFor } from './action-note.ts';
import { AdvancedSettings } from './advanced-settings.tsx';
import styles from './credentials.module.css';
import { DemoWarning } from './demo-warning.tsx';
import { DerivedLogin } from './derived-login.tsx';
import { Warning } from './draft-inputs.tsx';
import { LoginForm } from './login-form.tsx';
import { PasteParameters } from './paste-parameters.tsx';
import { ProfileActions } from './profile-actions.tsx';
import { hasUnsavedChanges, replaceQuestion } from './unsaved-changes.ts';
import { usePasteFlow } from './use-paste-flow.ts';
import { usePasteGuard } from './use-paste-guard.ts';
import { currentProfileId } from './use-profile-actions.ts';

/** Body of the Credentials stage: device data on the left, the resulting login on the right. */
export const CredentialsBody = () => {
  const { t } = useWords();
  const [note, setNote] = useState(noNote);
  const [failure, setRefusal] = useRefusal('form');
  /** Name of the file that could not be imported. */
  const [file, setFile] = useState<string | null>(null);
  const setFailure = (next: Failure | null, ofFile: string | null = null): void => {
    setFile(ofFile);
    setRefusal(next);
  };
  const setSentence = (sentence: string): void => setNote({ sentence, profileId: currentProfileId() });
  const flow = usePasteFlow(setSentence);
  const guard = usePasteGuard(flow);
  return (
    <div className={styles.body} onPasteCapture={guard.onPaste} onDropCapture={guard.onDrop}>
      <div className={styles.actions}>
        <PlatformSelect />
        <span className={styles.grow} />
        <PasteParameters flow={flow} onBegin={() => setNote(noNote)} />
        <DemoButton onFailure={setFailure} />
        <ProfileActions onDone={setNote} onFailure={setFailure} />
      </div>
      {failure && (
        <FailureNote failure={failure} before={file === null ? '' : t('credentials.notImported', { file })} />
      )}
      {guard.message !== null && <Refusal text={guard.message} />}
      <FormStatus note={note} />
      <DemoWarning />
      <div className={styles.columns}>
        <LoginForm />
        <DerivedLogin />
      </div>
      <AdvancedSettings />
    </div>
  );
};

/** Why a pasted text was refused. Shown here because the field may be far below. */
const Refusal = ({ text }: { readonly text: string }) => {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <p role="alert" ref={line}>
      <Warning text={text} />
    </p>
  );
};

const PlatformSelect = () => {
  const { t, language } = useWords();
  const known = useView((view) => view.draft.platform);
  const [platform, ask] = useOptimisticChoice<DraftView['platform']>(known, (next) => changeDraft({ platform: next }));
  return (
    <Select
      className={styles.platform ?? ''}
      label={t('credentials.platform')}
      value={platform}
      allowDeselect={false}
      data={clouds.map(({ kind, words }) => ({ value: kind, label: words[language].name }))}
      onChange={(value) => value !== null && ask(value as DraftView['platform'])}
    />
  );
};

const DemoButton = ({ onFailure }: { readonly onFailure: (failure: Failure | null) => void }) => {
  const { t } = useWords();
  const [question, setQuestion] = useState<Question | null>(null);
  const [starting, setStarting] = useState(false);
  const use = async (): Promise<void> => {
    // The demo cloud may have to start first.
    setStarting(true);
    const outcome = await requestDraft('draft.useDemoDevice', {});
    setStarting(false);
    forgetTyped();
    onFailure(outcome.ok ? null : outcome.error);
  };
  const press = (): void => {
    if (hasUnsavedChanges()) setQuestion({ ...replaceQuestion(t), onYes: () => void use() });
    else void use();
  };
  useAction('useDemoDevice', starting ? null : press);
  return (
    <>
      <Button loading={starting} onClick={press}>
        {t('credentials.useDemo')}
      </Button>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
};

/** Result of the last action, and what the form contains: a saved profile, unsaved changes, the demo device. */
const FormStatus = ({ note }: { readonly note: ActionNote }) => {
  const { t } = useWords();
  const sentence = useView(({ draft }) => noteFor(note, draft));
  const name = useView(({ draft, profiles }) => profiles.find(({ id }) => id === draft.profileId)?.name ?? null);
  const changed = useView((view) => view.draft.changed && view.draft.profileId !== null);
  const demo = useView((view) => view.draft.demo);
  const held = [
    ...(demo ? [t('credentials.demoInUse')] : []),
    ...(name === null ? [] : [name]),
    ...(changed ? [t('credentials.unsaved')] : []),
  ];
  return (
    <p className={held.length > 0 || sentence !== '' ? styles.notice : styles.quiet}>
      {held.length > 0 && <span className={styles.dim}>{held.join(' · ')}</span>}
      <span role="status">{sentence}</span>
    </p>
  );
};
