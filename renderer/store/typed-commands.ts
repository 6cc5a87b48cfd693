import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Settings, TypedCommandView } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import { historyText, readHistory, withCommand } from './command-history.ts';
import { useSessionUse } from './session-use.ts';
import { act, useScope, useSession, useView, wish } from './view-store.ts';

/** What was typed in this window, in any command line. */
interface Typed {
  readonly history: readonly string[];
  /** Failure of the last command that ended in the session. */
  readonly failure: Failure | null;
  readonly failedSessionId: string | null;
}

const key = 'atelier.commands';

const typed = createStore<Typed>(() => ({
  history: readHistory(sessionStorage.getItem(key)),
  failure: null,
  failedSessionId: null,
}));

/** Sends a line to the module of the session. The answer appears in the traffic. */
const sendTyped = async (sessionId: string | null, line: string): Promise<void> => {
  if (sessionId === null) return;
  const history = withCommand(typed.getState().history, line);
  sessionStorage.setItem(key, historyText(history));
  typed.setState({ history, failure: null });
  const outcome = await wish('terminal.send', { sessionId, line });
  // A cancelled command needs no note, and a lost port has its own.
  const isTold = outcome.ok || outcome.error.code === 'stopped' || outcome.error.code.startsWith('link/');
  const failure = isTold ? null : outcome.error;
  typed.setState({ failure, failedSessionId: sessionId });
};

const none: readonly TypedCommandView[] = [];

/** State and actions of a command line. `onSend`: called before a typed line is sent. */
export const useCommandLine = (onSend: () => void) => {
  const use = useSessionUse();
  const { history, failure, failedSessionId } = useStore(typed);
  const sessionId = useScope();
  const session = useSession();
  const lineEnd = useView(({ settings }) => settings.lineEnd);
  return {
    ...{ use, history, lineEnd, onLineEnd },
    onSend: (line: string) => {
      onSend();
      void sendTyped(sessionId, line);
    },
    // The result of a command is irrelevant once another port is open.
    failure: failedSessionId === sessionId ? failure : null,
    typed: session?.typed ?? none,
    hold: session?.hold ?? null,
    onSendNow: (id: number) => sessionId !== null && act('terminal.sendNow', { sessionId, id }),
    onCancel: (id: number) => sessionId !== null && act('terminal.cancel', { sessionId, id }),
  };
};

const onLineEnd = (lineEnd: Settings['lineEnd']): void => act('settings.change', { lineEnd });
