import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { bindingsOf, keyText } from '../../../shared/keys.ts';
import { mergedWords } from '../../../shared/words/merged-words.ts';
import { isMac } from '../../parts/platform.ts';
import { portName } from '../../parts/port-name.ts';
import { nameOfSession, profileNameText } from '../../parts/profile-name.ts';
import { useWords } from '../../parts/words.ts';
import { offersAction } from '../../store/actions.ts';
import { type PageId, usePage } from '../../store/ui-store.ts';
import { type ScopedView, useView } from '../../store/view-store.ts';
import styles from './command-palette.module.css';
import { currentFaults } from './current-port.ts';
import { type PaletteSession, type PaletteSource, type PaletteTarget, paletteItems } from './items.ts';
import { performTarget } from './perform.ts';
import { type ReasonKey, reasonAgainst, reasonAgainstFaults, reasonAgainstPart } from './reasons.ts';
import { type Found, indexOf, search } from './search.ts';

/** More rows are not useful; typing more letters finds the rest. */
const shownAtMost = 50;

const useFound = (typed: string) => {
  const { language } = useWords();
  const profiles = useView((view) => view.profiles);
  const ports = useView((view) => view.ports.list);
  const recordings = useView((view) => view.recordings);
  const sessions = usePaletteSessions();
  const faults = usePaletteFaults();
  const index = useMemo(
    () => indexOf(paletteItems({ sessions, profiles, ports, recordings, faults }, language)),
    [sessions, profiles, ports, recordings, faults, language],
  );
  return useMemo(() => search(index, typed, shownAtMost), [index, typed]);
};

/** Changes only if something that the palette shows changes: sessions change with every line. */
const usePaletteSessions = (): readonly PaletteSession[] => {
  const { t, language } = useWords();
  const text = useView(({ sessions, profiles, merged }) =>
    JSON.stringify([
      ...Object.values(sessions).map(
        (session): PaletteSession => ({
          id: session.id,
          address: session.address,
          profile: profileNameText(nameOfSession(session, profiles), t),
          imei: session.facts.imei?.text ?? null,
          model: session.facts.model?.text ?? null,
        }),
      ),
      ...Object.values(merged).map(
        ({ id, ports }): PaletteSession => ({
          ...{ id, address: mergedWords[language].name, imei: null, model: null },
          profile: ports.map(({ address }) => portName(address, t)).join(', '),
        }),
      ),
    ]),
  );
  return useMemo(() => JSON.parse(text) as readonly PaletteSession[], [text]);
};

/** The same list while nothing in it changes. */
const usePaletteFaults = (): PaletteSource['faults'] => {
  const text = useView((view) => JSON.stringify(currentFaults(view)));
  return useMemo(() => JSON.parse(text) as PaletteSource['faults'], [text]);
};

const reasonOf = (target: PaletteTarget, view: ScopedView, page: PageId): ReasonKey | null => {
  if (target.kind === 'part') return reasonAgainstPart(target.id, view);
  if (target.kind === 'fault') return reasonAgainstFaults(view);
  return target.kind === 'action' && !offersAction(target.id) ? reasonAgainst(target.id, view, page) : null;
};

/** The search field and its results. */
export const PaletteList = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const listId = useId();
  const { rows, total } = useRows(typed);
  const { at, toConfirm, choose, point, restart, onKeyDown } = useSelection(rows, onDone);
  const list = useScrollToSelected(at);
  const input = useRef<HTMLInputElement>(null);
  // The dialog looks for something to focus when it opens; on first use this renders later.
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <input
        ref={input}
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={rows[at] && `${listId}-${at}`}
        aria-label={t('shell.palette.search')}
        placeholder={t('shell.palette.search')}
        data-autofocus
        value={typed}
        spellCheck={false}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          restart();
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} role="listbox" aria-label={t('shell.palette.label')} className={styles.list}>
        {rows.map((row, index) => (
          <Row
            key={`${row.item.target.kind} ${row.item.target.id}`}
            id={`${listId}-${index}`}
            row={row}
            reason={row.reason}
            asks={toConfirm !== null && row.item.target.id === toConfirm}
            selected={index === at}
            onChoose={() => choose(row)}
            onPoint={() => point(index)}
          />
        ))}
      </div>
      <CountNote total={total} shown={rows.length} />
    </>
  );
};

type PaletteRow = Found<ReturnType<typeof paletteItems>[number]> & { readonly reason: ReasonKey | null };

const useRows = (typed: string): { readonly rows: readonly PaletteRow[]; readonly total: number } => {
  const view = useView((whole) => whole);
  const page = usePage();
  const { found, total } = useFound(typed);
  return { rows: found.map((row) => ({ ...row, reason: reasonOf(row.item.target, view, page) })), total };
};

/** The selected row, and the profile that was chosen once and would discard unsaved changes. */
const useSelection = (rows: readonly PaletteRow[], onDone: () => void) => {
  const changed = useView(({ draft }) => draft.changed);
  const [index, setIndex] = useState(0);
  const [toConfirm, setToConfirm] = useState<string | null>(null);
  const at = Math.min(index, Math.max(0, rows.length - 1));
  const choose = (row: PaletteRow | undefined): void => {
    if (!row || row.reason !== null) return;
    const { target } = row.item;
    // Unsaved changes are discarded only if it is chosen twice.
    if (target.kind === 'profile' && changed && toConfirm !== target.id) return setToConfirm(target.id);
    onDone();
    performTarget(target);
  };
  const restart = (): void => {
    setIndex(0);
    setToConfirm(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) setIndex((at + move + rows.length) % Math.max(1, rows.length));
    else if (event.key === 'Enter') choose(rows[at]);
    else return;
    event.preventDefault();
  };
  return { at, toConfirm, choose, point: setIndex, restart, onKeyDown };
};

/** Announces that nothing was found, or that there are more results than shown. */
const CountNote = ({ total, shown }: { readonly total: number; readonly shown: number }) => {
  const { t } = useWords();
  return (
    <div role="status" className={styles.none}>
      {total === 0 && (
        <>
          <p>{t('shell.palette.none')}</p>
          <p>{t('shell.palette.noneHint')}</p>
        </>
      )}
      {total > shown && <p>{t('shell.palette.more', { count: total - shown })}</p>}
    </div>
  );
};

/** Scrolls to the item that the arrow keys selected. */
const useScrollToSelected = (at: number) => {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another row is selected
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return list;
};

interface RowProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly reason: ReasonKey | null;
  readonly asks: boolean;
  readonly selected: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

const Row = ({ id, row: { item, by }, reason, asks, selected, onChoose, onPoint }: RowProps) => {
  const { t } = useWords();
  const host = useView(({ product }) => product.host);
  const { target, title, sub } = item;
  const keys = target.kind === 'action' ? bindingsOf(host).find(({ action }) => action === target.id)?.keys : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-disabled={reason !== null}
      className={styles.option}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <span className={styles.texts}>
        <span className={styles.title}>{title}</span>
        {sub !== null && <span className={styles.sub}>{sub}</span>}
        {by !== null && by !== sub && <span className={styles.by}>{by}</span>}
        {reason !== null && <span className={styles.reason}>{t(`shell.palette.reason.${reason}`)}</span>}
        {asks && (
          <span role="alert" className={styles.asks}>
            {t('shell.palette.again')}
          </span>
        )}
      </span>
      {keys !== undefined && <kbd className={styles.key}>{keyText(keys, isMac)}</kbd>}
      <span className={styles.kind}>{t(`shell.palette.kind.${target.kind}`)}</span>
    </div>
  );
};
