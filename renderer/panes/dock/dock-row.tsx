import { memo, useState } from 'react';
import { visibleText } from '../../../shared/at/visible-text.ts';
import type { Matcher } from '../../../shared/lines/matcher.ts';
import {
  classOf,
  isExplained,
  isUnrecorded,
  strayOf,
  type TrafficLine,
  toneOf,
} from '../../../shared/lines/traffic-lines.ts';
import { useRowRule } from '../../lines/use-row-rule.ts';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { IconChevronDown, IconChevronRight } from '../../parts/icons.ts';
import { LineNotes, LineText } from '../../parts/line-text.tsx';
import { useLineWords } from '../../parts/line-words.ts';
import { clockText, countText, utcText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionPart } from '../../store/view-store.ts';
import styles from './dock-list.module.css';

interface DockLineProps {
  readonly line: TrafficLine;
  readonly matcher: Matcher | null;
  /** The current hit of the search. */
  readonly isCurrent: boolean;
  readonly isHighlighted: boolean;
  /** Number of this line in the evidence; 0 if it is not evidence. */
  readonly mark: number;
}

/** Memoised: existing rows are not drawn again when rows are added below. */
export const DockLine = memo(({ line, matcher, isCurrent, isHighlighted, mark }: DockLineProps) => {
  const { t, language } = useWords();
  const recordedBefore = useSessionPart((session) => session.recordedBefore, 0);
  const kind = classOf(line);
  const explain = useLineWords();
  const Rule = useRowRule();
  const hint = isExplained(line) ? explain(line.text, language, { command: line.command, urcName: line.name }) : null;
  const classes = [
    styles.line,
    kind === 'error' && styles.isError,
    isHighlighted && styles.isHighlighted,
    mark > 0 && styles.isMarked,
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-sequence={line.sequence}>
      <time className={styles.time} title={t('common.utc', { time: utcText(line.atMs) })}>
        {clockText(line.atMs)}
      </time>
      <span className={styles.glyph}>
        <DirectionMark kind={kind} />
      </span>
      <span className={styles.text}>
        {line.kind === 'payload' ? (
          <Folded line={line} />
        ) : (
          <LineText text={line.text} tone={toneOf(line)} hits={matcher?.spans(line) ?? []} isCurrent={isCurrent} />
        )}
        <LineNotes hint={hint} stray={strayOf(line)} isUnrecorded={isUnrecorded(line, recordedBefore)} />
        <Rule line={line} />
        {mark > 0 && (
          <span className={styles.mark} data-mark="">
            {mark}
          </span>
        )}
      </span>
    </div>
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
      {isOpen && (
        <div className={styles.payload} data-scrolls="">
          {payloadText(line)}
        </div>
      )}
    </>
  );
};

const shownBytes = 16_384;

/** Keeps the line breaks of a text file and makes other control characters visible. */
const payloadText = ({ bytes, textOf = visibleText }: TrafficLine): string =>
  textOf(bytes.subarray(0, shownBytes)).replaceAll('␍␊', '\n').replaceAll('␊', '\n');
