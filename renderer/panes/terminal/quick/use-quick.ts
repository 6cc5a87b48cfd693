import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { SequenceRunView } from '../../../../shared/contract/sequences.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { quickPanelWords } from '../../../../shared/words/quick-panel-words.ts';
import { type Translate, useWords } from '../../../parts/words.ts';
import { onFirstUse } from '../../../store/on-first-use.ts';
import { openOnlyGroup, type QuickUi, quickUi } from '../../../store/quick-ui.ts';
import { sessionNameOf, useSessionUse } from '../../../store/session-use.ts';
import { request, useScope, useSessionPart, useView } from '../../../store/view-store.ts';
import type { KnownValues } from './item-preview.ts';
import { QuickGroups } from './quick-groups.ts';
import { type GroupResults, noResults, QuickResults } from './quick-results.ts';
import type { AskSequences, QuickState } from './quick-store.ts';

export const askSequences: AskSequences = (asked) =>
  request('sequences.ask', asked) as unknown as Promise<Outcome<never>>;

/** One for the window: what was typed stays while the panel is hidden. */
export const quickGroups = onFirstUse(() => new QuickGroups(askSequences));
const quickResults = onFirstUse(() => new QuickResults(askSequences));

/** The words of the panel are loaded with it. */
export const useQuickWords = (): {
  readonly m: (typeof quickPanelWords)[Language];
  readonly t: Translate;
  readonly language: Language;
} => {
  const { t, language } = useWords();
  return { m: quickPanelWords[language], t, language };
};

export const useQuickState = (): QuickState => useStore(quickGroups().state);
export const useQuickUi = <Part>(select: (ui: QuickUi) => Part): Part => useStore(quickUi(), select);

/** Reads the groups, again when one has changed and when the window comes to the front: files may be changed by hand. */
export const useFreshGroups = (): void => {
  const changes = useView(({ groups }) => groups);
  useEffect(() => {
    void changes;
    void quickGroups()
      .refresh()
      .then(() => openOnlyGroup(quickGroups().state.getState().list ?? []));
  }, [changes]);
  useEffect(() => {
    const refresh = (): void => void quickGroups().refresh();
    addEventListener('focus', refresh);
    return () => removeEventListener('focus', refresh);
  }, []);
  const { opened } = useQuickUi((ui) => ui);
  useEffect(() => {
    for (const id of opened) if (!quickGroups().state.getState().groups[id]) void quickGroups().read(id);
  }, [opened]);
};

/** Searching is in all groups, so they are read. */
export const useGroupsForSearch = (search: string): void => {
  const isSearching = search.trim() !== '';
  const { list } = useQuickState();
  useEffect(() => {
    if (!isSearching) return;
    for (const { id, problems, failure } of list ?? []) {
      const isKnown = quickGroups().state.getState().groups[id] !== undefined;
      if (!isKnown && problems.length === 0 && failure === null) void quickGroups().read(id);
    }
  }, [isSearching, list]);
};

/** The results of the open groups in the session of this part of the window, kept up to date. */
export const useQuickResults = (): ((groupId: string) => GroupResults) => {
  const scope = useScope();
  const name = useView((view) => sessionNameOf(view, scope));
  const run = useSessionPart(({ sequence }) => sequence, null);
  const opened = useQuickUi((ui) => ui.opened);
  const all = useStore(quickResults().state);
  useEffect(() => {
    if (name === null || scope === null) return;
    for (const id of opened) void quickResults().update(name, scope, id);
  }, [name, scope, opened]);
  const runId = run?.groupId;
  const newest = run?.results;
  useEffect(() => {
    if (name !== null && scope !== null && runId !== undefined && newest !== undefined && newest > 0) {
      void quickResults().update(name, scope, runId);
    }
  }, [name, scope, runId, newest]);
  return useCallback(
    (groupId) => (name === null ? noResults : (all[QuickResults.place(name, groupId)] ?? noResults)),
    [all, name],
  );
};

/** The values that variables would have now. Asked again when the form or the module has changed. */
export const useKnownValues = (): KnownValues => {
  const scope = useScope();
  const draft = useView((view) => view.draft);
  const module = useSessionPart(({ facts }) => `${facts.imei?.text} ${facts.model?.text}`, '');
  const [values, setValues] = useState<KnownValues>({});
  useEffect(() => {
    void [draft, module];
    let isOver = false;
    void askSequences({ kind: 'values', sessionId: scope }).then((answer) => {
      if (answer.ok && !isOver) setValues(answer.value.values);
    });
    return () => {
      isOver = true;
    };
  }, [scope, draft, module]);
  return values;
};

export type RunRefusal = Failure | 'changed' | 'running' | 'nothing';

export interface QuickRun {
  /** The newest run of the session; `null`: none, or no port was opened. */
  readonly view: SequenceRunView | null;
  readonly isRunning: boolean;
  /** The port is open. */
  readonly canSend: boolean;
  readonly refused: RunRefusal | null;
  start(groupId: string, steps: RunSteps, loops?: number | null): void;
  stop(): void;
}

export type RunSteps = Extract<Parameters<AskSequences>[0], { readonly kind: 'run' }>['steps'];

export const useQuickRun = (): QuickRun => {
  const scope = useScope();
  const view = useSessionPart(({ sequence }) => sequence, null);
  const canSend = useSessionUse() === 'open';
  const [refused, setRefused] = useState<RunRefusal | null>(null);
  const isRunning = view !== null && view.state !== 'ended';
  const start = useCallback(
    async (groupId: string, steps: RunSteps, loops: number | null): Promise<void> => {
      // A change is shown before its revision is known.
      await quickGroups().settled();
      const revision = quickGroups().state.getState().groups[groupId]?.content.revision;
      if (scope === null || revision === undefined) return;
      setRefused(null);
      const { stopsAtFailure: stopsAtFirstFailure } = quickUi().getState();
      const answer = await askSequences({
        ...{ kind: 'run', sessionId: scope, id: groupId, revision, steps, loops, stopsAtFirstFailure },
      });
      if (!answer.ok) return setRefused(answer.error);
      if (answer.value.kind === 'started') return;
      setRefused(answer.value.kind);
      if (answer.value.kind === 'changed') await quickGroups().refresh();
    },
    [scope],
  );
  return useMemo(
    () => ({
      ...{ view, isRunning, canSend, refused },
      start: (groupId, steps, loops = 1) => void start(groupId, steps, loops),
      stop: () => {
        if (scope !== null) void askSequences({ kind: 'stop', sessionId: scope });
      },
    }),
    [view, isRunning, canSend, refused, start, scope],
  );
};
