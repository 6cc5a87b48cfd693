import { useCallback, useMemo } from 'react';
import type { SessionView } from '../../../shared/contract.ts';
import type { DiagnosisAction } from '../../../shared/diagnosis.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import { type StageId, stages } from '../../../shared/steps.ts';
import { runAction } from '../../store/actions.ts';
import { flushTyped } from '../../store/typed-fields.ts';
import { showPart } from '../../store/ui-store.ts';
import { useRefusal } from '../../store/use-refusal.ts';
import { changeDraft, request, requestDraft, shownView } from '../../store/view-store.ts';
import { noteAttempt } from './attempted.ts';
import { currentRootOf } from './current-root.ts';
import { missingStage } from './missing.ts';

export interface SetupActions {
  /** Why the last request failed; cleared by the next one, or when its subject has changed. */
  readonly refusal: Failure | null;
  /** Runs stages. If something is missing, goes there instead. */
  readonly start: (wanted: readonly StageId[], resume: boolean) => void;
  readonly stop: () => void;
  readonly reconnect: () => void;
  readonly perform: (action: DiagnosisAction) => void;
  readonly restartModule: () => void;
}

const sessionNow = (): SessionView | null => shownView()?.session ?? null;

/** The actions of the buttons on this page. They have a stable identity and use the current view when called. */
export const useSetupActions = (askForRestart: () => void): SetupActions => {
  const [refusal, setRefusal] = useRefusal();
  const report = useCallback(
    async (answer: Promise<Outcome<unknown>>): Promise<void> => {
      setRefusal(null);
      const outcome = await answer;
      if (!outcome.ok) setRefusal(outcome.error);
    },
    [setRefusal],
  );
  const actions = useMemo(() => createActions(report, askForRestart), [report, askForRestart]);
  return { ...actions, refusal };
};

/** Waits for an answer and shows why a request failed. */
type Report = (answer: Promise<Outcome<unknown>>) => Promise<void>;

const createActions = (report: Report, askForRestart: () => void): Omit<SetupActions, 'refusal'> => {
  const runActions = createRunActions(report);
  return { ...runActions, perform: createPerform(report, runActions, askForRestart) };
};

const createRunActions = (report: Report): Omit<SetupActions, 'refusal' | 'perform'> => {
  const begin = async (wanted: readonly StageId[], resume: boolean): Promise<void> => {
    // Text typed just before counts, also with Ctrl+Enter inside a field.
    if (!(await flushTyped())) return;
    const [session, draft] = [sessionNow(), shownView()?.draft];
    if (!session || !draft) return;
    const missing = missingStage(draft, wanted);
    if (missing === null) return report(request('run.start', { sessionId: session.id, stages: [...wanted], resume }));
    noteAttempt();
    showPart(missing);
  };
  return {
    start: (wanted, resume) => void begin(wanted, resume),
    stop: () => {
      const session = sessionNow();
      if (session) void report(request('run.stop', { sessionId: session.id }));
    },
    reconnect: () => {
      const session = sessionNow();
      if (session) void report(request('session.open', { address: session.address, baudRate: session.baudRate }));
      else showPart('port');
    },
    restartModule: () => {
      const session = sessionNow();
      if (session) void report(request('terminal.send', { sessionId: session.id, line: 'AT+RESET', byButton: true }));
    },
  };
};

const createPerform =
  (
    report: Report,
    { start, reconnect }: Pick<SetupActions, 'start' | 'reconnect'>,
    askForRestart: () => void,
  ): SetupActions['perform'] =>
  (action) => {
    switch (action.kind) {
      case 'use-current-root':
        return void report(selectCurrentRoot());
      case 'accept-certificate':
        void report(requestDraft('certificate.change', { role: action.role ?? 'ca', accepted: true }));
        return showPart('certificate');
      case 'open-certificate':
        return showPart('certificate');
      case 'upload-again':
        return start(['certificate'], false);
      case 'open-credentials':
        return showPart('credentials');
      case 'derive-again':
        void report(deriveAgain());
        return showPart('credentials');
      case 'open-proof':
        return showPart('proof');
      case 'check-clock':
      case 'check-signal':
      case 'check-sim':
      case 'check-network':
      case 'check-firmware':
      case 'check-module':
        return start(['module'], false);
      case 'try-again':
        return start(stages, true);
      case 'connect':
        return start(['connect', 'proof'], false);
      case 'find-module':
        return void runAction('findModule');
      case 'choose-port':
        return showPart('port');
      case 'reconnect':
        return reconnect();
      case 'restart-module':
        return askForRestart();
      case 'open-faults':
        return showPart('faults');
    }
  };

/** Removes the given login, so that it is derived from the secret. The given password can be restored. */
const deriveAgain = async (): Promise<Outcome<unknown>> => {
  const changed = await changeDraft({ clientId: '', username: '', timestamp: null });
  return changed.ok ? requestDraft('draft.replaceSecret', { field: 'password', value: '' }) : changed;
};

/** Selects the built-in CA that fits the host. The certificate stage shows it, or lets the user choose. */
const selectCurrentRoot = async (): Promise<Outcome<unknown>> => {
  const view = shownView();
  const root = view ? currentRootOf(view.draft, view.builtInCertificates) : null;
  showPart('certificate');
  return root ? requestDraft('certificate.useBuiltInCertificates', { id: root.id }) : { ok: true, value: undefined };
};
