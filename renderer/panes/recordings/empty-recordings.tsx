import { Button } from '@mantine/core';
import { IconDeviceAudioTape } from '../../parts/icons.ts';
import { useWords } from '../../parts/words.ts';
import { goToPage } from '../../store/ui-store.ts';
import styles from './recordings.module.css';

/** `onlyOpenings`: ports were opened, but nothing was sent or received. */
export const EmptyRecordings = ({ onlyOpenings }: { readonly onlyOpenings: boolean }) => {
  const { t } = useWords();
  return (
    <div className={styles.empty}>
      <IconDeviceAudioTape size={32} stroke={1.5} aria-hidden="true" />
      <h2>{t(onlyOpenings ? 'recordings.onlyOpeningsTitle' : 'recordings.emptyTitle')}</h2>
      <p>{t('recordings.empty')}</p>
      <Button variant="filled" size="md" onClick={() => goToPage('setup')}>
        {t('recordings.emptyAction')}
      </Button>
    </div>
  );
};
