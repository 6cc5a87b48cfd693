import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings, TypedCommandView } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { historyText, readHistory, withCommand } from './command-history.ts';
import { takeOffered, useOfferedCommand } from './offered-command.ts';
import { onFirstUse } from './on-first-use.ts';
import { useSessionUse } from './session-use.ts';
import { request, requestAndNotify, useScope, useSession, useView } from './view-store.ts';

/** What was typed in this window, in any command line. */
export interface Typed {
  readonly history: readonly string[];
  /** Failure of the last command that ended in the session. */
  readonly failure: Failure | null;
  readonly failedSessionId: string | null;
}

export interface TypedCommands {
  readonly store: StoreApi<Typed>;
  /** Sends a line to the module of the session. The answer appears in the traffic. `null`: there is no session. */
  send(sessionId: string | null, line: string): Promise<Outcome<unknown> | null>;
}

const key = 'atelier.commands';

export const createTypedCommands = (
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  sendLine: (sessionId: string, line: string) => Promise<Outcome<unknown>>,
): TypedCommands => {
  const store = createStore<Typed>(() => ({
    history: readHistory(storage.getItem(key)),
    failure: null,
    failedSessionId: null,
  }));
  return {
    store,
    send: async (sessionId, line) => {
      if (sessionId === null) return null;
      const history = withCommand(store.getState().history, line);
      storage.setItem(key, historyText(history));
      store.setState({ history, failure: null });
      const outcome = await sendLine(sessionId, line);
      // A cancelled command needs no note, and a lost port has its own.
      const needsNote = !outcome.ok && outcome.error.code !== 'stopped' && !outcome.error.code.startsWith('link/');
      store.setState({ failure: needsNote ? outcome.error : null, failedSessionId: sessionId });
      return outcome;
    },
  };
};

/** Nothing was sent, or it is unknown whether it was. */
export const isRefusal = ({ code }: Failure): boolean =>
  /^(usage|link|terminal)\//.test(code) || code === 'at/unresponsive';

const commands = onFirstUse(() =>
  createTypedCommands(sessionStorage, (sessionId, line) => request('terminal.send', { sessionId, line })),
);

/** Sends a line as the command line does. */
export const sendCommand: TypedCommands['send'] = (sessionId, line) => commands().send(sessionId, line);

const none: readonly TypedCommandView[] = [];

/** State and actions of a command line. `onSend`: called before a typed line is sent. */
export const useCommandLine = (onSend: () => void) => {
  const use = useSessionUse();
  const { history, failure, failedSessionId } = useStore(commands().store);
  const sessionId = useScope();
  const session = useSession();
  const lineEnd = useView(({ settings }) => settings.lineEnd);
  return {
    ...{ use, history, lineEnd, onLineEnd, offered: useOfferedCommand(), onTaken: takeOffered },
    onSend: async (line: string): Promise<boolean> => {
      onSend();
      const outcome = await commands().send(sessionId, line);
      return outcome !== null && (outcome.ok || !isRefusal(outcome.error));
    },
    // The result of a command is irrelevant once another port is open.
    failure: failedSessionId === sessionId ? failure : null,
    typed: session?.typed ?? none,
    hold: session?.hold ?? null,
    onData: (id: number, text: string) =>
      sessionId !== null && requestAndNotify('terminal.data', { sessionId, id, text }),
    onSendNow: (id: number) => sessionId !== null && requestAndNotify('terminal.sendNow', { sessionId, id }),
    onCancel: (id: number) => sessionId !== null && requestAndNotify('terminal.cancel', { sessionId, id }),
  };
};

const onLineEnd = (lineEnd: Settings['lineEnd']): void => requestAndNotify('settings.change', { lineEnd });
