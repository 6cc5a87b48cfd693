import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { withCommand } from '../../shared/at/command-history.ts';
import type { Settings, TypedCommandView } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { takeOffered, useOfferedCommand } from './offered-command.ts';
import { onFirstUse } from './on-first-use.ts';
import { useSessionUse } from './session-use.ts';
import { onLateAnswer } from './traffic.ts';
import { request, requestAndNotify, useScope, useSession, useSessionPart, useView } from './view-store.ts';

/** What was typed, in any command line. */
export interface Typed {
  /** By session. The program keeps it for each module; lines that may contain a secret are only in this window. */
  readonly histories: Readonly<Record<string, readonly string[]>>;
  /** Failure of the last command that ended in the session. */
  readonly failure: Failure | null;
  readonly failedSessionId: string | null;
  readonly failedLine: string;
}

export interface TypedCommands {
  readonly store: StoreApi<Typed>;
  /** Sends a line to the module of the session. The answer appears in the traffic. `null`: there is no session. */
  send(sessionId: string | null, line: string): Promise<Outcome<unknown> | null>;
  /** Reads what was typed to its module, also in other windows and before. */
  read(sessionId: string): Promise<void>;
}

const noLines: readonly string[] = [];

export const createTypedCommands = (
  readHistory: (sessionId: string) => Promise<Outcome<{ readonly lines: readonly string[] }>>,
  sendLine: (sessionId: string, line: string) => Promise<Outcome<unknown>>,
  onLateAnswer: (sessionId: string, listener: () => void) => () => void = () => () => undefined,
): TypedCommands => {
  let endWait = (): void => undefined;
  const store = createStore<Typed>(() => ({ histories: {}, failure: null, failedSessionId: null, failedLine: '' }));
  const historyOf = (sessionId: string): readonly string[] => store.getState().histories[sessionId] ?? noLines;
  const put = (sessionId: string, lines: readonly string[]): void =>
    store.setState(({ histories }) => ({ histories: { ...histories, [sessionId]: lines } }));
  return {
    store,
    read: async (sessionId) => {
      const before = historyOf(sessionId);
      const read = await readHistory(sessionId);
      // Fetched late: it judges what may be a secret.
      const { withOwnLines } = await import('./command-history.ts');
      // A line that was sent meanwhile may be missing in the answer.
      if (read.ok && historyOf(sessionId) === before) put(sessionId, withOwnLines(read.value.lines, before));
    },
    send: async (sessionId, line) => {
      if (sessionId === null) return null;
      put(sessionId, withCommand(historyOf(sessionId), line));
      endWait();
      store.setState({ failure: null });
      const outcome = await sendLine(sessionId, line);
      // A cancelled command needs no note, and a lost port has its own.
      const needsNote = !outcome.ok && outcome.error.code !== 'stopped' && !outcome.error.code.startsWith('link/');
      store.setState({ failure: needsNote ? outcome.error : null, failedSessionId: sessionId, failedLine: line });
      // "Did not answer" is not true any more when an answer comes.
      if (!outcome.ok && isMissing(outcome.error)) {
        endWait = onLateAnswer(sessionId, () => {
          endWait();
          store.setState({ failure: null });
        });
      }
      return outcome;
    },
  };
};

const isMissing = ({ code }: Failure): boolean => code === 'at/timeout' || code === 'at/unresponsive';

/** Nothing was sent, or it is unknown whether it was. */
export const isRefusal = ({ code }: Failure): boolean =>
  /^(usage|link|terminal)\//.test(code) || code === 'at/unresponsive';

const commands = onFirstUse(() =>
  createTypedCommands(
    (sessionId) => request('history.read', { sessionId }),
    (sessionId, line) => request('terminal.send', { sessionId, line }),
    onLateAnswer,
  ),
);

/** Sends a line as the command line does. */
export const sendCommand: TypedCommands['send'] = (sessionId, line) => commands().send(sessionId, line);

/** Its note belongs to a way of sending, or a list, that is not there any more. */
export const forgetFailure = (): void => commands().store.setState({ failure: null });

const none: readonly TypedCommandView[] = [];

/** State and actions of a command line. `onSend`: called before a typed line is sent. */
export const useCommandLine = (onSend: () => void) => {
  const use = useSessionUse();
  const { histories, failure, failedSessionId, failedLine } = useStore(commands().store);
  const sessionId = useScope();
  const history = useHistory(sessionId, histories);
  const session = useSession();
  const lineEnd = useView(({ settings }) => settings.lineEnd);
  const readCommands = useReadCommands(sessionId);
  return {
    ...{ use, history, readCommands, lineEnd, onLineEnd, offered: useOfferedCommand(), onTaken: takeOffered },
    onSend: async (line: string): Promise<boolean> => {
      onSend();
      const outcome = await commands().send(sessionId, line);
      return outcome !== null && (outcome.ok || !isRefusal(outcome.error));
    },
    // The result of a command is irrelevant once another port is open.
    failure: failedSessionId === sessionId ? failure : null,
    failedLine,
    typed: session?.typed ?? none,
    hold: session?.hold ?? null,
    onData: (id: number, text: string) =>
      sessionId !== null && requestAndNotify('terminal.data', { sessionId, id, text }),
    onSendNow: (id: number) => sessionId !== null && requestAndNotify('terminal.sendNow', { sessionId, id }),
    onCancel: (id: number) => sessionId !== null && requestAndNotify('terminal.cancel', { sessionId, id }),
  };
};

/** Read when the session or its module changes, and when the window gets the focus: something may have been typed in another one. */
const useHistory = (sessionId: string | null, histories: Typed['histories']): readonly string[] => {
  const imei = useSessionPart(({ facts }) => facts.imei?.text ?? null, null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another module has another history
  useEffect(() => {
    if (sessionId === null) return;
    const read = (): void => void commands().read(sessionId);
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [sessionId, imei]);
  return sessionId === null ? noLines : (histories[sessionId] ?? noLines);
};

/** Another function for another module or firmware, which may lack other commands. */
const useReadCommands = (sessionId: string | null) => {
  const firmware = useSessionPart(({ facts }) => facts.firmware?.text ?? null, null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another firmware has other commands
  return useCallback(() => request('commands.read', { sessionId }), [sessionId, firmware]);
};

const onLineEnd = (lineEnd: Settings['lineEnd']): void => requestAndNotify('settings.change', { lineEnd });
