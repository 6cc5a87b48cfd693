import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RequestResult } from '../../../../shared/contract.ts';
import { recogniseParameters } from '../../../../shared/credentials/recognise-parameters.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { ConfirmDialog, type Question } from '../../../parts/confirm-dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconClipboardText } from '../../../parts/icons.ts';
import { useLeft } from '../../../parts/use-left.ts';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { forgetTyped } from '../../../store/typed-fields.ts';
import { wishDraft } from '../../../store/view-store.ts';
import { readClipboard } from './clipboard.ts';
import styles from './credentials.module.css';
import { holdsUnsavedWork, replaceQuestion } from './profile-actions.tsx';

type Pasted = RequestResult<'draft.paste'>;

const textLimit = 100_000;

export interface PasteFlow {
  /** Fills the form from a text. Asks first if unsaved changes or a stored secret would be lost. */
  readonly send: (text: string, onAnswer?: (taken: boolean) => void) => void;
  /** Why the last text was refused. */
  readonly failure: Failure | null;
  /** What was not recognised in the last text, or why it was not used. */
  readonly refusal: string;
  readonly clear: () => void;
  readonly question: Question | null;
  readonly closeQuestion: () => void;
}

/** Fills the form from pasted text, whether by the button or into a field. */
export const usePasteFlow = (onPasted: (sentence: string) => void): PasteFlow => {
  const { t } = useWords();
  const { sentenceOf, listOf } = usePastedWords();
  const [question, setQuestion] = useState<Question | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refusal, setRefusal] = useState('');

  const fill = async (text: string, replaces: boolean, onAnswer: (taken: boolean) => void): Promise<void> => {
    const outcome = await wishDraft('draft.paste', { text: text.slice(0, textLimit), replaces });
    setFailure(outcome.ok ? null : outcome.error);
    const stored = outcome.ok ? outcome.value.stored : [];
    if (stored.length > 0) {
      const names = listOf(stored);
      setQuestion({
        title: t('credentials.replaceStoredTitle', { names }),
        text: t('credentials.replaceStoredText'),
        action: t('credentials.replaceNow'),
        onYes: () => void fill(text, true, onAnswer),
      });
      return;
    }
    const isTaken = outcome.ok && outcome.value.kind !== 'nothing' && outcome.value.kind !== 'withheld';
    setRefusal(outcome.ok && !isTaken ? sentenceOf(outcome.value) : '');
    if (isTaken) {
      forgetTyped();
      onPasted(sentenceOf(outcome.value));
    }
    onAnswer(isTaken);
  };
  return {
    // A whole profile replaces the entire form.
    send: (text, onAnswer = () => undefined) => {
      if (holdsUnsavedWork() && recogniseParameters(text).kind === 'profile')
        setQuestion({ ...replaceQuestion(t), onYes: () => void fill(text, true, onAnswer) });
      else void fill(text, false, onAnswer);
    },
    failure,
    refusal,
    clear: () => {
      setFailure(null);
      setRefusal('');
    },
    question,
    closeQuestion: () => setQuestion(null),
  };
};

/**
 * Fills the form from the clipboard if reading is permitted. Otherwise, or if nothing is recognised, asks for the text.
 */
export const PasteParameters = ({ flow, onBegin }: { readonly flow: PasteFlow; readonly onBegin: () => void }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');

  const close = (): void => {
    setOpen(false);
    // The text may contain a secret.
    setText('');
    flow.clear();
  };
  const begin = async (): Promise<void> => {
    onBegin();
    flow.clear();
    const copied = await readClipboard();
    if (copied === null) setOpen(true);
    else flow.send(copied, (taken) => !taken && setOpen(true));
  };
  useAction('pasteParameters', () => void begin());
  useLeft(close);
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
          error={flow.refusal === '' ? undefined : flow.refusal}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            flow.clear();
          }}
        />
        {flow.failure && <FailureNote failure={flow.failure} />}
        <div className={styles.modalButtons}>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button
            variant="filled"
            disabled={text.trim() === ''}
            onClick={() => flow.send(text, (taken) => taken && close())}
          >
            {t('credentials.pasteFill')}
          </Button>
        </div>
      </Modal>
      <ConfirmDialog question={flow.question} onClose={flow.closeQuestion} />
    </>
  );
};

/** What was recognised, and which fields it filled. Fields without a name of their own are not listed. */
const usePastedWords = (): {
  readonly sentenceOf: (pasted: Pasted) => string;
  readonly listOf: (fields: readonly string[]) => string;
} => {
  const { t, language } = useWords();
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
    clientCert: t('certificate.clientCert'),
    clientKey: t('certificate.clientKey'),
  };
  const listOf = (all: readonly string[]): string =>
    all.flatMap((field) => names[field] ?? []).join(language === 'zh' ? '、' : ', ');
  const takenSentence = ({ kind, fields }: Pasted): string => {
    if (kind === 'nothing') return t('credentials.pastedNothing');
    if (kind === 'withheld') return t('credentials.pastedWithheld');
    const named = {
      console: t('credentials.kindConsole'),
      device: t('credentials.kindDevice'),
      triple: t('credentials.kindTriple'),
      profile: t('credentials.kindProfile'),
    }[kind];
    const list = listOf(fields);
    if (list === '') return t('credentials.pastedAll', { kind: named });
    return t('credentials.pasted', { kind: named, fields: list });
  };
  const sentenceOf = (pasted: Pasted): string => {
    const taken = takenSentence(pasted);
    const left = listOf(pasted.untaken);
    if (left === '') return taken;
    return `${taken}${language === 'zh' ? '' : ' '}${t('credentials.pastedUntaken', { fields: left })}`;
  };
  return { sentenceOf, listOf };
};
