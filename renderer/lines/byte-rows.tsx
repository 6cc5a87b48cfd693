import type { Matcher } from '../../shared/lines/matcher.ts';
import type { Span } from '../../shared/lines/spans.ts';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { allBytesOf } from '../../shared/lines/traffic-lines.ts';
import { countText } from '../parts/time.ts';
import styles from './line-row.module.css';
import { byteGroups, rowBytes } from './row-bytes.ts';

export interface ByteRowsProps {
  readonly line: TrafficLine;
  readonly limitBytes: number;
  readonly matcher: Matcher | null;
  readonly isHit: boolean;
  readonly selected: Span | null;
}

const roomBytes = 4;

/** Every byte of a line, 16 a row, line ends in their own colour. */
export const ByteRows = ({ line, limitBytes, matcher, isHit, selected }: ByteRowsProps) => {
  const bytes = allBytesOf(line);
  // The last row of a cut line leaves room for how many bytes are left out.
  const shown = bytes.length <= limitBytes ? bytes.length : limitBytes - roomBytes;
  const hits = matcher?.byteSpans(line) ?? [];
  const rows = Array.from({ length: Math.ceil(shown / rowBytes) }, (_, index) => index * rowBytes);
  return rows.map((from, index) => (
    <span key={from} className={styles.byteRow}>
      {byteGroups(bytes.subarray(0, shown), from, hits, selected).map((group) => (
        <span
          key={group.start}
          data-start={group.start}
          data-selected={group.selected || undefined}
          className={[
            group.isLineEnd && styles.lineEnd,
            group.found && styles.foundBytes,
            group.found && isHit && styles.currentBytes,
            group.selected && styles.selectedBytes,
          ]
            .filter(Boolean)
            .join(' ')}
        >
          {group.text}
        </span>
      ))}
      {index === rows.length - 1 && shown < bytes.length && (
        <span className={styles.more}>+{countText(bytes.length - shown)} B</span>
      )}
    </span>
  ));
};
