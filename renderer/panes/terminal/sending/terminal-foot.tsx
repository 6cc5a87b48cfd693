import { type ComponentType, type RefObject, useRef } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../../shared/words/typed-words.ts';
import { type CommandAssist, CommandLine } from '../../../parts/command-line.tsx';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { countText } from '../../../parts/time.ts';
import type { WaitingCommandsProps } from '../../../parts/waiting-commands.tsx';
import { useCommandLine } from '../../../store/typed-commands.ts';
import { mayTryNext } from './may-go-on.ts';
import { RawLine } from './raw-line.tsx';
import { SendFilePanel } from './send-file-panel.tsx';
import { mostListed } from './send-list.ts';
import { SendListPanel } from './send-list-panel.tsx';
import styles from './sending.module.css';
import { NoCommandNote, PlainNote, SendingNote } from './sending-note.tsx';
import { SendingRow } from './sending-row.tsx';
import { useSendingWords } from './use-sending-words.ts';
import { useTakePort } from './use-take-port.ts';
import type { TerminalSending } from './use-terminal-sending.ts';

interface FootProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly assist: RefObject<CommandAssist | null>;
  readonly sending: TerminalSending;
  /** The user who types a command wants to see its answer. */
  readonly onSend: () => void;
}

/** What is sent: panels of the user, the line to type in, and how it is sent. */
export const TerminalFoot = ({ input, assist, sending, onSend }: FootProps) => {
  const { list, transfer, mode, canSend, send, file, setFile, choice, initial, history } = sending;
  const { lineEnd, onLineEnd, failedLine, ...commandLine } = useCommandLine(onSend);
  const noCommand = commandLine.failure?.facts.problem === 'not-a-command' ? commandLine.failure : null;
  const { question, onClose, onTakePort } = useTakePort();
  const fileInput = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.foot} onPasteCapture={sending.onPaste}>
      <SendListPanel {...{ list, mode, canSend, send }} mayGoOn={mayTryNext} />
      {file && (
        <SendFilePanel {...{ file, transfer, canSend }} sendBytes={sending.sendBytes} onClose={() => setFile(null)} />
      )}
      {mode === 'command' ? (
        <>
          <CommandLine
            inputRef={input}
            assistRef={assist}
            {...commandLine}
            {...{ onLineEnd, onTakePort }}
            failure={noCommand === null ? commandLine.failure : null}
            lineEnd={null}
          />
          {noCommand && canSend && (
            <NoCommandNote text={failedLine} code={noCommand.code} onSend={sending.sendInstead} />
          )}
        </>
      ) : (
        <>
          <RawLine
            inputRef={input}
            {...{ initial, choice, history }}
            onHistory={sending.setHistory}
            onSend={sending.sendTyped}
          />
          {(commandLine.typed.length > 0 || commandLine.hold?.reason === 'data-mode') && (
            <LazyPage
              page={waitingCommands}
              given={{ ...commandLine, onTakePort, onLeaveDataMode: () => void commandLine.onSend('+++') }}
            />
          )}
        </>
      )}
      <SendingRow
        {...{ mode, choice, lineEnd, onLineEnd, canSend }}
        onMode={sending.setMode}
        repeater={sending.repeater}
        onRepeat={sending.repeat}
        onChooseFile={() => fileInput.current?.click()}
      />
      <FileInput inputRef={fileInput} onFile={setFile} />
      <Notes sending={sending} onTakePort={onTakePort} />
      <ConfirmDialog question={question} onClose={onClose} />
    </div>
  );
};

interface FileInputProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onFile: (file: File) => void;
}

const FileInput = ({ inputRef, onFile }: FileInputProps) => (
  <input
    ref={inputRef}
    type="file"
    hidden
    tabIndex={-1}
    aria-hidden="true"
    onChange={({ currentTarget }) => {
      const [chosen] = currentTarget.files ?? [];
      if (chosen) onFile(chosen);
      // Allows choosing the same file again, for example after it was built again.
      currentTarget.value = '';
    }}
  />
);

/** Commands that were typed before. Fetched when the first one waits, as by the command line. */
const waitingCommands = createLazyPart<ComponentType<WaitingCommandsProps>>(
  async () => (await import('../../../parts/waiting-commands.tsx')).WaitingCommands,
);

/** One at a time: the newest. */
const Notes = ({
  sending,
  onTakePort,
}: {
  readonly sending: TerminalSending;
  readonly onTakePort: (() => void) | null;
}) => {
  const { m } = useSendingWords();
  const { refused, setRefused, tooMany, setTooMany, repeater } = sending;
  const stopped = useStore(repeater.state);
  const count = useStore(repeater.count);
  const portHeld = (code: string): (() => void) | null => (code === 'terminal/port-held' ? onTakePort : null);
  if (tooMany !== null) {
    const text = fill(m.list.full, { n: countText(mostListed), found: countText(tooMany) });
    return <PlainNote text={text} onClose={() => setTooMany(null)} />;
  }
  if (refused !== null) {
    return (
      <SendingNote before="" failure={refused} onTakePort={portHeld(refused.code)} onClose={() => setRefused(null)} />
    );
  }
  if (stopped.kind !== 'stopped' || stopped.failure === null) return null;
  return (
    <SendingNote
      before={fill(m.everyStopped, { n: countText(count) })}
      failure={stopped.failure}
      onTakePort={portHeld(stopped.failure.code)}
      onClose={repeater.forget}
    />
  );
};
