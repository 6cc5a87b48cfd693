import { CloseButton } from '@mantine/core';
import type { PortAction } from '../../shared/diagnosis/port-actions.ts';
import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import { PortButtons, PortCauses } from '../parts/port-causes.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import styles from './failure-note.module.css';

/** The content of the note below a port. */
export const PortFailure = ({
  failure,
  perform,
  onClose,
}: {
  readonly failure: Failure;
  readonly perform: (action: PortAction) => void;
  readonly onClose: () => void;
}) => {
  const { t, language } = useWords();
  const words = describeFailure(failure, language);
  return (
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
  );
};
