import { Button } from '@mantine/core';
import type { SessionView } from '../../shared/contract.ts';
import { hasBaudRate } from '../../shared/port-address.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useWords } from '../parts/words.ts';
import { runAction } from '../store/actions.ts';
import { request, useSessionPart } from '../store/view-store.ts';
import styles from './app.module.css';

/** The data on the open serial port is not text: offers the search for the baud rate. */
export const NoiseNote = () => {
  const { t } = useWords();
  const sessionId = useSessionPart<string | null>((session) => (isNoisy(session) ? session.id : null), null);
  const baudRate = useSessionPart((session) => session.baudRate, 0);
  if (sessionId === null) return null;
  const find = async (): Promise<void> => {
    // The search tries each baud rate and needs the port for that.
    await request('session.close', { sessionId });
    runAction('findModule');
  };
  return (
    <div role="status" className={styles.noise}>
      <StateMark state="warning" size={16} />
      <p>{t('shell.noise.text', { baud: baudRate })}</p>
      <Button variant="default" onClick={() => void find()}>
        {t('shell.noise.find')}
      </Button>
    </div>
  );
};

const isNoisy = ({ noisy, state, address }: SessionView): boolean =>
  noisy && state.kind === 'open' && hasBaudRate(address);
