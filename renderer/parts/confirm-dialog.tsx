import { Button } from '@mantine/core';
import styles from './confirm-dialog.module.css';
import { Dialog, DialogButtons } from './dialog.tsx';
import { useWords } from './words.ts';

/** Asks before an action that cannot be undone; `null`: closed. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly onYes: () => void;
}

export const ConfirmDialog = ({
  question,
  onClose,
}: {
  readonly question: Question | null;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  return (
    <Dialog opened={question !== null} onClose={onClose} title={question?.title}>
      <p className={styles.text}>{question?.text}</p>
      <DialogButtons>
        <Button data-autofocus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="filled"
          color="fail"
          onClick={() => {
            onClose();
            question?.onYes();
          }}
        >
          {question?.action}
        </Button>
      </DialogButtons>
    </Dialog>
  );
};
