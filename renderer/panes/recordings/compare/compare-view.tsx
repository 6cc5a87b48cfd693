import { ActionIcon, Checkbox, Select, Tooltip } from '@mantine/core';
import { useRef, useState } from 'react';
import type { RecordingSummary } from '../../../../shared/contract.ts';
import { type CompareOptions, defaultCompareOptions } from '../../../../shared/recordings/compare.ts';
import { verdictOf } from '../../../../shared/words/compare-verdict.ts';
import { recordingCompareWords } from '../../../../shared/words/recording-compare.ts';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconCheck } from '../../../parts/icons.ts';
import { clockText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { useView } from '../../../store/view-store.ts';
import { dateText } from '../by-day.ts';
import styles from './compare.module.css';
import { ComparedRows } from './compared-rows.tsx';
import { useComparison } from './use-comparison.ts';

export interface CompareViewProps {
  /** Recording A. */
  readonly recording: RecordingSummary;
  readonly onShow: (sequence: number) => void;
}

/** The commands of two recordings beside each other: "worked yesterday, fails today". */
export const CompareView = ({ recording, onShow }: CompareViewProps) => {
  const { language } = useWords();
  const m = recordingCompareWords[language];
  const [other, setOther] = useState<string | null>(null);
  const [options, setOptions] = useState<CompareOptions>(defaultCompareOptions);
  const { part, rows, failure } = useComparison(recording.name, other, options);
  const list = useRef<HTMLOListElement>(null);
  const choices = useChoices(recording);
  const first = part?.firstResult == null ? null : (rows[part.firstResult] ?? null);
  const verdict = part && verdictOf(part, first, language);
  if (choices.length === 0) return <p className={styles.none}>{m.none}</p>;
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.pair}>
          <b>A</b> – <b>B</b>
        </span>
        <Select
          className={styles.other ?? ''}
          aria-label={m.with}
          placeholder={m.choose}
          searchable
          value={other}
          onChange={setOther}
          data={choices}
        />
        <Tooltip label={m.idsHint}>
          <Checkbox
            label={m.ids}
            checked={options.ignoreIds}
            onChange={(event) => setOptions({ ...options, ignoreIds: event.currentTarget.checked })}
          />
        </Tooltip>
        <Checkbox
          label={m.times}
          checked={options.ignoreTimes}
          onChange={(event) => setOptions({ ...options, ignoreTimes: event.currentTarget.checked })}
        />
        <StepButtons list={list} disabled={part === null || part.counts.same === part.total} />
      </div>
      {failure !== null && <FailureNote failure={failure} />}
      {other !== null && failure === null && verdict === null && (
        <p className={styles.none} role="status">
          {m.comparing}
        </p>
      )}
      {verdict !== null && (
        <div className={`${styles.verdict} ${verdict.isDifferent ? styles.different : ''}`} role="status">
          {verdict.isDifferent ? <IconAlertTriangle size={18} /> : <IconCheck size={18} />}
          <p>
            <b>{verdict.sentence}</b> {verdict.details.join(' ')}
          </p>
        </div>
      )}
      <ComparedRows listRef={list} rows={rows} onShow={onShow} />
    </>
  );
};

/** The other recordings, the newest first. */
const useChoices = ({ name }: RecordingSummary): readonly { readonly value: string; readonly label: string }[] => {
  const recordings = useView((view) => view.recordings);
  return recordings
    .filter((one) => one.name !== name && !one.empty && (one.part === null || one.part.number === 1))
    .map(({ name: value, startedAtMs, imei, remarks }) => {
      const time = startedAtMs === null ? value : `${dateText(startedAtMs)} ${clockText(startedAtMs, false)}`;
      return { value, label: [remarks.title, time, imei].filter((text) => text !== null && text !== '').join(' · ') };
    });
};

interface StepButtonsProps {
  readonly list: React.RefObject<HTMLOListElement | null>;
  readonly disabled: boolean;
}

const StepButtons = ({ list, disabled }: StepButtonsProps) => {
  const { language } = useWords();
  const m = recordingCompareWords[language];
  const at = useRef(-1);
  const step = (direction: 1 | -1): void => {
    const found = [...(list.current?.querySelectorAll<HTMLElement>('[data-differs]') ?? [])];
    if (found.length === 0) return;
    at.current = (at.current + direction + found.length) % found.length;
    found[at.current]?.scrollIntoView({ block: 'center' });
    found[at.current]?.focus();
  };
  return (
    <span className={styles.steps}>
      {[
        { label: m.previous, direction: -1, Icon: IconArrowUp } as const,
        { label: m.next, direction: 1, Icon: IconArrowDown } as const,
      ].map(({ label, direction, Icon }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={label}
            disabled={disabled}
            onClick={() => step(direction)}
          >
            <Icon size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  );
};
