import { ActionIcon, Tooltip } from '@mantine/core';
import type { OpenedRecording } from '../../../../shared/contract/recordings.ts';
import type { RecordingSummary } from '../../../../shared/contract.ts';
import { IconPinned, IconX } from '../../../parts/icons.ts';
import { portName } from '../../../parts/port-name.ts';
import { clockText, elapsedText, utcText } from '../../../parts/time.ts';
import { dateText, sizeText } from '../by-day.ts';
import { ResultMark } from '../result-mark.tsx';
import { useViewerWords } from './use-viewer-words.ts';
import styles from './viewer.module.css';

export interface ViewerHeadProps {
  readonly recording: RecordingSummary;
  readonly opened: OpenedRecording | null;
  readonly onClose: () => void;
}

/** What is known of the recording, in two lines. */
export const ViewerHead = ({ recording, opened, onClose }: ViewerHeadProps) => {
  const { m, t } = useViewerWords();
  const { startedAtMs, address, imei, model, result, remarks, sizeBytes, durationMs, name } = recording;
  const lengthMs =
    durationMs ?? (opened?.lastAtMs != null && startedAtMs !== null ? opened.lastAtMs - startedAtMs : null);
  const time =
    startedAtMs === null ? t('recordings.unknownTime') : `${dateText(startedAtMs)} ${clockText(startedAtMs, false)}`;
  const facts = [
    remarks.title === '' ? null : time,
    model,
    address === null ? null : portName(address, t),
    lengthMs === null ? null : elapsedText(lengthMs),
    sizeText(sizeBytes),
    name,
  ];
  return (
    <header className={styles.head}>
      <div className={styles.texts}>
        <h2 className={styles.title}>
          {remarks.isPinned && <IconPinned size={14} stroke={1.75} aria-label={m.pin} />}
          <Tooltip
            label={startedAtMs === null ? '' : t('common.utc', { time: utcText(startedAtMs) })}
            disabled={startedAtMs === null}
          >
            <span>{remarks.title === '' ? time : remarks.title}</span>
          </Tooltip>
          {imei !== null && <code>{imei}</code>}
          {result !== null && <ResultMark result={result} />}
          {remarks.tags.map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
        </h2>
        <p className={styles.meta}>{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      <Tooltip label={m.close}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.close} onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
};
