import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RequestResult } from '../../../../shared/contract.ts';
import { recogniseParameters } from '../../../../shared/credentials/recognise-parameters.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconClipboardText } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { forgetTyped } from '../../../store/typed-fields.ts';
import { wish } from '../../../store/view-store.ts';
import { readClipboard } from './clipboard.ts';
import styles from './credentials.module.css';
import { ConfirmDialog, type Question } from './dialogs.tsx';
import { holdsUnsavedWork, replaceQuestion } from './profile-actions.tsx';

type Pasted = RequestResult<'draft.paste'>;

const textLimit = 100_000;

/** Fills the form from whatever was copied. Reads the clipboard where that is permitted; else, or if nothing is recognised, asks for the text. */
export const PasteParameters = ({ onPasted }: { readonly onPasted: (sentence: string) => void }) => {
  const { t } = useWords();
  const sentenceOf = usePastedSentence();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [nothing, setNothing] = useState('');

  const close = (): void => {
    setOpen(false);
    // What was pasted may hold a secret.
    setText('');
    setFailure(null);
    setNothing('');
  };
  const send = async (pasted: string): Promise<boolean> => {
    const outcome = await wish('draft.paste', { text: pasted.slice(0, textLimit) });
    setFailure(outcome.ok ? null : outcome.error);
    setNothing(outcome.ok && outcome.value.kind === 'nothing' ? sentenceOf(outcome.value) : '');
    if (!outcome.ok || outcome.value.kind === 'nothing') return false;
    forgetTyped();
    onPasted(sentenceOf(outcome.value));
    return true;
  };
  /** A whole profile takes the place of all that stands in the form. */
  const sendAsked = (pasted: string, onAnswer: (taken: boolean) => void): void => {
    const go = (): void => void send(pasted).then(onAnswer);
    if (holdsUnsavedWork() && recogniseParameters(pasted).kind === 'profile')
      setQuestion({ ...replaceQuestion(t), onYes: go });
    else go();
  };
  const askForText = (): void => {
    setNothing('');
    setFailure(null);
    setOpen(true);
  };
  const begin = async (): Promise<void> => {
    onPasted('');
    const copied = await readClipboard();
    if (copied === null) askForText();
    else sendAsked(copied, (taken) => !taken && askForText());
  };
  return (
    <>
      <Button
        leftSection={<IconClipboardText size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void begin()}
      >
        {t('credentials.paste')}
      </Button>
      <Modal
        opened={open}
        onClose={close}
        title={t('credentials.pasteTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
        size={560}
      >
        <Textarea
          label={t('credentials.pasteText')}
          classNames={{ input: styles.mono ?? '' }}
          data-autofocus
          spellCheck={false}
          autoComplete="off"
          rows={9}
          maxLength={textLimit}
          value={text}
          error={nothing === '' ? undefined : nothing}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            setNothing('');
          }}
        />
        {failure && <FailureNote failure={failure} />}
        <div className={styles.modalButtons}>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            disabled={text.trim() === ''}
            onClick={() => sendAsked(text, (taken) => taken && close())}
          >
            {t('credentials.pasteFill')}
          </Button>
        </div>
      </Modal>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
};

/** What was recognised, and which fields it filled; fields without a name of their own are not listed. */
const usePastedSentence = (): ((pasted: Pasted) => string) => {
  const { t, language } = useWords();
  return ({ kind, fields, untaken }) => {
    const names: Readonly<Record<string, string>> = {
      platform: t('credentials.platform'),
      deviceId: t('credentials.deviceId'),
      secret: t('credentials.secret'),
      host: t('credentials.host'),
      port: t('credentials.port'),
      protocol: t('credentials.protocol'),
      timestamp: t('credentials.timestamp'),
      clientId: t('credentials.clientId'),
      username: t('credentials.username'),
      password: t('credentials.password'),
      subscriptions: t('credentials.subscriptions'),
      proof: t('credentials.proof'),
      apn: t('credentials.apn'),
      simPin: t('credentials.simPin'),
    };
    const kinds = {
      console: t('credentials.kindConsole'),
      device: t('credentials.kindDevice'),
      triple: t('credentials.kindTriple'),
      profile: t('credentials.kindProfile'),
      nothing: t('credentials.pastedNothing'),
    };
    const listOf = (all: readonly string[]): string =>
      all.flatMap((field) => names[field] ?? []).join(language === 'zh' ? '、' : ', ');
    const list = listOf(fields);
    const taken =
      kind === 'nothing'
        ? kinds.nothing
        : list === ''
          ? t('credentials.pastedAll', { kind: kinds[kind] })
          : t('credentials.pasted', { kind: kinds[kind], fields: list });
    const left = listOf(untaken);
    if (left === '') return taken;
    return `${taken}${language === 'zh' ? '' : ' '}${t('credentials.pastedUntaken', { fields: left })}`;
  };
};
