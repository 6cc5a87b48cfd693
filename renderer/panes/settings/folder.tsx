import { Button } from '@mantine/core';
import { useState } from 'react';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { useWords } from '../../parts/words.ts';
import { request, useView } from '../../store/view-store.ts';
import styles from './settings.module.css';

/** Opens the recordings folder if the host can; otherwise shows its path to copy. */
export const Folder = () => {
  const { t, language } = useWords();
  const canOpen = useView(({ product }) => product.canOpenFolder);
  const [path, setPath] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const opened = await request('recordings.openFolder', {});
    setPath(opened.ok ? opened.value.path : null);
    setProblem(opened.ok ? null : describeFailure(opened.error, language).happened);
  };
  return (
    <>
      <p className={styles.line}>{t('settings.dataHint')}</p>
      <div className={styles.folder}>
        <span>{t('settings.folder')}</span>
        <Button onClick={() => void open()}>{t(canOpen ? 'settings.openFolder' : 'settings.showFolder')}</Button>
        {path !== null && (
          <>
            <code>{path}</code>
            <CopyButton what={t('settings.folder')} getValue={() => path} />
          </>
        )}
        {problem !== null && <span role="alert">{problem}</span>}
      </div>
    </>
  );
};
