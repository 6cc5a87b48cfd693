import { Button, CloseButton, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import styles from './failure-note.module.css';

/** Under what failed: what happened, what it means, what to do, and small the code, so that it can be searched. */
export const FailureNote = ({
  failure,
  onClose,
  onAgain,
  children,
}: {
  readonly failure: Failure | null;
  readonly onClose: () => void;
  /** Tries once more what failed. */
  readonly onAgain: () => void;
  readonly children: ReactNode;
}) => {
  const { t, language } = useWords();
  const words = failure && describeFailure(failure, language);
  return (
    <Popover
      opened={failure !== null}
      closeOnClickOutside={false}
      closeOnEscape={false}
      position="bottom-start"
      width={420}
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown className={styles.note}>
        {words && (
          <div role="alert" className={styles.alert}>
            <StateMark state="failed" size={20} />
            <div>
              <p className={styles.happened}>{words.happened}</p>
              <p>{words.meaning}</p>
              <p>{words.action}</p>
              <div className={styles.foot}>
                <Button onClick={onAgain}>{t('shell.failure.again')}</Button>
                <span className={styles.code}>{words.code}</span>
              </div>
            </div>
            <CloseButton size={28} aria-label={t('shell.failure.dismiss')} onClick={onClose} />
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
