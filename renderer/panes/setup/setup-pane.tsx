import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftView, RunView } from '../../../shared/contract.ts';
import { type StageId, stages } from '../../../shared/steps.ts';
import { useAction } from '../../store/actions.ts';
import { highlightLines, useWanted, want } from '../../store/ui-store.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';
import { noteAttempt } from './attempted.ts';
import { RestartDialog } from './restart-dialog.tsx';
import { SetupHead } from './setup-head.tsx';
import { SetupNote } from './setup-note.tsx';
import styles from './setup-pane.module.css';
import { StageList } from './stage-list.tsx';
import { isRunning, stageCards } from './stages.ts';
import { useFolding } from './use-folding.ts';
import { useSetupActions } from './use-setup-actions.ts';

/** The technician's room: five stages from a bare module to a proven connection. */
export const SetupPane = () => {
  const draft = useView((view) => view.draft);
  const run = useSessionPart((session) => session.run, null);
  const facts = useSessionPart((session) => session.facts, null);
  const online = useSessionPart((session) => session.online, null);
  const isOpen = useSessionPart((session) => session.state.kind === 'open', false);
  const cards = useMemo(() => stageCards({ run, draft, facts, online }), [run, draft, facts, online]);
  const [asksForRestart, setAsksForRestart] = useState(false);
  const [askForRestart] = useState(() => () => setAsksForRestart(true));
  const actions = useSetupActions(askForRestart);
  const folding = useFolding(cards, run?.number ?? 0);
  const list = useRef<HTMLOListElement>(null);
  useWantedStage(folding.open, list);
  useFreshLines(run);

  const setUp = (): void => {
    noteAttempt();
    const missing = missingStage(draft);
    if (missing) want(missing);
    else actions.start(stages, false);
  };
  const resume = (): void => actions.start(stages, true);
  const canStart = isOpen && !isRunning(run);
  const hasFailed = cards.some(({ state }) => state === 'failed');
  useAction('main', canStart ? (hasFailed ? resume : setUp) : null);
  useAction('stop', run?.state === 'running' ? actions.stop : null);

  return (
    <section className={styles.pane}>
      <SetupHead cards={cards} hasFailed={hasFailed} onSetUp={setUp} onStop={actions.stop} />
      <div className={styles.scroll}>
        <SetupNote refusal={actions.refusal} onReconnect={actions.reconnect} />
        <StageList list={list} cards={cards} folding={folding} actions={actions} canStart={canStart} />
      </div>
      <RestartDialog
        opened={asksForRestart}
        onClose={() => setAsksForRestart(false)}
        onConfirm={actions.restartModule}
      />
    </section>
  );
};

/** Where a person has to do something before a run can begin. */
const missingStage = ({ certificates, remarks }: DraftView): 'certificate' | 'credentials' | null => {
  const slots = [certificates.ca, certificates.clientCert, certificates.clientKey];
  if (remarks.some(({ level }) => level === 'error')) return 'credentials';
  return slots.some((slot) => slot?.failure) ? 'certificate' : null;
};

/** Long enough for what is in the stage to see what was wanted. */
const wantedForMs = 400;

/** A button somewhere asked for a part of this room: opens it, brings it into sight and puts the focus there. */
const useWantedStage = (open: (id: StageId) => void, list: React.RefObject<HTMLOListElement | null>): void => {
  const wanted = useWanted();
  useEffect(() => {
    if (wanted !== 'certificate' && wanted !== 'credentials' && wanted !== 'proof') return;
    const id = wanted === 'certificate' ? 'certificate' : 'credentials';
    open(id);
    const timer = setTimeout(() => {
      const stage = list.current?.querySelector<HTMLElement>(`[data-stage="${id}"]`);
      stage?.scrollIntoView({ block: 'start' });
      const field = stage?.querySelector<HTMLElement>(
        '[data-body] :is([aria-invalid="true"], input:not([type="file"]), button)',
      );
      if (wanted !== 'proof') field?.focus({ preventScroll: true });
      want(null);
    }, wantedForMs);
    return () => clearTimeout(timer);
  }, [wanted, open, list]);
};

/** A new run begins without the marks of the last one in the terminal. */
const useFreshLines = (run: RunView | null): void => {
  const number = run?.number ?? 0;
  const before = useRef(number);
  useEffect(() => {
    if (before.current !== number) highlightLines(null);
    before.current = number;
  }, [number]);
};
