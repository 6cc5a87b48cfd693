import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { IconFolderOpen, IconRefresh } from '../../parts/icons.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { showItem, useItemToShow } from '../../store/item-to-show.ts';
import { request, useView } from '../../store/view-store.ts';
import { EmptyOpenings } from './empty-openings.tsx';
import { EmptyRecordings } from './empty-recordings.tsx';
import { FolderLine } from './folder-line.tsx';
import { RecordingList } from './recording-list.tsx';
import styles from './recordings.module.css';

/** The recordings on this machine: show, export, delete. */
export const RecordingsPane = () => {
  const { t } = useWords();
  const recordings = useView((view) => view.recordings);
  const [failure, setFailure] = useState<Failure | null>(null);
  const refresh = useCallback(async () => {
    const read = await request('recordings.refresh', {});
    setFailure(read.ok ? null : read.error);
  }, []);
  useEffect(() => void refresh(), [refresh]);
  useAction('readRecordings', refresh);
  const [showsEmpty, setShowsEmpty] = useState(false);
  const empty = recordings.filter((recording) => recording.empty).length;
  useRecordingToShow(recordings, setShowsEmpty);
  const shown = showsEmpty ? recordings : recordings.filter((recording) => !recording.empty);
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h1>{t('recordings.label')}</h1>
        <span className={styles.count}>{shown.length}</span>
        <Tooltip label={t('recordings.refresh')}>
          <ActionIcon ml="auto" aria-label={t('recordings.refresh')} onClick={() => void refresh()}>
            <IconRefresh size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <FolderButton onFailure={setFailure} />
      </header>
      <FolderLine failure={failure} />
      {empty > 0 && <EmptyOpenings count={empty} shown={showsEmpty} onShow={setShowsEmpty} onFailure={setFailure} />}
      {shown.length === 0 ? (
        <EmptyRecordings onlyOpenings={empty > 0} />
      ) : (
        <RecordingList recordings={shown} onFailure={setFailure} />
      )}
    </div>
  );
};

/** The palette may ask for an empty recording: those are then shown. For one that does not exist any more nothing happens. */
const useRecordingToShow = (recordings: readonly RecordingSummary[], showEmpty: (shown: boolean) => void): void => {
  const wanted = useItemToShow('recordings');
  useEffect(() => {
    if (wanted === null) return;
    const recording = recordings.find(({ name }) => name === wanted);
    if (!recording) showItem(null);
    else if (recording.empty) showEmpty(true);
  });
};

/** Opens the folder if the host can; otherwise shows its path. */
const FolderButton = ({ onFailure }: { readonly onFailure: (failure: Failure | null) => void }) => {
  const { t } = useWords();
  const canOpen = useView(({ product }) => product.canOpenFolder);
  const [path, setPath] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const opened = await request('recordings.openFolder', {});
    onFailure(opened.ok ? null : opened.error);
    if (opened.ok && !opened.value.opened) setPath(opened.value.path);
  };
  useAction('recordingsFolder', () => void open());
  return (
    <>
      {path !== null && (
        <span className={styles.path} role="status">
          {t('recordings.folder')} <code>{path}</code>
        </span>
      )}
      <Button leftSection={<IconFolderOpen size={16} stroke={1.75} />} onClick={() => void open()}>
        {t(canOpen ? 'recordings.openFolder' : 'recordings.showFolder')}
      </Button>
    </>
  );
};
