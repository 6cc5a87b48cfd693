import { CloseButton, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PortAction } from '../../shared/diagnosis/port-actions.ts';
import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import { PortButtons, PortCauses } from '../parts/port-causes.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import { runAction } from '../store/actions.ts';
import { want } from '../store/ui-store.ts';
import styles from './failure-note.module.css';

/** Under the port that failed: what happened, what it means, the likely causes, what to press; small the code, so that it can be searched. */
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
  const perform = (action: PortAction): void => {
    if (action === 'reconnect') return onAgain();
    // What opens now stands where the note stands.
    onClose();
    if (action === 'find-module') runAction('findModule');
    else want('port');
  };
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
        {failure && words && (
          <div role="alert" className={styles.alert}>
            <StateMark state="failed" size={20} />
            <div>
              <p className={styles.happened}>{words.happened}</p>
              <p>{words.meaning}</p>
              <PortCauses failure={failure} />
              <p>{words.action}</p>
              <div className={styles.foot}>
                <PortButtons failure={failure} perform={perform} />
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
