import type { Span } from '../../shared/lines/spans.ts';
import { segmentsOf } from './line-segments.ts';
import styles from './line-text.module.css';
import { useWords } from './words.ts';

export interface LineTextProps {
  readonly text: string;
  readonly tone: 'sent' | 'plain' | 'dim' | 'urc' | 'error';
  readonly hits: readonly Span[];
  /** The current hit of the search. */
  readonly isCurrent: boolean;
  readonly selected?: Span | null;
}

/** The text of a line in its colours, with hits of the search and the selection. `data-start`: the place in the line. */
export const LineText = ({ text, tone, hits, isCurrent, selected = null }: LineTextProps) => {
  return (
    <span className={[styles.text, styles[tone], isCurrent && styles.current].filter(Boolean).join(' ')}>
      {segmentsOf(text, tone === 'sent', hits, selected).map((part) => {
        const classes = [part.role !== 'plain' && styles[part.role], part.selected && styles.selected];
        const className = classes.filter(Boolean).join(' ') || undefined;
        return part.found ? (
          <mark key={part.start} data-start={part.start} className={`${styles.found} ${className ?? ''}`}>
            {part.text}
          </mark>
        ) : (
          <span
            key={part.start}
            data-start={part.start}
            data-selected={part.selected || undefined}
            className={className}
          >
            {part.text}
          </span>
        );
      })}
    </span>
  );
};

export interface LineNotesProps {
  /** What the line says, in words. */
  readonly hint: string | null;
  readonly stray: 'late' | 'unclaimed' | null;
  readonly isUnrecorded: boolean;
}

/** What ATelier adds after a line; never part of a copy. */
export const LineNotes = ({ hint, stray, isUnrecorded }: LineNotesProps) => {
  const { t } = useWords();
  return (
    <>
      {hint !== null && <span className={styles.hint}>{hint}</span>}
      {stray !== null && (
        <span className={styles.stray}>{t(stray === 'late' ? 'terminal.late' : 'terminal.unclaimed')}</span>
      )}
      {isUnrecorded && <span className={styles.notRecorded}>{t('terminal.notRecorded')}</span>}
    </>
  );
};
