import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { actionOf } from '../../../shared/keys.ts';
import { lineClasses } from '../../../shared/lines/kinds.ts';
import { everyLine, type LineCondition } from '../../../shared/lines/line-condition.ts';
import type { Query } from '../../../shared/lines/matcher.ts';
import type { LineClass } from '../../../shared/lines/traffic-lines.ts';
import type { LinesModel } from '../../lines/lines-model.ts';
import { type SessionSources, useMatched, useMatcher, useSearch } from '../../lines/use-search.ts';
import { errorKinds, useKinds, useModelOf, useSessionLines } from '../../lines/use-session-lines.ts';
import { type CommandAssist, CommandLine } from '../../parts/command-line.tsx';
import { IconArrowBarToDown } from '../../parts/icons.ts';
import { isMac } from '../../parts/platform.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { type Highlight, useHighlight } from '../../store/highlight.ts';
import { useFilterActions } from '../../store/line-filter.ts';
import type { LineSource } from '../../store/line-source.ts';
import { useSessionUse } from '../../store/session-use.ts';
import { trafficOf } from '../../store/traffic.ts';
import { useCommandLine } from '../../store/typed-commands.ts';
import { usePage } from '../../store/ui-store.ts';
import { useScope, useSessionPart, useView } from '../../store/view-store.ts';
import { DockHead } from './dock-head.tsx';
import { DockList } from './dock-list.tsx';
import styles from './dock-pane.module.css';
import { DockSearch } from './dock-search.tsx';

const allClasses: ReadonlySet<LineClass> = new Set(lineClasses);

/** The terminal next to another page: the lines that the page's buttons cause, and a command line. */
export const DockPane = () => {
  const { t } = useWords();
  const { session, sources } = useSessionLines();
  const model = useModelOf(session);
  const [shown, setShown] = useState(allClasses);
  const find = useFind();
  const { list, matcher, search, toError } = useDockLines(sources, model, shown, find.query ?? '');
  const follows = useStore(model.state, ({ anchor }) => anchor === 'follow');
  const scope = useScope();
  const highlight = useHighlight();
  const input = useRef<HTMLInputElement>(null);
  useFollowOnStart(session, model.toEnd);
  useScrollToHighlight(highlight, list, model);
  useStepActions(search.step, toError);
  const assist = useRef<CommandAssist>(null);
  useAction('commandLine', () => input.current?.focus());
  useAction('commandPage', () => assist.current?.open('page'));
  useAction('searchHistory', () => assist.current?.open('history'));
  useAction('follow', model.toEnd);
  useFilterActions(shown, setShown);

  return (
    <section className={styles.dock} aria-label={t('terminal.title')} onKeyDown={find.onKeyDown}>
      <div className={styles.grid}>
        <DockHead shown={shown} onShown={setShown} searches={find.query !== null} onSearch={find.toggle} />
        {find.query !== null && (
          <DockSearch
            inputRef={find.input}
            query={find.query}
            search={search}
            onQuery={find.setQuery}
            onClose={find.close}
          />
        )}
        <div className={styles.body}>
          <EmptyNote list={list} all={sources.all} />
          <DockList
            {...{ model, matcher, highlight }}
            source={list}
            ranges={useCallback(() => trafficOf(scope).ranges, [scope])}
            hit={search.hit}
          />
          {!follows && <FollowButton onPress={model.toEnd} />}
        </div>
        <Foot input={input} assist={assist} onSend={model.toEnd} />
      </div>
    </section>
  );
};

/** The lines that are shown, the hits of the search in them, and their errors. */
const useDockLines = (sources: SessionSources, model: LinesModel, shown: ReadonlySet<LineClass>, text: string) => {
  const condition = useMemo((): LineCondition => ({ ...everyLine, classes: [...shown] }), [shown]);
  const query = useMemo((): Query => ({ kind: 'text', text }), [text]);
  const { matcher } = useMatcher(query);
  const hits = useMemo(
    (): LineCondition | null => (matcher === null ? null : { ...condition, queries: [query] }),
    [condition, matcher, query],
  );
  const list = useMatched(sources, condition) ?? sources.all;
  const search = useSearch(sources, hits, matcher, model.goTo);
  const errors = useKinds(sources, condition, errorKinds);
  // It looks for errors only while it has a listener.
  useSyncExternalStore(errors.onChange, errors.version);
  const toError = useCallback(
    (direction: 1 | -1) => {
      const next = errors.near(model.reference(direction) + direction, direction);
      if (next !== null) model.goTo(next);
    },
    [errors, model],
  );
  return { list, matcher, search, toError };
};

/** State of the search; `query` is `null` while it is closed. */
const useFind = () => {
  const [query, setQuery] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const open = (): void => {
    setQuery(query ?? '');
    input.current?.select();
  };
  // The MQTT page has its own search. There, the Find key opens this search only when the focus is in the dock.
  const hasOwnSearch = usePage() === 'mqtt';
  const host = useView(({ product }) => product.host);
  useAction('find', hasOwnSearch ? null : open);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!hasOwnSearch || actionOf(event.nativeEvent, host, isMac) !== 'find') return;
    open();
    event.preventDefault();
  };
  return {
    ...{ query, setQuery, input, onKeyDown },
    toggle: () => setQuery(query === null ? '' : null),
    close: () => setQuery(null),
  };
};

const useStepActions = (toHit: (direction: 1 | -1) => void, toError: (direction: 1 | -1) => void): void => {
  useAction('findNext', () => toHit(1));
  useAction('findPrevious', () => toHit(-1));
  useAction('nextError', () => toError(1));
  useAction('previousError', () => toError(-1));
};

const FollowButton = ({ onPress }: { readonly onPress: () => void }) => {
  const { t } = useWords();
  return (
    <Button
      className={styles.follow}
      size="compact-sm"
      h={28}
      variant="default"
      leftSection={<IconArrowBarToDown size={16} stroke={1.75} />}
      onClick={onPress}
    >
      {t('terminal.follow')}
    </Button>
  );
};

/**
 * A diagnosis stops following. Opening a port or starting a run starts following again; returning to the page keeps the
 * scroll position.
 */
const useFollowOnStart = (session: string | null, follow: () => void): void => {
  const run = useSessionPart(({ run: latest }) => latest?.number ?? null, null);
  const before = useRef({ session, run });
  useEffect(() => {
    const last = before.current;
    // Without a run, the program identifies the module and may restore the last run.
    before.current = { session, run: run ?? last.run };
    if (last.session !== session || (run !== null && last.run !== run)) follow();
  });
};

/**
 * Scrolls once per request, so that later lines do not move the list. The requested lines themselves may arrive later.
 */
const useScrollToHighlight = (highlight: Highlight | null, list: LineSource, model: LinesModel): void => {
  const shown = useRef(0);
  const version = useSyncExternalStore(list.onChange, list.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes when lines arrive
  useEffect(() => {
    if (highlight === null || highlight.asked === shown.current) return;
    // The highlight was cleared.
    if (highlight.from === highlight.to) return;
    const sequence = list.near(Math.max(0, highlight.at), 1);
    if (sequence === null) return;
    shown.current = highlight.asked;
    model.holdAt(sequence);
  }, [highlight, version, list, model]);
};

const EmptyNote = ({ list, all }: { readonly list: LineSource; readonly all: LineSource }) => {
  const { t } = useWords();
  const use = useSessionUse();
  const count = useSyncExternalStore(list.onChange, list.count);
  if (count > 0) return null;
  const note = all.count() > 0 ? 'dockFiltered' : use === 'open' ? 'dockNothingYet' : 'dockEmpty';
  return <div className={styles.empty}>{t(`terminal.${note}`)}</div>;
};

interface FootProps {
  readonly input: React.RefObject<HTMLInputElement | null>;
  readonly assist: React.RefObject<CommandAssist | null>;
  /** The user who types a command wants to see its answer. */
  readonly onSend: () => void;
}

const Foot = ({ input, assist, onSend }: FootProps) => (
  <div className={styles.foot}>
    <CommandLine compact inputRef={input} assistRef={assist} {...useCommandLine(onSend)} />
  </div>
);
