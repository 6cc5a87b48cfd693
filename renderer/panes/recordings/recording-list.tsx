import { Badge, Tooltip } from '@mantine/core';
import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { portName } from '../../parts/port-name.ts';
import { clockText, elapsedText, utcText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../parts/words.ts';
import { byDay, sizeText } from './by-day.ts';
import { DeleteButton } from './delete-button.tsx';
import { ExportButton } from './export-button.tsx';
import styles from './recordings.module.css';
import { ResultMark } from './result-mark.tsx';

const minuteMs = 60_000;

export const RecordingList = ({
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
  const { name, startedAtMs, imei, live, result } = recording;
  return (
    <li className={styles.row} data-recording={name}>
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
        </div>
        <ExportButton recording={recording} onFailure={onFailure} />
        <DeleteButton name={name} live={live} onFailure={onFailure} />
      </div>
    </li>
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
  const { t } = useWords();
  const { name, address, model, durationMs, sizeBytes, live, startedAtMs, empty } = recording;
  const place = address === null ? null : portName(address, t);
  const length = live && startedAtMs !== null ? <LiveDuration sinceMs={startedAtMs} /> : null;
  const texts = [
    model,
    place,
    durationMs === null ? null : durationOf(durationMs),
    sizeText(sizeBytes),
    empty ? t('recordings.nothing') : null,
  ];
  return (
    <p className={styles.meta}>
      {texts.filter((text) => text !== null).join(' · ')}
      {length !== null && <> · {length}</>} <code>{name}</code>
    </p>
  );
};

const LiveDuration = ({ sinceMs }: { readonly sinceMs: number }) => <>{elapsedText(useNow(1_000) - sinceMs)}</>;

/** `00:12:31`, or milliseconds for less than a second. */
const durationOf = (ms: number): string => (ms < 1_000 ? `${ms} ms` : elapsedText(ms));

const timeText = (atMs: number, withDate: boolean): string => {
  const clock = clockText(atMs, false);
  if (!withDate) return clock;
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock}`;
};
