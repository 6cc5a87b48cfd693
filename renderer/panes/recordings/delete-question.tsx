import { Button } from '@mantine/core';
import { useWords } from '../../parts/words.ts';
import styles from './recordings.module.css';

/** A popup next to the button, because deleting cannot be undone. */
export const DeleteQuestion = ({
  text,
  onNo,
  onYes,
}: {
  readonly text: string;
  readonly onNo: () => void;
  readonly onYes: () => void;
}) => {
  const { t } = useWords();
  return (
    <>
      <p className={styles.ask}>{text}</p>
      <div className={styles.answers}>
        <Button data-autofocus onClick={onNo}>
          {t('common.cancel')}
        </Button>
        <Button variant="filled" color="fail" onClick={onYes}>
          {t('common.delete')}
        </Button>
      </div>
    </>
  );
};
