import { ActionIcon, Badge, Button, Tooltip } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { IconDownload, IconFolderOpen, IconRefresh } from '../../parts/icons.ts';
import { portName } from '../../parts/port-name.ts';
import { saveFile } from '../../parts/save-file.ts';
import { clockText, utcText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../parts/words.ts';
import { useView, wish } from '../../store/view-store.ts';
import { byDay, sizeText } from './by-day.ts';
import { DeleteButton } from './delete-button.tsx';
import { EmptyRecordings } from './empty-recordings.tsx';
import { readWhole } from './export-recording.ts';
import { FolderLine } from './folder-line.tsx';
import styles from './recordings.module.css';

const minuteMs = 60_000;

/** What was recorded on this machine: to look at where it is, to send to somebody, to throw away. */
export const RecordingsPane = () => {
  const { t } = useWords();
  const recordings = useView((view) => view.recordings);
  const [failure, setFailure] = useState<Failure | null>(null);
  const refresh = useCallback(async () => {
    const read = await wish('recordings.refresh', {});
    setFailure(read.ok ? null : read.error);
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h1>{t('recordings.label')}</h1>
        <span className={styles.count}>{recordings.length}</span>
        <Tooltip label={t('recordings.refresh')}>
          <ActionIcon ml="auto" aria-label={t('recordings.refresh')} onClick={() => void refresh()}>
            <IconRefresh size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <FolderButton onFailure={setFailure} />
      </header>
      <FolderLine failure={failure} />
      {recordings.length === 0 ? <EmptyRecordings /> : <Days recordings={recordings} onFailure={setFailure} />}
    </div>
  );
};

/** Opens the folder where the host can; elsewhere its path comes as a line. */
const FolderButton = ({ onFailure }: { readonly onFailure: (failure: Failure | null) => void }) => {
  const { t } = useWords();
  const canOpen = useView(({ product }) => product.canOpenFolder);
  const [path, setPath] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const opened = await wish('recordings.openFolder', {});
    onFailure(opened.ok ? null : opened.error);
    if (opened.ok && !opened.value.opened) setPath(opened.value.path);
  };
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

const Days = ({
  recordings,
  onFailure,
}: {
  readonly recordings: readonly RecordingSummary[];
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  const days = byDay(recordings, useNow(minuteMs));
  return (
    <div className={styles.scroll} data-area="">
      <ul aria-label={t('recordings.label')} className={styles.list}>
        {days.map(({ id, recordings: ofDay }) =>
          ofDay.map((recording, index) => (
            <Row
              key={recording.name}
              recording={recording}
              day={index === 0 ? `${t(`recordings.${id}`)} · ${ofDay.length}` : null}
              withDate={id === 'earlier'}
              onFailure={onFailure}
            />
          )),
        )}
      </ul>
    </div>
  );
};

const Row = ({
  recording,
  day,
  withDate,
  onFailure,
}: {
  readonly recording: RecordingSummary;
  readonly day: string | null;
  readonly withDate: boolean;
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  const { name, startedAtMs, address, sizeBytes, live } = recording;
  const place = address === null ? null : portName(address, t);
  return (
    <li className={styles.row}>
      {day !== null && <div className={styles.day}>{day}</div>}
      <div className={styles.entry}>
        <div className={styles.texts}>
          <p className={styles.time}>
            {startedAtMs === null ? (
              t('recordings.unknownTime')
            ) : (
              <Tooltip label={t('common.utc', { time: utcText(startedAtMs) })}>
                <span>{timeText(startedAtMs, withDate)}</span>
              </Tooltip>
            )}
            {live && (
              <Badge
                component="span"
                variant="light"
                color="accent"
                size="sm"
                radius="sm"
                tt="none"
                leftSection={<i className={styles.dot} />}
              >
                {t('recordings.live')}
              </Badge>
            )}
          </p>
          <p className={styles.meta}>
            {[place, sizeText(sizeBytes)].filter((text) => text !== null).join(' · ')} <code>{name}</code>
          </p>
        </div>
        <ExportButton recording={recording} onFailure={onFailure} />
        <DeleteButton name={name} live={live} onFailure={onFailure} />
      </div>
    </li>
  );
};

const timeText = (atMs: number, withDate: boolean): string => {
  const clock = clockText(atMs, false);
  if (!withDate) return clock;
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock}`;
};

const ExportButton = ({
  recording,
  onFailure,
}: {
  readonly recording: RecordingSummary;
  readonly onFailure: (failure: Failure | null) => void;
}) => {
  const { t } = useWords();
  const { name, sizeBytes } = recording;
  const [done, setDone] = useState<number | null>(null);
  const save = async (): Promise<void> => {
    setDone(0);
    const parts = await readWhole(name, (params) => wish('recordings.read', params), setDone);
    setDone(null);
    onFailure(parts.ok ? null : parts.error);
    if (parts.ok) saveFile(name, 'application/x-ndjson', parts.value);
  };
  const percent = done === null ? null : Math.min(100, Math.round((100 * done) / Math.max(1, sizeBytes)));
  return (
    <Button
      aria-label={t('recordings.exportOne', { name })}
      title={t('recordings.exportOne', { name })}
      leftSection={<IconDownload size={16} stroke={1.75} />}
      disabled={done !== null}
      onClick={() => void save()}
    >
      {percent === null ? t('recordings.export') : t('recordings.exporting', { percent })}
    </Button>
  );
};
