import { ActionIcon, Tooltip } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { everyLine, type LineCondition } from '../../../shared/lines/line-condition.ts';
import { IconPin, IconX } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { LinesList } from '../lines-list.tsx';
import { createLinesModel } from '../lines-model.ts';
import type { RulerLines } from '../ruler.ts';
import { useListWords } from '../use-list-words.ts';
import { useMatched, useMatcher } from '../use-search.ts';
import { errorKinds, useKinds } from '../use-session-lines.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import { type KeptFilter, readKeptFilter, writeKeptFilter } from './kept-filter.ts';
import styles from './pinned-lines.module.css';

/** The filter of the first list can be pinned. It stays when the page is loaded again. Another session has its own. */
export const usePinning = ({ session, filter }: TerminalLines) => {
  const [changed, setChanged] = useState<{ readonly session: string; readonly kept: KeptFilter | null } | null>(null);
  const before = useMemo(() => (session === null ? null : readKeptFilter(sessionStorage, session)), [session]);
  const { query, command } = filter;
  const keep = useCallback(
    (kept: KeptFilter | null): void => {
      if (session === null) return;
      writeKeptFilter(sessionStorage, session, kept);
      setChanged({ session, kept });
    },
    [session],
  );
  return {
    pinned: changed !== null && changed.session === session ? changed.kept : before,
    pin: useCallback(() => keep({ query, command }), [keep, query, command]),
    unpin: useCallback(() => keep(null), [keep]),
  };
};

interface PinnedLinesProps {
  readonly lines: TerminalLines;
  readonly pinned: KeptFilter;
  readonly onClose: () => void;
}

const listId = 'pinned-lines';

/** A second list below the first. A line that is chosen in it is shown in the first. */
export const PinnedLines = ({ lines, pinned, onClose }: PinnedLinesProps) => {
  const { m } = useListWords();
  const [model] = useState(createLinesModel);
  const { query, command } = pinned;
  const { matcher } = useMatcher(query);
  const condition = useMemo(
    (): LineCondition => ({ ...everyLine, command, queries: query.text === '' ? [] : [query] }),
    [query, command],
  );
  const source = useMatched(lines.sources, condition) ?? lines.all;
  const errors = useKinds(lines.sources, condition, errorKinds);
  const { marks } = lines.marking;
  const ruler = useMemo((): RulerLines => ({ errors, urcs: null, hits: null, marks }), [errors, marks]);
  const count = useSyncExternalStore(source.onChange, source.count);
  const current = useStore(model.state, (state) => state.current);
  const { model: first } = lines;
  /** The page runs effects again when it is shown; only another choice moves the first list. */
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (current === shown.current) return;
    shown.current = current;
    if (current !== null) first.goTo(current);
  }, [current, first]);
  return (
    <section className={styles.pinned} aria-label={m.filter.pinned}>
      <header className={styles.head}>
        <IconPin size={14} stroke={1.75} aria-hidden="true" />
        <span className={styles.what}>{whatOf(pinned)}</span>
        <span className={styles.count} role="status">
          {countText(count)}
        </span>
        <Tooltip label={m.filter.unpin}>
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={m.filter.unpin} onClick={onClose}>
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles.list}>
        <LinesList
          {...{ model, source, matcher, marks, ruler }}
          id={listId}
          label={m.filter.pinned}
          ranges={lines.ranges}
          mode={lines.mode}
          wraps={lines.wraps}
          hit={null}
          onMark={lines.marking.toggle}
          onMenu={ignored}
          grouped={null}
          onShowChecks={ignored}
        />
      </div>
    </section>
  );
};

const ignored = (): void => undefined;

const signs = { text: '', regex: '.* ', hex: '0x ' } as const;

const whatOf = ({ query, command }: KeptFilter): string =>
  [query.text === '' ? '' : `${signs[query.kind]}${query.text}`, command].filter((part) => part !== '').join(' · ');
