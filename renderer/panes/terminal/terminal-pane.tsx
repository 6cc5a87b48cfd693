import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CommandLine } from '../../parts/command-line.tsx';
import { dividerText } from '../../parts/divider-text.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useFilterActions } from '../../store/line-filter.ts';
import { useSessionUse } from '../../store/session-use.ts';
import { subscribeTraffic, trafficOf, useTraffic } from '../../store/traffic.ts';
import { isShown, type LineClass, type TrafficLine } from '../../store/traffic-lines.ts';
import { useCommandLine } from '../../store/typed-commands.ts';
import { showPart } from '../../store/ui-store.ts';
import { useScope, useSessionPart } from '../../store/view-store.ts';
import type { ReadingPlace } from './reading-place.ts';
import { createScreen, type Screen, type ScreenListener } from './screen.ts';
import type { ScreenMode } from './screen-lines.ts';
import type { ScreenLook } from './screen-look.ts';
import { TerminalBar } from './terminal-bar.tsx';
import styles from './terminal-pane.module.css';

const allClasses: ReadonlySet<LineClass> = new Set(['sent', 'received', 'urc', 'error']);

/** All bytes of both directions, and the command line. */
export const TerminalPane = () => {
  const { t } = useWords();
  const [shown, setShown] = useState(allClasses);
  const [mode, setMode] = useState<ScreenMode>('text');
  const [cleared, setCleared] = useState<{ readonly session: string | null; readonly from: number } | null>(null);
  const [follows, setFollows] = useState(true);
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<Parameters<ScreenListener['onHits']>[0]>(null);
  const traffic = useTraffic();
  const from = cleared?.session === traffic.session ? (cleared?.from ?? 0) : 0;
  const look = useLook(shown, mode, from);
  const { host, screen } = useScreen(look, setFollows, setHits);
  const searchInput = useRef<HTMLInputElement>(null);
  const commandInput = useRef<HTMLInputElement>(null);

  const find = (direction: 1 | -1): void => screen.current?.find(query, direction);
  useAction('find', () => searchInput.current?.select());
  useAction('findNext', () => find(1));
  useAction('findPrevious', () => find(-1));
  useAction('nextError', () => screen.current?.toError(1));
  useAction('previousError', () => screen.current?.toError(-1));
  useAction('commandLine', () => commandInput.current?.focus());
  useAction('viewText', () => setMode('text'));
  useAction('viewHex', () => setMode('hex'));
  useAction('viewSplit', () => setMode('split'));
  useAction('follow', () => screen.current?.toEnd());
  useFilterActions(shown, setShown);

  return (
    <section className={styles.pane} aria-label={t('terminal.title')}>
      <TerminalBar
        shown={shown}
        from={from}
        onShown={setShown}
        mode={mode}
        onMode={setMode}
        query={query}
        onQuery={(next) => {
          setQuery(next);
          // The newest hit first.
          screen.current?.find(next, -1);
        }}
        hits={hits}
        onFind={find}
        searchInput={searchInput}
        follows={follows}
        onFollow={() => screen.current?.toEnd()}
        onClear={() => setCleared({ session: traffic.session, from: firstAfterClearing(traffic.lines) })}
      />
      <Columns mode={mode} from={from} onShowAll={() => setCleared(null)} />
      <div className={styles.view}>
        <div ref={host} className={styles.screen} role="log" aria-live="off" aria-label={t('terminal.traffic')} />
        {traffic.session === null ? <Empty /> : <NothingInView shown={shown} from={from} />}
      </div>
      <Foot input={commandInput} onSend={() => screen.current?.toEnd()} />
    </section>
  );
};

/** A line without an end, such as a prompt, stays because it may still grow. */
const firstAfterClearing = (lines: readonly TrafficLine[]): number => {
  const last = lines.at(-1);
  if (!last) return 0;
  return last.owner === 'unfinished' ? last.sequence : last.sequence + 1;
};

/** Memoised: a new object redraws everything. */
const useLook = (shown: ReadonlySet<LineClass>, mode: ScreenMode, from: number): ScreenLook => {
  const { t, language } = useWords();
  const recordedBefore = useSessionPart((session) => session.recordedBefore, 0);
  return useMemo(
    () => ({
      shown,
      mode,
      from,
      language,
      label: t('terminal.traffic'),
      payload: (bytes) => t('terminal.foldedPayload', { n: countText(bytes) }),
      notRecorded: t('terminal.notRecorded'),
      recordedBefore,
      stray: { late: t('terminal.late'), unclaimed: t('terminal.unclaimed') },
      divider: (line) => dividerText(line, t),
      lost: (pieces) => t('terminal.lostPieces', { n: countText(pieces) }),
      utc: (time) => t('common.utc', { time }),
    }),
    [shown, mode, from, recordedBefore, language, t],
  );
};

/**
 * Creates the terminal while the page is in front and feeds it outside React. Scroll position and selection are kept
 * per session.
 */
const useScreen = (look: ScreenLook, onAtEnd: ScreenListener['onAtEnd'], onHits: ScreenListener['onHits']) => {
  const scope = useScope();
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen | null>(null);
  const lookNow = useRef(look);
  const left = useRef<ReadingPlace | null>(null);
  const show = useCallback(() => screen.current?.show(trafficOf(scope), lookNow.current), [scope]);
  useEffect(() => {
    if (!host.current) return;
    const made = createScreen(host.current, { onAtEnd, onHits }, left.current);
    screen.current = made;
    show();
    const stop = subscribeTraffic(show);
    const schemes = new MutationObserver(() => made.paint());
    schemes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      stop();
      schemes.disconnect();
      screen.current = null;
      left.current = made.place();
      made.dispose();
      onAtEnd(true);
    };
  }, [show, onAtEnd, onHits]);
  useEffect(() => {
    lookNow.current = look;
    show();
  }, [look, show]);
  return { host, screen };
};

const Columns = ({
  mode,
  from,
  onShowAll,
}: {
  readonly mode: ScreenMode;
  readonly from: number;
  readonly onShowAll: () => void;
}) => {
  const { t } = useWords();
  const { lines, lost } = useTraffic();
  const hidden = from === 0 ? 0 : lines.filter(({ sequence }) => sequence < from).length;
  return (
    <div className={styles.columns}>
      <span className={styles.time}>{t('terminal.time')}</span>
      <span className={styles.delta}>Δ ms</span>
      <span className={styles.text}>{t(mode === 'text' ? 'terminal.lines' : 'terminal.bytes')}</span>
      <span className={styles.kept}>
        {hidden > 0 && (
          <>
            {t('terminal.hidden', { n: countText(hidden) })}
            <button type="button" className={styles.link} onClick={onShowAll}>
              {t('terminal.showAll')}
            </button>
            {' · '}
          </>
        )}
        <b>{t('terminal.kept', { n: countText(lines.length) })}</b>
        {' · '}
        <span className={lost > 0 ? styles.lost : undefined}>{t('terminal.lost', { n: countText(lost) })}</span>
      </span>
    </div>
  );
};

/** Why no lines are shown: none arrived, none of the enabled kinds, or all were cleared. */
const NothingInView = ({ shown, from }: Pick<ScreenLook, 'shown' | 'from'>) => {
  const { t } = useWords();
  const { lines } = useTraffic();
  const isOpen = useSessionUse() === 'open';
  if (lines.some((line) => line.sequence >= from && isShown(line, shown))) return null;
  const isCleared = lines.length > 0 && (lines.at(-1)?.sequence ?? 0) < from;
  const note = isCleared ? 'cleared' : lines.length > 0 ? 'dockFiltered' : isOpen ? 'dockNothingYet' : 'dockEmpty';
  return <p className={styles.nothing}>{t(`terminal.${note}`)}</p>;
};

const Empty = () => {
  const { t } = useWords();
  return (
    <div className={styles.empty}>
      <h2>{t('terminal.emptyTitle')}</h2>
      <p>{t('terminal.emptyText')}</p>
      <Button variant="filled" onClick={() => showPart('port')}>
        {t('terminal.choosePort')}
      </Button>
    </div>
  );
};

interface FootProps {
  readonly input: React.RefObject<HTMLInputElement | null>;
  /** The user who types a command wants to see its answer. */
  readonly onSend: () => void;
}

const Foot = ({ input, onSend }: FootProps) => (
  <div className={styles.foot}>
    <CommandLine inputRef={input} {...useCommandLine(onSend)} />
  </div>
);
