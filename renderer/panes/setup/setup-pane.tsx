import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RunView, SeenFile } from '../../../shared/contract.ts';
import type { StageId } from '../../../shared/steps.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useWords } from '../../parts/words.ts';
import { forgetEvidence, forgetHighlight } from '../../store/highlight.ts';
import { showPart, usePartToShow } from '../../store/ui-store.ts';
import { useScope, useSessionPart, useView } from '../../store/view-store.ts';
import { loadAdvancedSettings } from './credentials/advanced-settings.tsx';
import { loadPasteDialog } from './credentials/paste-parameters.tsx';
import { loadDiagnosis } from './failed-stage.tsx';
import { loadSaveReport, SetupHead } from './setup-head.tsx';
import { EmptySetup, SetupNote } from './setup-note.tsx';
import styles from './setup-pane.module.css';
import type { StageCard } from './stage-card.ts';
import { loadRunBodies, StageList } from './stage-list.tsx';
import { isRunning, stageCards } from './stages.ts';
import { useFolding } from './use-folding.ts';
import { useOffers } from './use-offers.ts';
import { useSetupActions } from './use-setup-actions.ts';

const none: readonly StageId[] = [];
const noneSeen: readonly SeenFile[] = [];

const lastRun = createLazyPart(async () => (await import('./last-run.tsx')).LastRun);

/** The window is shown before the code for results is loaded. */
const loadResults = (): void => {
  void lastRun.load();
  loadRunBodies();
  loadSaveReport();
};

/** The Setup page: five stages from a bare module to a proven connection. */
export const SetupPane = () => {
  const { t } = useWords();
  const hasSession = useView(({ session }) => session !== null);
  const draft = useView((view) => view.draft);
  const run = useSessionPart((session) => session.run, null);
  const changed = useSessionPart((session) => session.changedStages, none);
  const facts = useSessionPart((session) => session.facts, null);
  const online = useSessionPart((session) => session.online, null);
  const seenFiles = useSessionPart((session) => session.seenFiles, noneSeen);
  const isOpen = useSessionPart((session) => session.state.kind === 'open', false);
  const isReal = useSessionPart(({ state, address }) => state.kind === 'open' && !/^sim:/i.test(address), false);
  const cards = useMemo(
    () => stageCards({ run, draft, facts, online, seenFiles, changed, isReal }),
    [run, draft, facts, online, seenFiles, changed, isReal],
  );
  const [asksForRestart, setAsksForRestart] = useState(false);
  const [askForRestart] = useState(() => () => setAsksForRestart(true));
  const actions = useSetupActions(askForRestart);
  const folding = useFolding(cards, run?.number ?? 0);
  const hasLastRun = useSessionPart((session) => session.lastRun !== null, false);
  const list = useRef<HTMLOListElement>(null);
  useEffect(loadAdvancedSettings, []);
  useEffect(loadResults, []);
  useEffect(loadPasteDialog, []);
  useEffect(loadDiagnosis, []);
  useStageToShow(folding.open, list);
  useScrollToActive(cards, list);

  const canStart = isOpen && !isRunning(run);
  const hasFailed = cards.some(({ state }) => state === 'failed');
  useClearedHighlight(run, hasFailed);
  const { setUp } = useOffers({ run, canStart, hasFailed, actions, askForRestart });

  return (
    <section className={styles.pane}>
      <SetupHead cards={cards} hasFailed={hasFailed} onSetUp={setUp} onStop={actions.stop} />
      <SetupNote refusal={actions.refusal} hasFailed={hasFailed} perform={actions.perform} />
      <div className={styles.scroll}>
        {!hasSession && <EmptySetup />}
        {hasLastRun && <LazyPage page={lastRun} given={{}} />}
        <StageList list={list} cards={cards} folding={folding} actions={actions} canStart={canStart} />
      </div>
      <ConfirmDialog
        question={
          asksForRestart
            ? {
                title: t('diagnosis.restart.title'),
                text: t('diagnosis.restart.body'),
                action: t('diagnosis.restart.confirm'),
                onYes: actions.restartModule,
              }
            : null
        }
        onClose={() => setAsksForRestart(false)}
      />
    </section>
  );
};

/** Long enough for the components of the stage to read the request. */
const showPartForMs = 400;

/** Opens, scrolls to and focuses a part of this page that was requested elsewhere. */
const useStageToShow = (open: (id: StageId) => void, list: React.RefObject<HTMLOListElement | null>): void => {
  const wanted = usePartToShow();
  useEffect(() => {
    if (wanted !== 'certificate' && wanted !== 'credentials' && wanted !== 'proof') return;
    const id = wanted === 'certificate' ? 'certificate' : 'credentials';
    open(id);
    const timer = setTimeout(() => {
      const stage = list.current?.querySelector<HTMLElement>(`[data-stage="${id}"]`);
      stage?.scrollIntoView({ block: 'start' });
      const part = wanted === 'proof' ? '[data-part="proof"]' : '[data-body]';
      const field = stage && fieldToFocus(stage, part);
      // For a part deep in a long form, scrolling to the start of the stage is not enough. An open dialog or menu keeps
      // the focus.
      const isElsewhere = document.activeElement?.closest('[role="dialog"], [role="menu"]');
      if (!isElsewhere) field?.focus({ preventScroll: wanted !== 'proof' });
      showPart(null);
    }, showPartForMs);
    return () => clearTimeout(timer);
  }, [wanted, open, list]);
};

/** In order: an invalid field, a selected option, any field. */
const fieldToFocus = (stage: HTMLElement, part: string): HTMLElement | undefined =>
  ['[aria-invalid="true"]', 'input:checked', 'input:not([type="file"], [readonly])', 'button']
    .flatMap((kind) => stage.querySelector<HTMLElement>(`${part} ${kind}`) ?? [])
    .at(0);

/**
 * Keeps the running stage, a failure and the final proof visible without scrolling. Does not scroll while the user types in a form. A
 * failed stage that is higher than the page is shown from its beginning.
 */
const useScrollToActive = (cards: readonly StageCard[], list: React.RefObject<HTMLOListElement | null>): void => {
  const acting = cards.find(({ state }) => state === 'running' || state === 'failed');
  const isOver = cards.every(({ state }) => state === 'done' || state === 'skipped');
  const id = acting?.id ?? (isOver ? 'proof' : null);
  const hasFailed = acting?.state === 'failed';
  const before = useRef({ id, hasFailed });
  useEffect(() => {
    if (before.current.id === id && before.current.hasFailed === hasFailed) return;
    before.current = { id, hasFailed };
    if (id === null || list.current?.querySelector('input:focus, textarea:focus')) return;
    const stage = list.current?.querySelector<HTMLElement>(`[data-stage="${id}"]`);
    const page = list.current?.parentElement;
    const isHigher = stage && page && stage.offsetHeight > page.clientHeight;
    stage?.scrollIntoView({ block: hasFailed && isHigher ? 'start' : 'nearest' });
  }, [id, hasFailed, list]);
};

/** Removes the marks of the previous run from the terminal. */
const useClearedHighlight = (run: RunView | null, hasFailed: boolean): void => {
  const scope = useScope();
  const number = run?.number ?? null;
  const before = useRef(number);
  // A layout effect, because it must run before the diagnosis card marks the lines of this run in its effect.
  useLayoutEffect(() => {
    if (number === null || before.current === number) return;
    if (before.current !== null) forgetHighlight(scope);
    before.current = number;
  }, [scope, number]);
  useEffect(() => {
    if (!hasFailed) forgetEvidence(scope);
  }, [scope, hasFailed]);
};
