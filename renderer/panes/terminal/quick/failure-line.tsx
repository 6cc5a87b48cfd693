import type { Failure } from '../../../../shared/outcome.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { useWords } from '../../../parts/words.ts';
import styles from './quick-panel.module.css';

/** An alert that fits into the panel: what happened and what to do. */
export const FailureLine = ({ failure }: { readonly failure: Failure }) => {
  const { language } = useWords();
  const { happened, meaning, action, code } = describeFailure(failure, language);
  return (
    <p role="alert" className={styles.wrong} title={meaning}>
      {happened} {action} <code>{code}</code>
    </p>
  );
};
