import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, type RefObject, useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { isExplained } from '../../../shared/lines/traffic-lines.ts';
import { useLineWords } from '../../parts/line-words.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useFilterActions } from '../../store/line-filter.ts';
import { ContextMenu } from '../copy-menu.tsx';
import { LineDetail } from '../line-detail.tsx';
import { LinesList } from '../lines-list.tsx';
import { useAnnouncements } from '../use-announcements.ts';
import { useCopyingLines } from '../use-copying-lines.ts';
import { type MergedPorts, useMergedPorts, usePortOf } from '../use-merged-view.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import { FilterBar } from './filter-bar.tsx';
import { Columns } from './line-columns.tsx';
import { LinesBar } from './lines-bar.tsx';
import styles from './lines-view.module.css';
import { PinnedLines, usePinning } from './pinned-lines.tsx';

export interface LinesViewProps {
  readonly lines: TerminalLines;
  /** The choice of the form of the lines, and more, at the left of the bar. */
  readonly views: ReactNode;
  /** Further buttons of the bar. */
  readonly tools: ReactNode;
  /** False: no lines come by themselves, so the list follows none. */
  readonly grows: boolean;
  /** Between the bar and the lines. */
  readonly above: ReactNode;
  /** Lies over the edge of the lines. */
  readonly over: ReactNode;
  /** Shown while there are no lines. */
  readonly nothing: ReactNode;
  /** `null`: no sequence can be made of the lines. */
  readonly onMake: (() => void) | null;
}

/** The lines with all that searches, filters, marks and copies them. */
export const LinesView = ({ lines, views, tools, grows, above, over, nothing, onMake }: LinesViewProps) => {
  const { t } = useWords();
  const { model, filter, mode, search } = lines;
  const ports = useMergedPorts();
  const copying = useCopyingLines(model, filter.list, mode === 'hex', usePortOf(ports), lines.marking.marks);
  const [isFiltering, setFiltering] = useState(false);
  const [asksTime, setAsksTime] = useState(false);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const pinning = usePinning(lines);
  useLineActions(lines, copying, searchInput);
  useAction('filterLines', () => setFiltering(true));
  useAction('goToTime', () => setAsksTime(true));

  return (
    <>
      <LinesBar
        {...{ lines, copying, onMake, views, tools, grows, searchInput }}
        filters={isFiltering}
        onFilters={() => setFiltering(!isFiltering)}
      />
      {above}
      {isFiltering && <FilterBar lines={lines} onClose={() => setFiltering(false)} onPin={pinning.pin} />}
      <Columns lines={lines} asksTime={asksTime} onAskTime={setAsksTime} />
      <div className={styles.view}>
        <div className={styles.lines} role="log" aria-live="off" aria-label={t('terminal.traffic')}>
          <LinesList
            model={model}
            source={filter.list}
            ranges={lines.ranges}
            mode={mode}
            wraps={lines.wraps}
            matcher={lines.matcher}
            hit={search.hit}
            marks={lines.marking.marks}
            onMark={lines.marking.toggle}
            grouped={filter.groupsChecks ? lines.all : null}
            onShowChecks={filter.showChecks}
            ruler={lines.ruler}
            onMenu={useCallback((x: number, y: number) => setMenu({ x, y }), [])}
          />
        </div>
        {nothing}
        {over}
      </div>
      {pinning.pinned && <PinnedLines lines={lines} pinned={pinning.pinned} onClose={pinning.unpin} />}
      <OpenedLine lines={lines} ports={ports} />
      {grows && <Announcer lines={lines} />}
      {menu && <ContextMenu at={menu} onClose={() => setMenu(null)} model={model} copying={copying} onMake={onMake} />}
    </>
  );
};

const useLineActions = (
  lines: TerminalLines,
  copying: ReturnType<typeof useCopyingLines>,
  searchInput: RefObject<HTMLInputElement | null>,
): void => {
  const { model, search, toError, filter, wraps, setWraps } = lines;
  useAction('find', () => searchInput.current?.select());
  useAction('findNext', () => search.step(1));
  useAction('findPrevious', () => search.step(-1));
  useAction('nextError', () => toError(1));
  useAction('previousError', () => toError(-1));
  useAction('wrapLines', () => setWraps(!wraps));
  useAction('follow', model.toEnd);
  useAction('clearView', filter.clear);
  useAction('copyLines', () => copying.copy('times'));
  useAction('saveLines', () => copying.save('times'));
  useFilterActions(filter.classes, filter.setClasses);
};

interface OpenedLineProps {
  readonly lines: TerminalLines;
  readonly ports: MergedPorts | null;
}

const OpenedLine = ({ lines, ports }: OpenedLineProps) => {
  const { model, all, marking } = lines;
  const opened = useStore(model.state, (state) => state.opened);
  // It may still grow.
  const line = useSyncExternalStore(all.onChange, () => (opened === null ? null : all.lineAt(opened)));
  if (line === null || opened === null || line.kind === 'divider') return null;
  return (
    <LineDetail
      line={line}
      number={all.numberOf(opened)}
      port={ports?.get(line.port ?? 0) ?? null}
      mark={marking.marks.get(opened) ?? null}
      onNote={(note) => marking.note(opened, note)}
      onClose={() => model.open(null)}
    />
  );
};

const Announcer = ({ lines: { memory } }: { readonly lines: TerminalLines }) => {
  const { language } = useWords();
  const explain = useLineWords();
  const line = useAnnouncements(memory);
  const hint =
    line !== null && isExplained(line)
      ? explain(line.text, language, { command: line.command, urcName: line.name })
      : null;
  return (
    <VisuallyHidden aria-live="polite">
      {line !== null && `${line.text} ${line.command === undefined ? '' : `(${line.command})`} ${hint ?? ''}`}
    </VisuallyHidden>
  );
};
