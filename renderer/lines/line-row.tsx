import { memo } from 'react';
import type { Matcher } from '../../shared/lines/matcher.ts';
import type { Span } from '../../shared/lines/spans.ts';
import { classOf, isExplained, strayOf, type TrafficLine, toneOf } from '../../shared/lines/traffic-lines.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { DirectionMark } from '../parts/direction-mark.tsx';
import { CauseDivider, LostNote, OpeningDivider, StageDivider } from '../parts/line-dividers.tsx';
import { LineNotes, LineText } from '../parts/line-text.tsx';
import { useLineWords } from '../parts/line-words.ts';
import { PortLabel, type PortLabelFacts } from '../parts/port-label.tsx';
import { clockText, countText, durationText, utcText } from '../parts/time.ts';
import { useWords } from '../parts/words.ts';
import type { LineHeading } from '../store/line-headings.ts';
import { ByteRows } from './byte-rows.tsx';
import { deltaText, isSlowAnswer, slowMs } from './delta.ts';
import { GridCell, GridRow } from './grid-parts.tsx';
import styles from './line-row.module.css';
import { listedBytes, rowBytes } from './row-bytes.ts';
import type { LinesMode } from './row-space.ts';
import { byteRowsBeside, listedLength, longestRows } from './row-text.ts';
import { useListWords } from './use-list-words.ts';
import { useRowRule } from './use-row-rule.ts';

export interface LineRowProps {
  readonly listId: string;
  readonly line: TrafficLine;
  readonly heading: LineHeading | null;
  readonly number: number;
  /** Place in the list, counted from 1. */
  readonly rowIndex: number;
  readonly mode: LinesMode;
  /** Characters that fit into a row of text. */
  readonly columns: number;
  readonly wraps: boolean;
  readonly matcher: Matcher | null;
  /** The current hit of the search. */
  readonly isHit: boolean;
  readonly isCurrent: boolean;
  /** The selected part; -1: none. Numbers, so that equal rows stay equal. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The note of a marked line; `null`: not marked. */
  readonly mark: string | null;
  readonly isUnrecorded: boolean;
  /** Lines of checks that are not shown after this one. */
  readonly hiddenChecks: number;
  readonly onShowChecks: () => void;
  /** In a merged view. */
  readonly port: PortLabelFacts | null;
}

export const rowId = (listId: string, sequence: number): string => `${listId}-${sequence}`;

/** Memoised: existing rows are not drawn again when rows are added below. */
export const LineRow = memo((props: LineRowProps) => {
  const { listId, line, heading, rowIndex, isCurrent } = props;
  const kind = line.kind === 'divider' ? undefined : classOf(line);
  return (
    <GridRow
      id={rowId(listId, line.sequence)}
      aria-rowindex={rowIndex}
      aria-selected={isCurrent}
      data-sequence={line.sequence}
      data-kind={kind}
      className={styles.row}
    >
      {line.lostBefore > 0 && <LostNote count={line.lostBefore} />}
      {heading?.kind === 'stage' && <StageDivider {...heading} />}
      {heading?.kind === 'cause' && <CauseDivider cause={heading.cause} />}
      {line.kind === 'divider' ? (
        <GridCell className={props.port ? styles.wholeOfPort : styles.whole}>
          {props.port && <PortLabel port={props.port} />}
          <OpeningDivider line={line} />
        </GridCell>
      ) : (
        <Line {...props} />
      )}
    </GridRow>
  );
});

const kindWords = {
  sent: 'terminal.sent',
  received: 'terminal.received',
  urc: 'terminal.urc',
  error: 'terminal.errors',
} as const;

const Line = (props: LineRowProps) => {
  const { line, number, mode, isHit, isCurrent, mark } = props;
  const { t } = useWords();
  const kind = classOf(line);
  const classes = [
    styles.line,
    kind === 'error' && styles.isError,
    mode === 'split' && styles.split,
    props.port && (mode === 'split' ? styles.splitOfPort : styles.ofPort),
    isCurrent && styles.current,
    isHit && styles.hit,
    mark !== null && styles.marked,
  ];
  const selected = selectedSpan(props);
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <GridCell className={styles.number}>{number === 0 ? '' : countText(number)}</GridCell>
      <GridCell className={styles.time} title={t('common.utc', { time: utcText(line.atMs) })}>
        {clockText(line.atMs)}
      </GridCell>
      <GridCell className={`${styles.delta} ${isSlowAnswer(line) ? styles.slow : ''}`}>
        {deltaText(line.deltaMs)}
      </GridCell>
      {props.port && (
        <GridCell className={styles.port}>
          <PortLabel port={props.port} />
        </GridCell>
      )}
      <GridCell className={styles.glyph} aria-label={t(kindWords[kind])}>
        <DirectionMark kind={kind} />
      </GridCell>
      <GridCell className={props.wraps ? styles.text : styles.oneRow} data-text="">
        {mode === 'hex' ? (
          <ByteRows line={line} limitBytes={listedBytes} matcher={props.matcher} isHit={isHit} selected={selected} />
        ) : (
          <Content {...props} selected={selected} />
        )}
        <Notes {...props} />
      </GridCell>
      {mode === 'split' && (
        <GridCell className={styles.bytes}>
          <ByteRows
            line={line}
            limitBytes={byteRowsBeside(line.text, props.columns, props.wraps) * rowBytes}
            matcher={props.matcher}
            isHit={isHit}
            selected={null}
          />
        </GridCell>
      )}
    </div>
  );
};

const selectedSpan = ({ selectedFrom: start, selectedTo: end }: LineRowProps): Span | null =>
  start < 0 ? null : { start, end };

const utf8 = new TextEncoder();

const Content = ({
  line,
  columns,
  wraps,
  matcher,
  isHit,
  selected,
}: LineRowProps & { readonly selected: Span | null }) => {
  const { t } = useWords();
  if (line.kind === 'payload') {
    return (
      <span className={`${styles.fold} ${selected ? styles.folded : ''}`}>
        {t('terminal.foldedPayload', { n: countText(line.bytes.length) })}
      </span>
    );
  }
  const cut = listedLength(line.text, wraps ? columns * longestRows : columns);
  const hits = matcher?.spans(line) ?? [];
  const hidden = cut === line.text.length ? 0 : line.bytes.length - utf8.encode(line.text.slice(0, cut)).length;
  return (
    <>
      <LineText text={line.text.slice(0, cut)} tone={toneOf(line)} hits={hits} isCurrent={isHit} selected={selected} />
      {cut < line.text.length && (
        <span className={`${styles.more} ${hits.some(({ end }) => end > cut) ? styles.foundInMore : ''}`}>
          +{countText(Math.max(1, hidden))} B
        </span>
      )}
    </>
  );
};

const Notes = ({ line, mode, mark, isUnrecorded, hiddenChecks, onShowChecks }: LineRowProps) => {
  const { m, language } = useListWords();
  const Rule = useRowRule();
  const explain = useLineWords();
  const hint =
    mode !== 'hex' && isExplained(line)
      ? explain(line.text, language, { command: line.command, urcName: line.name })
      : null;
  const { answeredMs } = line;
  return (
    <>
      {/* Below rows of bytes it would be a row of its own. */}
      {mode !== 'hex' && ' '}
      {answeredMs !== undefined && (
        <span className={`${styles.answered} ${answeredMs > slowMs ? styles.slow : ''}`} title={m.answered}>
          {durationText(answeredMs)}
        </span>
      )}
      <LineNotes hint={hint} stray={strayOf(line)} isUnrecorded={isUnrecorded} />
      {hiddenChecks > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.checks}
          title={m.showChecks}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={onShowChecks}
        >
          {fill(m.checks, { n: hiddenChecks })}
        </button>
      )}
      <Rule line={line} />
      {mark !== null && mark !== '' && <span className={styles.note}>{mark}</span>}
    </>
  );
};
