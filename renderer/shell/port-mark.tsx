import { useWords } from '../parts/words.ts';
import styles from './port-picker.module.css';

const words = {
  open: 'shell.port.stateOpen',
  closed: 'shell.port.stateClosed',
  busy: 'shell.port.stateBusy',
} as const;

/** Filled dot: open; ring: closed; triangle: used by another program. */
export const PortMark = ({ state }: { readonly state: 'open' | 'closed' | 'busy' }) => {
  const { t } = useWords();
  return (
    <svg className={`${styles.mark} ${styles[state]}`} width="14" height="14" viewBox="0 0 16 16" role="img">
      <title>{t(words[state])}</title>
      {state === 'open' && (
        <>
          <circle cx="8" cy="8" r="8" className={styles.halo} />
          <circle cx="8" cy="8" r="5" fill="currentColor" />
        </>
      )}
      {state === 'closed' && <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.75" />}
      {state === 'busy' && (
        <path d="M8 2.2 14.6 14H1.4z" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" />
      )}
    </svg>
  );
};
