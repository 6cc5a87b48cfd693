import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Settings } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import { historyText, readHistory, withCommand } from './command-history.ts';
import { useSessionUse } from './session-use.ts';
import { act, currentView, useView, wish } from './view-store.ts';

/** What was typed in this window, whichever command line it was typed in. */
interface TypedCommands {
  readonly history: readonly string[];
  /** Sent, and waiting for the line or the answer. */
  readonly pending: readonly string[];
  /** Of the last command that ended in this session, if it ended badly. */
  readonly failure: Failure | null;
}

interface Typed extends TypedCommands {
  readonly failedSessionId: string | null;
}

const key = 'atelier.commands';

const typed = createStore<Typed>(() => ({
  history: readHistory(sessionStorage.getItem(key)),
  pending: [],
  failure: null,
  failedSessionId: null,
}));

/** What became of a command is no news once another port is open. */
const useTypedCommands = (): TypedCommands => {
  const { failedSessionId, ...now } = useStore(typed);
  const sessionId = useView(({ currentSessionId }) => currentSessionId);
  return { ...now, failure: failedSessionId === sessionId ? now.failure : null };
};

/** Sends a line to the module of the current session. Its answer appears in the traffic. */
const sendTyped = async (line: string): Promise<void> => {
  const sessionId = currentView()?.currentSessionId ?? null;
  if (sessionId === null) return;
  const history = withCommand(typed.getState().history, line);
  sessionStorage.setItem(key, historyText(history));
  typed.setState(({ pending }) => ({ history, failure: null, pending: [...pending, line] }));
  const outcome = await wish('terminal.send', { sessionId, line });
  typed.setState(({ pending }) => {
    const at = pending.indexOf(line);
    return {
      pending: pending.filter((_other, index) => index !== at),
      failure: outcome.ok ? null : outcome.error,
      failedSessionId: sessionId,
    };
  });
};

/** All that a command line draws and wishes, but its looks. */
export const useCommandLine = () => {
  const use = useSessionUse();
  const { history, pending, failure } = useTypedCommands();
  const lineEnd = useView(({ settings }) => settings.lineEnd);
  return { use, history, pending, failure, lineEnd, onLineEnd, onSend };
};

const onLineEnd = (lineEnd: Settings['lineEnd']): void => act('settings.change', { lineEnd });
const onSend = (line: string): void => void sendTyped(line);
