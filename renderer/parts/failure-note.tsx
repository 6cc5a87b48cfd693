import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import styles from './failure-note.module.css';
import { StateMark } from './state-mark.tsx';
import { useWords } from './words.ts';

/**
 * An alert: what happened, what it means, what to do, and the code. `brief`: for narrow places, the meaning on demand.
 * `before`: the action that failed.
 */
export const FailureNote = ({
  failure,
  brief = false,
  before = '',
  action: given,
}: {
  readonly failure: Failure;
  readonly brief?: boolean;
  readonly before?: string;
  /** Replaces the default advice if a better one is known here. */
  readonly action?: string;
}) => {
  const { t, language } = useWords();
  const { happened, meaning, action, code } = describeFailure(failure, language);
  return (
    <div role="alert" className={styles.note}>
      <StateMark state="failed" size={16} />
      <div>
        {before !== '' && <p className={styles.happened}>{before}</p>}
        <p className={styles.happened}>{happened}</p>
        {brief ? (
          <details className={styles.more}>
            <summary>{t('common.why')}</summary>
            <p>{meaning}</p>
          </details>
        ) : null}
        <p>
          {!brief && meaning} {given ?? action} <code className={styles.code}>{code}</code>
        </p>
      </div>
    </div>
  );
};
