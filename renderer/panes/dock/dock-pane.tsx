import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { actionOf } from '../../../shared/keys.ts';
import type { LineClass } from '../../../shared/lines/traffic-lines.ts';
import { CommandLine } from '../../parts/command-line.tsx';
import { IconArrowBarToDown } from '../../parts/icons.ts';
import { isMac } from '../../parts/platform.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { type Highlight, useHighlight } from '../../store/highlight.ts';
import { useFilterActions } from '../../store/line-filter.ts';
import { useSessionUse } from '../../store/session-use.ts';
import { useTraffic } from '../../store/traffic.ts';
import type { Traffic } from '../../store/traffic-store.ts';
import { useCommandLine } from '../../store/typed-commands.ts';
import { usePage } from '../../store/ui-store.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';
import { DockHead } from './dock-head.tsx';
import styles from './dock-pane.module.css';
import { DockSearch } from './dock-search.tsx';
import { createRowSearch } from './row-search.ts';
import { createRows, type DockRow } from './rows.ts';
import { TrafficList } from './traffic-list.tsx';

const allClasses: ReadonlySet<LineClass> = new Set(['sent', 'received', 'urc', 'error']);

/** The terminal next to another page: the lines that the page's buttons cause, and a command line. */
export const DockPane = () => {
  const { t } = useWords();
  const traffic = useTraffic();
  const [shown, setShown] = useState(allClasses);
  const [follows, setFollows] = useState(true);
  const rows = useRows(traffic, shown);
  const find = useFind();
  const { target, jump, stepHit, hits } = useJumps(rows, find.query ?? '');
  const highlight = useHighlight();
  const input = useRef<HTMLInputElement>(null);
  const follow = (): void => setFollows(true);
  const goTo = useCallback(
    (index: number) => {
      if (index < 0) return;
      setFollows(false);
      jump(index);
    },
    [jump],
  );
  useFollowOnStart(traffic.session, follow);
  useScrollToHighlight(highlight, rows, traffic.version, goTo);
  const step = (direction: 1 | -1): void => goTo(stepHit(direction));
  useStepActions(step, (direction) => goTo(errorFrom(rows, target?.index ?? rows.length, direction)));
  useAction('commandLine', () => input.current?.focus());
  useAction('follow', follow);
  useFilterActions(shown, setShown);

  return (
    <section className={styles.dock} aria-label={t('terminal.title')} onKeyDown={find.onKeyDown}>
      <div className={styles.grid}>
        <DockHead shown={shown} onShown={setShown} searches={find.query !== null} onSearch={find.toggle} />
        {find.query !== null && (
          <DockSearch
            inputRef={find.input}
            query={find.query}
            hits={hits}
            at={hits.indexOf(target?.index ?? -1) + 1}
            onQuery={find.setQuery}
            onStep={step}
            onClose={find.close}
          />
        )}
        <div className={styles.body}>
          {rows.length === 0 && <EmptyNote hasLines={traffic.lines.length > 0} />}
          <TrafficList
            rows={rows}
            version={traffic.version}
            query={find.query ?? ''}
            target={target}
            highlight={highlight}
            follows={follows}
            onFollow={setFollows}
          />
          {!follows && <FollowButton onPress={follow} />}
        </div>
        <Foot input={input} onSend={follow} />
      </div>
    </section>
  );
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
const useScrollToHighlight = (
  highlight: Highlight | null,
  rows: readonly DockRow[],
  version: number,
  goTo: (index: number) => void,
): void => {
  const shown = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version changes when rows arrive
  useEffect(() => {
    if (highlight === null || highlight.asked === shown.current) return;
    // The highlight was cleared.
    if (highlight.from === highlight.to) return;
    const index = rows.findIndex((row) => row.kind === 'line' && row.line.sequence >= highlight.at);
    if (index < 0) return;
    shown.current = highlight.asked;
    goTo(index);
  }, [highlight, version, goTo]);
};

const EmptyNote = ({ hasLines }: { readonly hasLines: boolean }) => {
  const { t } = useWords();
  const use = useSessionUse();
  const note = hasLines ? 'dockFiltered' : use === 'open' ? 'dockNothingYet' : 'dockEmpty';
  return <div className={styles.empty}>{t(`terminal.${note}`)}</div>;
};

interface FootProps {
  readonly input: React.RefObject<HTMLInputElement | null>;
  /** The user who types a command wants to see its answer. */
  readonly onSend: () => void;
}

const Foot = ({ input, onSend }: FootProps) => (
  <div className={styles.foot}>
    <CommandLine compact inputRef={input} {...useCommandLine(onSend)} />
  </div>
);

/** Appends rows as traffic arrives instead of building the list again. */
const useRows = (traffic: Traffic, shown: ReadonlySet<LineClass>): readonly DockRow[] => {
  const [rowsOf] = useState(createRows);
  return rowsOf({ lines: traffic.lines, ranges: traffic.ranges, shown });
};

const useJumps = (rows: readonly DockRow[], query: string) => {
  const [target, setTarget] = useState<{ readonly index: number; readonly count: number } | null>(null);
  const [search] = useState(createRowSearch);
  const hits = search(rows, query);
  const jump = useCallback((index: number) => setTarget((last) => ({ index, count: (last?.count ?? 0) + 1 })), []);
  /** The first step goes to the newest hit, which is usually the one wanted. */
  const stepHit = (direction: 1 | -1): number => {
    const from = target?.index ?? rows.length;
    const next = direction === 1 ? hits.find((index) => index > from) : hits.findLast((index) => index < from);
    return next ?? (direction === 1 ? hits[0] : hits.at(-1)) ?? -1;
  };
  return { target, jump, stepHit, hits };
};

const errorFrom = (rows: readonly DockRow[], from: number, direction: 1 | -1): number => {
  for (let index = from + direction; index >= 0 && index < rows.length; index += direction) {
    const row = rows[index];
    if (row?.kind === 'line' && row.line.kind === 'error') return index;
  }
  return -1;
};
