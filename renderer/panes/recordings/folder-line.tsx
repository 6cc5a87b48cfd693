import type { Failure } from '../../../shared/outcome.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useWords } from '../../parts/words.ts';
import styles from './recordings.module.css';

/** What this page is for, or what failed on it. */
export const FolderLine = ({ failure }: { readonly failure: Failure | null }) => {
  const { t, language } = useWords();
  if (failure === null) return <p className={styles.hint}>{t('recordings.hint')}</p>;
  const words = describeFailure(failure, language);
  return (
    <div role="alert" className={styles.failure}>
      <StateMark state="failed" size={16} />
      <span>
        {words.happened} {words.action}
      </span>
      <code>{words.code}</code>
    </div>
  );
};
