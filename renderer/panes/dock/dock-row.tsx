import { memo, useState } from 'react';
import { visibleText } from '../../../shared/at/visible-text.ts';
import { stages } from '../../../shared/steps.ts';
import { stageWords } from '../../../shared/words/steps.ts';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { dividerText } from '../../parts/divider-text.ts';
import {
  IconChevronDown,
  IconChevronRight,
  IconCpu,
  IconEye,
  IconHandClick,
  IconPencil,
  IconPlug,
  IconX,
} from '../../parts/icons.ts';
import { segmentsOf } from '../../parts/line-segments.ts';
import { useLineWords } from '../../parts/line-words.ts';
import { clockText, countText, durationText, utcText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { classOf, isUnrecorded, strayOf, type TrafficLine } from '../../store/traffic-lines.ts';
import { useSessionPart } from '../../store/view-store.ts';
import type { DockRow, LineCause } from './rows.ts';
import styles from './traffic-list.module.css';

/** How a row is marked: by the search, a link to its lines, or a diagnosis. */
export interface RowMarks {
  readonly query: string;
  /** The current hit of the search. */
  readonly isCurrent: boolean;
  readonly isHighlighted: boolean;
  /** Number of this line in the evidence; 0 if it is not evidence. */
  readonly mark: number;
}

/** Memoised: existing rows are not drawn again when rows are added below. */
export const DockRowView = memo(({ row, ...marks }: { readonly row: DockRow } & RowMarks) => {
  switch (row.kind) {
    case 'line':
      return <Line line={row.line} marks={marks} />;
    case 'stage':
      return <StageDivider row={row} />;
    case 'cause':
      return <CauseDivider cause={row.cause} />;
    case 'opening':
      return <OpeningDivider line={row.line} />;
    case 'lost':
      return <Lost count={row.count} />;
  }
});

const StageDivider = ({ row }: { readonly row: Extract<DockRow, { kind: 'stage' }> }) => {
  const { t, language } = useWords();
  return (
    <div className={styles.divider}>
      <span className={styles.number}>{stages.indexOf(row.stage) + 1}</span>
      {stageWords[language][row.stage]}
      <span className={styles.duration}>{row.isRunning ? t('terminal.running') : durationText(row.ms)}</span>
    </div>
  );
};

const causeIcons: Readonly<Record<LineCause, typeof IconEye>> = {
  typed: IconPencil,
  request: IconHandClick,
  watch: IconEye,
  program: IconCpu,
};

const CauseDivider = ({ cause }: { readonly cause: LineCause }) => {
  const { t } = useWords();
  const Icon = causeIcons[cause];
  return (
    <div className={styles.divider}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {t(`terminal.cause.${cause}`)}
    </div>
  );
};

const OpeningDivider = ({ line }: { readonly line: TrafficLine }) => {
  const { t } = useWords();
  const Icon = line.owner === 'unsent' ? IconX : IconPlug;
  return (
    <div className={styles.divider} data-divider={line.owner === 'unsent' ? line.owner : line.name}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {dividerText(line, t)}
      <span className={styles.duration}>{clockText(line.atMs)}</span>
    </div>
  );
};

const Lost = ({ count }: { readonly count: number }) => {
  const { t } = useWords();
  return <div className={styles.lost}>{t('terminal.lostPieces', { n: countText(count) })}</div>;
};

const Line = ({ line, marks }: { readonly line: TrafficLine; readonly marks: RowMarks }) => {
  const { t, language } = useWords();
  const recordedBefore = useSessionPart((session) => session.recordedBefore, 0);
  const kind = classOf(line);
  const explain = useLineWords();
  const hint = isExplained(line) ? explain(line.text, language, { command: line.command, urcName: line.name }) : null;
  const stray = strayOf(line);
  const classes = [
    styles.line,
    kind === 'error' && styles.isError,
    marks.isHighlighted && styles.isHighlighted,
    marks.mark > 0 && styles.isMarked,
    marks.isCurrent && styles.current,
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-sequence={line.sequence}>
      <time className={styles.time} title={t('common.utc', { time: utcText(line.atMs) })}>
        {clockText(line.atMs)}
      </time>
      <span className={styles.glyph}>
        <DirectionMark kind={kind} />
      </span>
      <span className={`${styles.text} ${colourOf(line)}`}>
        {line.kind === 'payload' ? <Folded line={line} /> : <Segments line={line} query={marks.query} />}
        {hint !== null && <span className={styles.hint}>{hint}</span>}
        {stray !== null && (
          <span className={styles.stray}>{t(stray === 'late' ? 'terminal.late' : 'terminal.unclaimed')}</span>
        )}
        {isUnrecorded(line, recordedBefore) && <span className={styles.notRecorded}>{t('terminal.notRecorded')}</span>}
        {marks.mark > 0 && (
          <span className={styles.mark} data-mark="">
            {marks.mark}
          </span>
        )}
      </span>
    </div>
  );
};

const isExplained = ({ kind, owner, direction }: TrafficLine): boolean =>
  kind !== 'payload' && direction === 'received' && owner !== 'echo';

const colourOf = (line: TrafficLine): string => {
  const kind = classOf(line);
  if (kind === 'sent') return styles.sent ?? '';
  if (kind === 'urc') return styles.urc ?? '';
  if (kind === 'error') return styles.error ?? '';
  return line.text === 'OK' || line.owner === 'echo' ? (styles.dim ?? '') : '';
};

const Segments = ({ line, query }: { readonly line: TrafficLine; readonly query: string }) =>
  segmentsOf(line.text, line.kind === 'sent', query).map(({ start, text, role, found }) => {
    const className = role === 'plain' ? undefined : styles[role];
    return found ? (
      <mark key={start} className={`${styles.found} ${className ?? ''}`}>
        {text}
      </mark>
    ) : (
      <span key={start} className={className}>
        {text}
      </span>
    );
  });

const Folded = ({ line }: { readonly line: TrafficLine }) => {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const count = countText(line.bytes.length);
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={isOpen}
        aria-label={isOpen ? t('terminal.hidePayload', { n: count }) : t('terminal.showPayload', { n: count })}
        onClick={() => setOpen(!isOpen)}
      >
        {t('terminal.foldedPayload', { n: count })}
        <Icon size={12} stroke={1.75} aria-hidden="true" />
      </button>
      {isOpen && <div className={styles.payload}>{payloadText(line.bytes)}</div>}
    </>
  );
};

const shownBytes = 16_384;

/** Keeps the line breaks of a text file and makes other control characters visible. */
const payloadText = (bytes: Uint8Array): string =>
  visibleText(bytes.subarray(0, shownBytes)).replaceAll('␍␊', '\n').replaceAll('␊', '\n');
