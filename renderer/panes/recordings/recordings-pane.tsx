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
import { ListTools } from './list-tools.tsx';
import { ImportLog } from './logs/log-import-place.tsx';
import { OldRecordings } from './old-recordings.tsx';
import { RecordingList } from './recording-list.tsx';
import { RecordingSide } from './recording-side.tsx';
import styles from './recordings.module.css';
import { hasText, isOfResult, type ResultFilter, useFindInLines } from './search.ts';
import { Viewer } from './viewer/viewer.tsx';

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
  const [selected, setSelected] = useState<string | null>(null);
  useRecordingToShow(recordings, setShowsEmpty);
  const searching = useListSearch(showsEmpty ? recordings : recordings.filter((recording) => !recording.empty));
  const { shown, tools, lines } = searching;
  const viewed = recordings.find(({ name }) => name === selected) ?? null;
  return (
    <div className={styles.workspace}>
      <div className={`${styles.pane} ${viewed === null ? '' : styles.beside}`}>
        <header className={styles.head}>
          <h1>{t('recordings.label')}</h1>
          <span className={styles.count}>{shown.length}</span>
          <RefreshButton onRefresh={() => void refresh()} />
          <ImportLog onDone={setSelected} />
          <OldRecordings onFailure={setFailure} />
          <FolderButton onFailure={setFailure} />
        </header>
        <FolderLine failure={failure} />
        {recordings.length > empty && <ListTools {...tools} />}
        {empty > 0 && <EmptyOpenings count={empty} shown={showsEmpty} onShow={setShowsEmpty} onFailure={setFailure} />}
        {recordings.length === 0 || (recordings.length === empty && !showsEmpty) ? (
          <EmptyRecordings onlyOpenings={empty > 0} />
        ) : (
          <RecordingList
            recordings={shown}
            selected={viewed?.name ?? null}
            onSelect={setSelected}
            lines={lines}
            onFailure={setFailure}
          />
        )}
      </div>
      {viewed !== null && (
        <>
          <Viewer
            key={viewed.name}
            recording={viewed}
            wanted={lines?.found.has(viewed.name) ? lines.text : ''}
            onClose={() => setSelected(null)}
          />
          <RecordingSide recording={viewed} onFailure={setFailure} />
        </>
      )}
    </div>
  );
};

/** Search and filter of the list. */
const useListSearch = (recordings: readonly RecordingSummary[]) => {
  const [text, setTextOnly] = useState('');
  const [filter, setFilter] = useState<ResultFilter>('all');
  const { state: lines, find, stop } = useFindInLines();
  const setText = (next: string): void => {
    setTextOnly(next);
    stop();
  };
  const shown = recordings.filter(
    (recording) =>
      isOfResult(recording, filter) && (hasText(recording, text) || (lines?.found.has(recording.name) ?? false)),
  );
  const names = recordings.filter((recording) => isOfResult(recording, filter)).map(({ name }) => name);
  const tools = {
    text,
    onText: setText,
    filter,
    onFilter: setFilter,
    lines,
    onFind: () => find(names, text),
    onStop: stop,
  };
  return { shown, tools, lines };
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

const RefreshButton = ({ onRefresh }: { readonly onRefresh: () => void }) => {
  const { t } = useWords();
  return (
    <Tooltip label={t('recordings.refresh')}>
      <ActionIcon ml="auto" aria-label={t('recordings.refresh')} onClick={onRefresh}>
        <IconRefresh size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
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
