import { useEffect, useState } from 'react';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import { useBridgeState, useView } from '../store/view-store.ts';
import styles from './app.module.css';

/** A program that is only started anew on its port is back by then, unless the page is no longer let in. */
const longAfterMs = 10_000;

/** The page and the program have lost each other, do not understand each other, or the page is no longer let in. */
export const Banner = () => {
  const { t } = useWords();
  const state = useBridgeState();
  const inBrowser = useView(({ product }) => product.host === 'web');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="alert" className={styles.banner}>
      <StateMark state="failed" size={16} />
      <span>
        {state === 'lost' ? t('shell.banner') : t(`shell.${state === 'locked' ? 'locked' : 'unreadable'}`)}{' '}
        {isLong && inBrowser && state === 'lost' && t('shell.bannerNewAddress')}
      </span>
    </div>
  );
};

/** They have not met yet. */
export const FirstContact = () => {
  const { t } = useWords();
  const state = useBridgeState();
  const isApart = state === 'unreadable' || state === 'locked';
  return (
    <p role={isApart ? 'alert' : 'status'} className={styles.waiting}>
      {isApart ? t(`shell.${state}`) : t('shell.connecting')}
    </p>
  );
};
