import { Button } from '@mantine/core';
import { type ComponentType, useEffect } from 'react';
import { useStore } from 'zustand';
import styles from './lazy-page.module.css';
import type { LazyPart } from './lazy-part.ts';
import { useWords } from './words.ts';

/**
 * A page or a part of one, rendered once its code is loaded. Until then the place is empty; CSS shows a text only if
 * loading takes long.
 */
export const LazyPage = <Props extends object>({
  page,
  given,
}: {
  readonly page: LazyPart<ComponentType<Props>>;
  readonly given: Props;
}) => {
  const { t } = useWords();
  const state = useStore(page.state);
  useEffect(() => void page.load(), [page]);
  if (state.kind === 'loaded') return <state.part {...given} />;
  if (state.kind === 'waiting') {
    return (
      <p role="status" className={styles.loading}>
        {t('shell.pageLoading')}
      </p>
    );
  }
  return (
    <div role="alert" className={styles.notLoaded}>
      <p>{t('shell.pageNotLoaded')}</p>
      <Button onClick={() => void page.load()}>{t('shell.pageLoadAgain')}</Button>
    </div>
  );
};
