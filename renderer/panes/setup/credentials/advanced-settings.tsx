import { useState } from 'react';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { useWords } from '../../../parts/words.ts';
import { usePartToShow } from '../../../store/ui-store.ts';
import { useView } from '../../../store/view-store.ts';
import styles from './credentials.module.css';
import { hasErrorIn } from './remarks.ts';
import { useCloudForm } from './use-cloud-form.ts';

const fieldsWithin = ['keepAliveSeconds', 'subscriptions', 'proof', 'family', 'apn', 'simPin'];

const parts = createLazyPart(async () => (await import('./advanced-parts.tsx')).AdvancedParts);

/** Called once the Setup page is shown, so that the settings are there when they are opened. */
export const loadAdvancedSettings = (): void => void parts.load();

/** Rarely changed settings. Collapsed unless they contain an error. */
export const AdvancedSettings = () => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const showsProof = usePartToShow() === 'proof';
  if (showsProof && !opened) setOpened(true);
  const remarks = useView((view) => view.draft.remarks);
  const { given } = useCloudForm();
  const wrong = hasErrorIn(remarks, [...fieldsWithin, ...given]);
  return (
    <details
      className={styles.advanced}
      open={opened || wrong}
      onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
    >
      <summary>{t('credentials.advanced')}</summary>
      {/* Mounted only while open. */}
      {(opened || wrong) && <LazyPage page={parts} given={{}} />}
    </details>
  );
};
