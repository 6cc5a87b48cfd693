import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog, DialogButtons } from '../../../parts/dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { useWords } from '../../../parts/words.ts';
import styles from './credentials.module.css';
import { type PasteFlow, textLimit } from './use-paste-flow.ts';

export interface PasteDialogProps {
  readonly flow: PasteFlow;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks for the text of the parameters. */
export const PasteDialog = ({ flow, opened, onClose }: PasteDialogProps) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const close = (): void => {
    // The text may contain a secret.
    setText('');
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('credentials.pasteTitle')} size={560}>
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
      <DialogButtons>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button
          variant="filled"
          disabled={text.trim() === ''}
          onClick={() => flow.send(text, (taken) => taken && close())}
        >
          {t('credentials.pasteFill')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
};
