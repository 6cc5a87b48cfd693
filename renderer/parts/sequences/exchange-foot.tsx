import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './exchange.module.css';
import { useExchangeWords } from './use-exchange-words.ts';

/** The buttons of a dialog, which stay in sight. `refused`: why the last attempt failed. */
export const ExchangeFoot = ({
  before,
  refused,
  isDone = false,
  onClose,
  children,
}: {
  readonly before?: ReactNode;
  readonly refused: string | null;
  /** Nothing is left to cancel. */
  readonly isDone?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { m, t } = useExchangeWords();
  return (
    <div className={styles.foot}>
      {refused !== null && (
        <p role="alert" className={styles.wrong}>
          {refused}
        </p>
      )}
      {before}
      <span className={styles.grow} />
      <Button onClick={onClose}>{isDone ? t('common.close') : m.cancel}</Button>
      {children}
    </div>
  );
};
