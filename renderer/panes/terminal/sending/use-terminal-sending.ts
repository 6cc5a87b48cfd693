import { type ClipboardEvent, type DragEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { mayHoldSecret } from '../../../../shared/at/secret-commands.ts';
import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { offerCommand } from '../../../store/offered-command.ts';
import { setSendsByItself } from '../../../store/sends-by-itself.ts';
import { useSessionUse } from '../../../store/session-use.ts';
import { forgetFailure, sendCommand } from '../../../store/typed-commands.ts';
import { useScope } from '../../../store/view-store.ts';
import { createFileTransfer, type FileTransfer } from './file-transfer.ts';
import { mayGoOn } from './may-go-on.ts';
import { pagePace } from './paced.ts';
import { sendBytes, sendText } from './raw-bytes.ts';
import { withText } from './raw-history.ts';
import { createRepeater } from './repeat.ts';
import { createSendList, linesOfPaste, mostListed, type SendList, type SendListOptions } from './send-list.ts';
import type { SendMode } from './sending-row.tsx';
import type { SendingChoice } from './use-sending-choice.ts';

const noSession: Outcome<never> = { ok: false, error: failure('link/lost') };

const createTools = () => {
  const tools = {
    repeater: createRepeater(pagePace),
    list: createSendList(pagePace),
    transfer: createFileTransfer(pagePace),
  };
  const states = Object.values(tools).map(({ state }) => state);
  let shownAt: string | null = null;
  const show = (): void => {
    if (shownAt !== null)
      setSendsByItself(
        shownAt,
        states.some((state) => state.getState().kind === 'running'),
      );
  };
  // Not by an effect: those of a page that is not in front do not run.
  for (const state of states) state.subscribe(show);
  return {
    ...tools,
    showAt: (sessionId: string | null): void => {
      shownAt = sessionId;
    },
  };
};

const useTools = (sessionId: string | null, canSend: boolean) => {
  const [{ repeater, list, transfer, showAt }] = useState(createTools);
  useEffect(() => showAt(sessionId), [sessionId, showAt]);
  useEffect(() => {
    if (canSend) return;
    for (const tool of [repeater, list, transfer]) tool.stop();
  }, [canSend, repeater, list, transfer]);
  return { repeater, list, transfer };
};

/** Whether the next line of bytes gets the focus: what was pressed is gone. */
const useFocusOfBytes = (mode: SendMode, input: RefObject<HTMLInputElement | null>): RefObject<boolean> => {
  const takesFocus = useRef(false);
  useEffect(() => {
    if (takesFocus.current && mode === 'bytes') input.current?.focus();
    takesFocus.current = false;
  }, [mode, input]);
  return takesFocus;
};

/** Everything that the terminal sends, and what it is to be sent as. It continues while another page is in front. */
export const useTerminalSending = (
  choice: SendingChoice,
  input: RefObject<HTMLInputElement | null>,
  onSend: () => void,
) => {
  const sessionId = useScope();
  const canSend = useSessionUse() === 'open';
  const { repeater, list, transfer } = useTools(sessionId, canSend);
  const [mode, setModeOnly] = useState<SendMode>('command');
  const [initial, setInitial] = useState('');
  const [history, setHistory] = useState<readonly string[]>([]);
  const { file, setFile } = useChosenFile(transfer);
  const [refused, setRefused] = useState<Failure | null>(null);
  const pasting = usePastedList(input, list);
  const send = useSend(sessionId, mode, choice);
  /** What was typed goes along. */
  const setMode = (next: SendMode): void => {
    const typed = input.current?.value ?? '';
    setRefused(null);
    forgetFailure();
    setModeOnly(next);
    setInitial(typed);
    if (next === 'command') offerCommand(typed);
  };
  const takesFocus = useFocusOfBytes(mode, input);
  return {
    ...{ repeater, list, transfer, choice, mode, setMode, initial, history, setHistory, canSend, send },
    ...{ ...pasting, file, setFile, refused, setRefused, dropTarget: useDropTarget(setFile) },
    sendBytes: (bytes: Uint8Array) => (sessionId === null ? Promise.resolve(noSession) : sendBytes(sessionId, bytes)),
    /** Sends a text of the line of bytes. */
    sendTyped: async (typed: string): Promise<Outcome<unknown>> => {
      onSend();
      setRefused(null);
      const sent = await send(typed);
      if (!sent.ok) setRefused(sent.error);
      return sent;
    },
    /** A text that is not a command. From now on texts are sent as bytes; a refused one is in the line. */
    sendInstead: async (typed: string): Promise<void> => {
      const sent = sessionId === null ? noSession : await sendText(sessionId, typed, choice);
      const inLine = input.current?.value ?? '';
      takesFocus.current = true;
      setMode('bytes');
      if (sent.ok) setHistory((before) => withText(before, typed));
      else setRefused(sent.error);
      setInitial(sent.ok && inLine === typed ? '' : inLine || (sent.ok ? '' : typed));
    },
    repeat: (intervalMs: number): void => {
      const typed = input.current?.value ?? '';
      onSend();
      setRefused(null);
      // A secret is shown only while it is in the line.
      repeater.start(mayHoldSecret(typed) ? '…' : typed, () => sendAgain(send, typed), intervalMs);
    },
  };
};

const useChosenFile = (transfer: FileTransfer) => {
  const [file, setFileOnly] = useState<File | null>(null);
  /** A file that is being sent stays. */
  const setFile = (chosen: File | null): void => {
    if (transfer.state.getState().kind === 'running') return;
    transfer.forget();
    setFileOnly(chosen);
  };
  return { file, setFile };
};

/** Several lines that are pasted into the line become a list. `tooMany`: so many were pasted, and none was taken. */
const usePastedList = (input: RefObject<HTMLInputElement | null>, list: SendList) => {
  const [tooMany, setTooMany] = useState<number | null>(null);
  const onPaste = (event: ClipboardEvent): void => {
    if (event.target !== input.current) return;
    const lines = linesOfPaste(event.clipboardData.getData('text'));
    if (lines === null) return;
    event.preventDefault();
    event.stopPropagation();
    const isFull = list.items.getState().length + lines.length > mostListed;
    setTooMany(isFull ? lines.length : null);
    if (!isFull) list.add(lines);
  };
  return { tooMany, setTooMany, onPaste };
};

export type TerminalSending = ReturnType<typeof useTerminalSending>;

const sendAgain = async (send: SendListOptions['send'], typed: string): Promise<Outcome<unknown>> => {
  const sent = await send(typed);
  // The device refuses it, and may take it the next time.
  return sent.ok || mayGoOn(sent.error) ? ok(null) : sent;
};

/** Sends texts in the current mode. Those sent as bytes keep their order. */
const useSend = (sessionId: string | null, mode: SendMode, choice: SendingChoice) => {
  const before = useRef<Promise<unknown>>(Promise.resolve());
  return async (typed: string): Promise<Outcome<unknown>> => {
    if (sessionId === null) return noSession;
    if (mode === 'command') return (await sendCommand(sessionId, typed)) ?? noSession;
    const sending = before.current.then(() => sendText(sessionId, typed, choice));
    before.current = sending;
    return sending;
  };
};

/** The readers of lists are fetched when a file is dropped; without them it is a file like any other. */
const takeOnLines = async (file: File, choose: (file: File) => void): Promise<void> => {
  const readers = await import('../exchange/dropped-file.ts').catch(() => null);
  if (readers === null) choose(file);
  else await readers.takeFileOnLines(file, () => choose(file));
};

/** A file that is dropped on the terminal is chosen; nothing is sent by that. */
const useDropTarget = (choose: (file: File) => void) => ({
  onDragOver: (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  },
  onDrop: (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void takeOnLines(file, choose);
  },
});
