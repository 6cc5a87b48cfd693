import { createContext, useContext, useEffect, useState } from 'react';
import {
  type ModuleAction,
  type ModuleItem,
  type ModuleItemId,
  type ModuleValues,
  noModulePage,
} from '../../../shared/contract/module-page.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import { request, useSessionPart } from '../../store/view-store.ts';

/** The session of an open port; `null`: there is none. */
export const useOpenSessionId = (): string | null =>
  useSessionPart(({ id, state }): string | null => (state.kind === 'open' ? id : null), null);

/** Why no tool can be used now. */
export const useHeldBy = (): 'running' | 'recovering' | 'dataMode' | null =>
  useSessionPart(({ run, online, hold }) => {
    if (hold?.reason === 'data-mode') return 'dataMode';
    if (run?.state === 'running' || run?.state === 'stopping') return 'running';
    return online.kind === 'recovering' ? 'recovering' : null;
  }, null);

export const useItem = <Id extends ModuleItemId>(id: Id): ModuleItem<ModuleValues[Id]> | null =>
  useSessionPart((session) => (session.modulePage.items[id] as ModuleItem<ModuleValues[Id]> | undefined) ?? null, null);

export const useWork = () => useSessionPart(({ modulePage }) => modulePage.work, noModulePage.work);

export interface Tools {
  /** No tool can be used now: one is in use, or a run holds the port. */
  readonly isBusy: boolean;
  use(action: ModuleAction): Promise<Outcome<unknown>>;
  /** The newest refused action. */
  readonly refused: { readonly tool: ModuleAction['kind']; readonly failure: Failure } | null;
}

const nothing: Tools = {
  isBusy: true,
  use: async () => ({ ok: false, error: { code: 'stopped', facts: {}, evidence: [] } }),
  refused: null,
};

export const ToolsContext = createContext<Tools>(nothing);
export const useTools = (): Tools => useContext(ToolsContext);

/** One for the page. */
export const useCreateTools = (sessionId: string | null): Tools => {
  const work = useWork();
  const held = useHeldBy();
  const [refused, setRefused] = useState<Tools['refused']>(null);
  return {
    isBusy: sessionId === null || work !== null || held !== null,
    use: async (action) => {
      if (sessionId === null) return nothing.use(action);
      setRefused(null);
      const outcome = await request('module.use', { sessionId, action });
      if (!outcome.ok && outcome.error.code !== 'stopped') setRefused({ tool: action.kind, failure: outcome.error });
      return outcome;
    },
    refused,
  };
};

/** The program measures the signal for 15 s after each request. */
const watchEveryMs = 5_000;

/** Has the signal measured while the page is in front. */
export const useSignalWatch = (sessionId: string | null): void => {
  useEffect(() => {
    if (sessionId === null) return;
    const watch = (): void => {
      if (document.visibilityState === 'visible') void request('module.watch', { sessionId });
    };
    watch();
    const timer = setInterval(watch, watchEveryMs);
    document.addEventListener('visibilitychange', watch);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', watch);
    };
  }, [sessionId]);
};
