import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import styles from './app.module.css';

/** The page and the program have lost each other, or have not met yet. */
export const Banner = ({ waiting = false }: { readonly waiting?: boolean }) => {
  const { t } = useWords();
  return waiting ? (
    <p role="status" className={styles.waiting}>
      {t('shell.connecting')}
    </p>
  ) : (
    <div role="alert" className={styles.banner}>
      <StateMark state="failed" size={16} />
      {t('shell.banner')}
    </div>
  );
};
