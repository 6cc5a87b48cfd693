import { VisuallyHidden } from '@mantine/core';
import {
  Activity,
  type ComponentProps,
  type ReactNode,
  type RefObject,
  useCallback,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import type { MergedView } from '../../../shared/contract.ts';
import { isExplained } from '../../../shared/lines/traffic-lines.ts';
import { ContextMenu } from '../../lines/copy-menu.tsx';
import { LineDetail } from '../../lines/line-detail.tsx';
import { LinesList } from '../../lines/lines-list.tsx';
import { useAnnouncements } from '../../lines/use-announcements.ts';
import { useCopyingLines } from '../../lines/use-copying-lines.ts';
import { type MergedPorts, useMergedPorts, useMergedView, usePortOf } from '../../lines/use-merged-view.ts';
import { type TerminalLines, useTerminalLines } from '../../lines/use-terminal-lines.ts';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useLineWords } from '../../parts/line-words.ts';
import { useWindowWidth } from '../../parts/window-width.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useFilterActions } from '../../store/line-filter.ts';
import { EmptyTerminal, NothingInView } from './empty-terminal.tsx';
import { ExchangePlace } from './exchange/exchange-place.tsx';
import { useMakeSequence } from './exchange/use-make-sequence.ts';
import { FilterBar } from './filter-bar.tsx';
import { Columns } from './line-columns.tsx';
import { MergedBar } from './merged/merged-bar.tsx';
import { MergedFoot } from './merged/merged-foot.tsx';
import { PinnedLines, usePinning } from './pinned-lines.tsx';
import { BesideLines, QuickPlace, QuickToggle } from './quick/quick-place.tsx';
import { TerminalFoot } from './sending/terminal-foot.tsx';
import { useSendingChoice } from './sending/use-sending-choice.ts';
import { type TerminalSending, useTerminalSending } from './sending/use-terminal-sending.ts';
import { FiltersPlace, TerminalBar } from './terminal-bar.tsx';
import styles from './terminal-pane.module.css';
import { useCommandActions } from './use-command-actions.ts';
import { type TerminalView, ViewChoice } from './view-choice.tsx';

/** With the emulator. */
const rawView = createLazyPart(async () => (await import('./raw/raw-view.tsx')).RawView);

/** All bytes of both directions as lines with the command line, or the port as a terminal. */
export const TerminalPane = () => {
  const { t } = useWords();
  const lines = useTerminalLines();
  const [isRaw, setRaw] = useState(false);
  const commandInput = useRef<HTMLInputElement>(null);
  const sending = useTerminalSending(useSendingChoice(), commandInput, lines.model.toEnd);
  const choose = (view: TerminalView): void => {
    setRaw(view === 'raw');
    if (view !== 'raw') lines.setMode(view);
  };
  useAction('viewText', () => choose('text'));
  useAction('viewHex', () => choose('hex'));
  useAction('viewSplit', () => choose('split'));
  const isMerged = useMergedView() !== null;
  const { wide } = useWindowWidth();
  const views = (
    <>
      <ViewChoice view={isRaw ? 'raw' : lines.mode} hasRaw={!isMerged} onView={choose} />
      {!isMerged && <QuickToggle />}
    </>
  );
  const quick = isMerged ? null : <QuickPlace liesOver={!wide && !isRaw} />;
  const pane = (
    <section
      className={styles.pane}
      aria-label={t('terminal.title')}
      {...(isRaw || isMerged ? {} : sending.dropTarget)}
    >
      {isRaw && (
        <>
          <div className={styles.bar}>
            <FiltersPlace lines={lines} />
            {views}
          </div>
          <LazyPage page={rawView} given={{}} />
        </>
      )}
      {/* What is typed and filtered stays. */}
      <Activity mode={isRaw ? 'hidden' : 'visible'}>
        <LinesView {...{ lines, views, commandInput, sending }} over={wide ? null : quick} />
      </Activity>
    </section>
  );
  return (
    <BesideLines>
      {pane}
      {wide || isRaw ? quick : null}
      <ExchangePlace />
    </BesideLines>
  );
};

interface LinesViewProps {
  readonly lines: TerminalLines;
  readonly views: ReactNode;
  readonly commandInput: RefObject<HTMLInputElement | null>;
  readonly sending: TerminalSending;
  /** Lies over the edge of the lines. */
  readonly over: ReactNode;
}

const LinesView = ({ lines, views, commandInput, sending, over }: LinesViewProps) => {
  const { t } = useWords();
  const { model, filter, mode, search } = lines;
  const merged = useMergedView();
  const ports = useMergedPorts();
  const copying = useCopyingLines(model, filter.list, mode === 'hex', usePortOf(ports), lines.marking.marks);
  const onMake = useMakeSequence(model, filter.list, merged === null);
  const [isFiltering, setFiltering] = useState(false);
  const [asksTime, setAsksTime] = useState(false);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const pinning = usePinning(lines);
  useTerminalActions(lines, copying);
  useAction('find', () => searchInput.current?.select());
  const assist = useCommandActions(commandInput, model, merged === null);
  useAction('filterLines', () => setFiltering(true));
  useAction('goToTime', () => setAsksTime(true));

  return (
    <>
      <TerminalBar
        {...{ lines, copying, onMake, views, searchInput }}
        filters={isFiltering}
        onFilters={() => setFiltering(!isFiltering)}
      />
      {merged !== null && <MergedBar merged={merged} lines={lines} />}
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
        {lines.session === null ? <EmptyTerminal /> : <NothingInView lines={lines} />}
        {over}
      </div>
      {pinning.pinned && <PinnedLines lines={lines} pinned={pinning.pinned} onClose={pinning.unpin} />}
      <OpenedLine lines={lines} ports={ports} />
      <Announcer lines={lines} />
      {menu && <ContextMenu at={menu} onClose={() => setMenu(null)} model={model} copying={copying} onMake={onMake} />}
      <Foot merged={merged} input={commandInput} assist={assist} sending={sending} onSend={model.toEnd} />
    </>
  );
};

interface FootProps extends ComponentProps<typeof TerminalFoot> {
  readonly merged: MergedView | null;
}

const Foot = ({ merged, ...props }: FootProps) =>
  merged === null ? <TerminalFoot {...props} /> : <MergedFoot merged={merged} />;

const useTerminalActions = (lines: TerminalLines, copying: ReturnType<typeof useCopyingLines>): void => {
  const { model, search, toError, filter, wraps, setWraps } = lines;
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
