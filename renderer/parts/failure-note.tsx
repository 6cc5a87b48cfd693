import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import styles from './failure-note.module.css';
import { StateMark } from './state-mark.tsx';
import { useWords } from './words.ts';

/** An alert: what happened, what it means, what to do; the bare code small beside it. */
export const FailureNote = ({ failure }: { readonly failure: Failure }) => {
  const { language } = useWords();
  const { happened, meaning, action, code } = describeFailure(failure, language);
  return (
    <div role="alert" className={styles.note}>
      <StateMark state="failed" size={16} />
      <div>
        <p className={styles.happened}>{happened}</p>
        <p>
          {meaning} {action} <code className={styles.code}>{code}</code>
        </p>
      </div>
    </div>
  );
};
