import { Badge, Tooltip } from '@mantine/core';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { mergedAddressSeparator } from '../../../shared/contract/merged.ts';
import { type FoundInRecording, foundLimit } from '../../../shared/contract/recordings.ts';
import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { recordingPartWords } from '../../../shared/words/recording-parts.ts';
import { recordingViewerWords } from '../../../shared/words/recording-viewer.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { IconPinned } from '../../parts/icons.ts';
import { portName } from '../../parts/port-name.ts';
import { clockText, elapsedText, utcText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useVisibleRows } from '../../parts/use-visible-rows.ts';
import { type Translate, useWords } from '../../parts/words.ts';
import { showItem, useItemToShow } from '../../store/item-to-show.ts';
import { byDay, type Day, type DayId, dateText, sizeText } from './by-day.ts';
import { DeleteButton } from './delete-button.tsx';
import { ExportButton } from './export-button.tsx';
import styles from './recordings.module.css';
import { ResultMark } from './result-mark.tsx';
import type { LinesFound } from './search.ts';

const minuteMs = 60_000;

export interface RecordingListProps {
  readonly recordings: readonly RecordingSummary[];
  /** The name of the recording in the viewer; `null`: none. */
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
  /** What a search in the lines has found. */
  readonly lines: LinesFound | null;
  readonly onFailure: (failure: Failure | null) => void;
}

export const RecordingList = ({ recordings, selected, onSelect, lines, onFailure }: RecordingListProps) => {
  const { t } = useWords();
  const now = useNow(minuteMs);
  const rows = useMemo(() => rowsOf(byDay(recordings, now)), [recordings, now]);
  const scroller = useRef<HTMLDivElement>(null);
  const keyOf = useCallback((index: number) => rows[index]?.recording.name ?? index, [rows]);
  const virtual = useVisibleRows({
    ...{ count: rows.length, scroller, rowHeightPx, overscan: 10, keyOf, follows: true },
  });
  useRowToShow(scroller, rows, virtual.scrollToIndex);
  return (
    <div ref={scroller} className={styles.scroll} data-area="">
      <ul aria-label={t('recordings.label')} className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-recording={row.recording.name}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row
                  {...row}
                  isSelected={row.recording.name === selected}
                  found={lines?.found.get(row.recording.name) ?? null}
                  {...{ onSelect, onFailure }}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
};

const rowHeightPx = 53;

interface ListRow {
  readonly recording: RecordingSummary;
  /** The day that begins with this row, and its number of recordings. */
  readonly day: { readonly id: DayId; readonly count: number } | null;
  readonly withDate: boolean;
}

const rowsOf = (days: readonly Day[]): readonly ListRow[] =>
  days.flatMap(({ id, recordings }) =>
    recordings.map((recording, index) => ({
      recording,
      day: index === 0 ? { id, count: recordings.length } : null,
      withDate: id === 'earlier',
    })),
  );

/** Scrolls to the recording that the palette asked for, and focuses its first button once it is drawn. */
const useRowToShow = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly ListRow[],
  scrollToIndex: (index: number, options: { readonly align: 'center' }) => void,
): void => {
  const wanted = useItemToShow('recordings');
  useEffect(() => {
    const index = wanted === null ? -1 : rows.findIndex(({ recording }) => recording.name === wanted);
    // An empty recording is not in the list until the empty ones are shown.
    if (wanted === null || index < 0) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-recording="${CSS.escape(wanted)}"]`);
    // Drawn with the next render.
    if (!row) return scrollToIndex(index, { align: 'center' });
    row.scrollIntoView({ block: 'center' });
    row.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    showItem(null);
  });
};

interface RowProps extends ListRow, Pick<RecordingListProps, 'onSelect' | 'onFailure'> {
  readonly isSelected: boolean;
  readonly found: FoundInRecording | null;
}

const Row = ({ recording, day, withDate, isSelected, found, onSelect, onFailure }: RowProps) => {
  const { t, language } = useWords();
  const m = recordingViewerWords[language];
  const { name, startedAtMs, imei, live, result, remarks } = recording;
  return (
    <>
      {day !== null && (
        <div className={styles.day}>
          {t(`recordings.${day.id}`)} · {day.count}
        </div>
      )}
      <div className={`${styles.entry} ${isSelected ? styles.selected : ''}`}>
        <div className={styles.texts}>
          <button
            type="button"
            className={styles.choose}
            aria-label={fill(m.open, { name })}
            aria-pressed={isSelected}
            onClick={() => onSelect(name)}
          />
          <p className={styles.time}>
            {remarks.isPinned && <IconPinned size={14} stroke={1.75} aria-label={m.pin} />}
            {remarks.title !== '' && <span>{remarks.title}</span>}
            {startedAtMs === null ? (
              t('recordings.unknownTime')
            ) : (
              <Tooltip label={t('common.utc', { time: utcText(startedAtMs) })}>
                <span>{timeText(startedAtMs, withDate)}</span>
              </Tooltip>
            )}
            {imei !== null && (
              <span className={styles.imei}>
                {t('recordings.imei')} <code>{imei}</code>
              </span>
            )}
            {live && <Live />}
            {result !== null && <ResultMark result={result} />}
          </p>
          <Meta recording={recording} />
          <Others others={recording.others} />
          <Tags tags={remarks.tags} />
          {found !== null && <Found found={found} />}
        </div>
        <ExportButton recording={recording} onFailure={onFailure} />
        <DeleteButton name={name} live={live} onFailure={onFailure} />
      </div>
    </>
  );
};

const Tags = ({ tags }: { readonly tags: readonly string[] }) =>
  tags.length > 0 && (
    <p className={styles.tags}>
      {tags.map((tag) => (
        <span key={tag}>{tag}</span>
      ))}
    </p>
  );

/** How often the text of a search is in its lines, and the first of them. */
const Found = ({ found: { places, first } }: { readonly found: FoundInRecording }) => {
  const { language } = useWords();
  const m = recordingViewerWords[language];
  return (
    <p className={styles.found}>
      {fill(places >= foundLimit ? m.foundMore : m.found, { count: places })}: <code>{first.text}</code>
    </p>
  );
};

/** Other modules that used the same port, each with its own result. */
const Others = ({ others }: { readonly others: RecordingSummary['others'] }) => {
  const { t } = useWords();
  return others.map(({ imei, model, result }) => (
    <p key={imei} className={styles.meta}>
      {t('recordings.also')} {imei !== null && <code>{imei}</code>} {model}
      {result !== null && <ResultMark result={result} />}
    </p>
  ));
};

const Live = () => {
  const { t } = useWords();
  return (
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
  );
};

/** Unknown values are left out. */
const Meta = ({ recording }: { readonly recording: RecordingSummary }) => {
  const { t, language } = useWords();
  const { name, address, model, part, durationMs, sizeBytes, live, startedAtMs, empty } = recording;
  const place = address === null ? null : placeText(address, t);
  const length = live && startedAtMs !== null ? <LiveDuration sinceMs={startedAtMs} /> : null;
  const texts = [
    model,
    place,
    durationMs === null ? null : durationOf(durationMs),
    sizeText(sizeBytes),
    part === null ? null : fill(recordingPartWords[language].part, part),
    empty ? t('recordings.nothing') : null,
  ];
  return (
    <p className={styles.meta}>
      {texts.filter((text) => text !== null).join(' · ')}
      {length !== null && <> · {length}</>} <code>{name}</code>
    </p>
  );
};

/** The recording of a merged view has several ports. */
const placeText = (address: string, t: Translate): string =>
  address
    .split(mergedAddressSeparator)
    .map((one) => portName(one, t))
    .join(mergedAddressSeparator);

const LiveDuration = ({ sinceMs }: { readonly sinceMs: number }) => <>{elapsedText(useNow(1_000) - sinceMs)}</>;

/** `00:12:31`, or milliseconds for less than a second. */
const durationOf = (ms: number): string => (ms < 1_000 ? `${ms} ms` : elapsedText(ms));

const timeText = (atMs: number, withDate: boolean): string =>
  withDate ? `${dateText(atMs)} ${clockText(atMs, false)}` : clockText(atMs, false);
