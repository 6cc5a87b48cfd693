import { useEffect, useState } from 'react';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import { useBridgeState, useView } from '../store/view-store.ts';
import styles from './app.module.css';

/** Enough for a program to restart on its port, unless it rejects the page's token. */
const longAfterMs = 10_000;

/** The connection is lost, the program sends data that the page cannot read, or the token is rejected. */
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

/** Before the first connection. */
export const FirstContact = () => {
  const { t } = useWords();
  const state = useBridgeState();
  const isDisconnected = state === 'unreadable' || state === 'locked';
  return (
    <p role={isDisconnected ? 'alert' : 'status'} className={styles.waiting}>
      {isDisconnected ? t(`shell.${state}`) : t('shell.connecting')}
    </p>
  );
};
