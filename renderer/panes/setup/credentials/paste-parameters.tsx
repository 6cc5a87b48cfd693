import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconClipboardText } from '../../../parts/icons.ts';
import { useOnLeave } from '../../../parts/use-on-leave.ts';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { readClipboard } from './clipboard.ts';
import styles from './credentials.module.css';
import { type PasteFlow, textLimit } from './use-paste-flow.ts';

/**
 * Fills the form from the clipboard if reading is permitted. Otherwise, or if nothing is recognised, asks for the text.
 */
export const PasteParameters = ({ flow, onBegin }: { readonly flow: PasteFlow; readonly onBegin: () => void }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);

  const close = (): void => {
    setOpen(false);
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
  return (
    <>
      <Button
        leftSection={<IconClipboardText size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void begin()}
      >
        {t('credentials.paste')}
      </Button>
      <PasteDialog flow={flow} opened={open} onClose={close} />
      <ConfirmDialog question={flow.question} onClose={flow.closeQuestion} />
    </>
  );
};

interface PasteDialogProps {
  readonly flow: PasteFlow;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks for the text. */
const PasteDialog = ({ flow, opened, onClose }: PasteDialogProps) => {
  const { t } = useWords();
  const [text, setText] = useState('');
  const close = (): void => {
    // The text may contain a secret.
    setText('');
    onClose();
  };
  useOnLeave(close);
  return (
    <Modal
      opened={opened}
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
  );
};
