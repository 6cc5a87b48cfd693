import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import {
  type ComponentType,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../shared/outcome.ts';
import { describeFailure } from '../../shared/words/describe-failure.ts';
import type { AssistMode, AssistProps } from './command-help/assist.tsx';
import styles from './command-line.module.css';
import type { DataEntryProps } from './data-entry.tsx';
import { IconClock, IconSend } from './icons.ts';
import { LazyEntryNotes } from './lazy-entry-notes.tsx';
import { LazyPage } from './lazy-page.tsx';
import { createLazyPart } from './lazy-part.ts';
import { type EntryNotes, useEntryNotes } from './use-entry-notes.ts';
import type { WaitingCommandsProps } from './waiting-commands.tsx';
import { useWords } from './words.ts';

export type LineEnd = 'crlf' | 'cr';

const lineEndNames: Readonly<Record<LineEnd, string>> = { crlf: 'CR LF', cr: 'CR' };

/** Why nothing can be sent. */
export const unusableReasons = {
  none: 'terminal.noSession',
  lost: 'terminal.sessionLost',
  reopens: 'terminal.sessionReopens',
  closed: 'terminal.sessionClosed',
} as const;

export interface CommandLineProps extends Omit<WaitingCommandsProps, 'onLeaveDataMode'> {
  /** Whether something can be sent: only to an open port. */
  readonly use: keyof typeof unusableReasons | 'open';
  /** The newest last. */
  readonly history: readonly string[];
  readonly failure: Failure | null;
  /** Resolves with whether the line was taken. What is refused stays in the line. */
  readonly onSend: (line: string) => Promise<boolean>;
  /** The data that a prompt asks for. */
  readonly onData: (id: number, text: string) => void;
  /** The line end to send. `null`: it is chosen elsewhere. */
  readonly lineEnd: LineEnd | null;
  readonly onLineEnd: (lineEnd: LineEnd) => void;
  /** For a dock: an icon instead of the button's text, and no notes. */
  readonly compact?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly assistRef?: Ref<CommandAssist>;
  /** The table of commands. Another function for another module. */
  readonly readCommands: AssistProps['readCommands'];
  /** A command that a button elsewhere puts here, once. */
  readonly offered: string | null;
  readonly onTaken: () => void;
}

/** What keys and palette open above the command line. */
export interface CommandAssist {
  readonly open: (mode: 'history' | 'page') => void;
}

/** If the typed text is longer than the field, the completion would be drawn in the wrong place. */
const longestGhost = 40;

/** Input for AT commands: ↑ ↓ move through the history, Tab completes, Enter sends, ↓ goes into the list of commands that fit. */
export const CommandLine = (props: CommandLineProps) => {
  const { use, failure, compact = false, typed, hold } = props;
  const { t } = useWords();
  const disabledReason = use === 'open' ? null : t(unusableReasons[use]);
  const isDisabled = disabledReason !== null;
  const { text, completion, type, send, onKeyDown, onPaste, notes, assist } = useEntry(props, isDisabled);
  const isAssisted = assist.mode === 'page' || (!isDisabled && (assist.mode === 'history' || !hasNotes(notes)));
  const input = useMergedRef(props.inputRef ?? null, assist.input);
  return (
    <div className={styles.whole} data-area="">
      {isAssisted && assist.mode !== 'closed' && (
        <LazyPage page={assistPart} given={{ ...assist, mode: assist.mode, text, history: props.history }} />
      )}
      <div className={styles.line}>
        <div className={styles.field} data-disabled={isDisabled || undefined}>
          <span className={styles.prompt} aria-hidden="true">
            &gt;
          </span>
          <div className={styles.entry}>
            {completion !== null && text.length <= longestGhost && (
              <div className={styles.ghost} aria-hidden="true">
                <span>{text}</span>
                {completion.slice(text.length)}
              </div>
            )}
            <input
              ref={input}
              className={styles.input}
              aria-label={t('terminal.command')}
              placeholder={disabledReason ?? t('terminal.commandHint')}
              value={text}
              disabled={isDisabled}
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              onChange={(event) => type(event.currentTarget.value)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              onBlur={assist.onLeft}
            />
          </div>
          <HistoryButton
            compact={compact}
            isDisabled={isDisabled}
            onOpen={() => assist.onMode(assist.mode === 'history' ? 'closed' : 'history')}
          />
        </div>
        {props.lineEnd && <LineEndSelect lineEnd={props.lineEnd} onLineEnd={props.onLineEnd} />}
        <SendButton compact={compact} isDisabled={isDisabled || text.trim() === ''} onSend={send} />
      </div>
      {!isDisabled && <LazyEntryNotes {...notes} />}
      {!isDisabled && <WantedData {...props} />}
      {!isDisabled && (typed.length > 0 || hold?.reason === 'data-mode') && (
        <LazyPage page={waitingCommands} given={{ ...props, onLeaveDataMode: () => void props.onSend('+++') }} />
      )}
      {!isDisabled && failure && <FailureNote failure={failure} />}
    </div>
  );
};

/** Fetched when the first letters are typed. */
const assistPart = createLazyPart<ComponentType<AssistProps>>(
  async () => (await import('./command-help/assist.tsx')).Assist,
);

/** Fetched when the first command waits. */
const waitingCommands = createLazyPart<ComponentType<WaitingCommandsProps>>(
  async () => (await import('./waiting-commands.tsx')).WaitingCommands,
);

/** Fetched when the first prompt arrives. */
const dataEntry = createLazyPart<ComponentType<DataEntryProps>>(
  async () => (await import('./data-entry.tsx')).DataEntry,
);

/** A note about the text comes before the list of commands, and is over the lines. */
const hasNotes = ({ repaired, isRepaired, followingCount }: EntryNotes): boolean =>
  repaired !== null || isRepaired || followingCount > 0;

const WantedData = ({ typed, onData, onCancel }: CommandLineProps) => {
  const command = typed.find(({ wanted }) => wanted !== null);
  if (!command?.wanted) return null;
  const { id, name, wanted } = command;
  const given = { command: name, wanted, onData: (text: string) => onData(id, text), onCancel: () => onCancel(id) };
  return <LazyPage key={id} page={dataEntry} given={given} />;
};

/** After the key or the click that moved the focus: what is clicked must not move before. */
const whenReleased = (action: () => void): void => {
  const types = ['pointerup', 'keyup'] as const;
  const done = (): void => {
    for (const type of types) removeEventListener(type, done, true);
    setTimeout(action);
  };
  for (const type of types) addEventListener(type, done, true);
};

/** Fetched with the line. */
const completing = createLazyPart(async () => (await import('./command-completion.ts')).completionOf);

const useCompletion = (text: string, history: readonly string[]): string | null => {
  const state = useStore(completing.state);
  useEffect(() => void completing.load(), []);
  return state.kind === 'loaded' ? state.part(text, history) : null;
};

/** What is open above the line. Closed with Esc, it stays closed for this line. */
const useAssist = ({ readCommands, assistRef }: CommandLineProps, onTake: (text: string) => void) => {
  const [mode, setMode] = useState<AssistMode>('closed');
  const isDismissed = useRef(false);
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const closeList = (): void => setMode((now) => (now === 'list' ? 'closed' : now));
  useImperativeHandle(assistRef, () => ({ open: setMode }), []);
  return {
    ...{ mode, keys, input, readCommands, onTake },
    onMode: (next: AssistMode): void => {
      isDismissed.current = next === 'closed' && mode === 'list';
      setMode(next);
    },
    onTyped: (typed: string): void => {
      if (typed === '') isDismissed.current = false;
      setMode(/^\s*AT./i.test(typed) && !isDismissed.current ? 'list' : 'closed');
    },
    onLeft: (): void => whenReleased(() => document.activeElement !== input.current && closeList()),
    closeList,
  };
};

/** The text being typed, its completion, and the way through the history. */
const useEntry = (props: CommandLineProps, isDisabled: boolean) => {
  const { history, onSend, offered, onTaken } = props;
  const [text, setText] = useState('');
  /** Position in the history, counted from its end; 0 is the text being typed. */
  const [back, setBack] = useState(0);
  const [draft, setDraft] = useState('');
  const completion = useCompletion(isDisabled ? '' : text, history);
  const put = (typed: string): void => {
    setText(typed);
    setBack(0);
  };
  const assist = useAssist(props, put);
  const type = (typed: string): void => {
    put(typed);
    assist.onTyped(typed);
  };
  useEffect(() => {
    if (offered === null) return;
    setText(offered);
    setBack(0);
    onTaken();
  }, [offered, onTaken]);
  const { mayBeSent, next, notes, onPaste } = useEntryNotes(text, type, isDisabled);
  const sendAsIs = (): void => {
    const command = text.trim();
    if (isDisabled || command === '') return;
    void onSend(command).then((isTaken) => {
      if (!isTaken) setText((now) => now || command);
    });
    type(next());
  };
  const send = (): void => {
    if (mayBeSent()) sendAsIs();
  };
  const go = (step: number): void => {
    const next = Math.min(history.length, Math.max(0, back + step));
    if (next === back) return;
    if (back === 0) setDraft(text);
    setBack(next);
    assist.closeList();
    setText(next === 0 ? draft : (history.at(-next) ?? ''));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey, altKey } = event;
    if (assist.mode === 'list' && assist.keys.current?.(event)) return event.preventDefault();
    if (key === 'Enter') send();
    else if (key === 'ArrowUp' && !altKey) go(1);
    else if (key === 'ArrowDown' && !altKey) go(-1);
    else if (key === 'Tab' && !shiftKey && completion !== null) setText(completion);
    else return;
    event.preventDefault();
  };
  return { text, completion, type, send, onKeyDown, onPaste, assist, notes: { ...notes, onSendAsIs: sendAsIs } };
};

interface HistoryButtonProps {
  readonly compact: boolean;
  readonly isDisabled: boolean;
  readonly onOpen: () => void;
}

const HistoryButton = ({ compact, isDisabled, onOpen }: HistoryButtonProps) => {
  const { t } = useWords();
  const name = t('shell.action.searchHistory');
  return (
    <button
      type="button"
      className={styles.history}
      aria-label={name}
      title={name}
      disabled={isDisabled}
      onClick={onOpen}
    >
      {compact ? <IconClock size={14} stroke={1.75} /> : t('terminal.history')}
    </button>
  );
};

const LineEndSelect = ({ lineEnd, onLineEnd }: Pick<CommandLineProps, 'onLineEnd'> & { readonly lineEnd: LineEnd }) => {
  const { t } = useWords();
  return (
    <NativeSelect
      aria-label={t('terminal.lineEnd')}
      size="sm"
      w={84}
      data={Object.entries(lineEndNames).map(([value, label]) => ({ value, label }))}
      value={lineEnd}
      onChange={({ currentTarget }) => onLineEnd(currentTarget.value === 'cr' ? 'cr' : 'crlf')}
    />
  );
};

const SendButton = ({
  compact,
  isDisabled,
  onSend,
}: {
  readonly compact: boolean;
  readonly isDisabled: boolean;
  readonly onSend: () => void;
}) => {
  const { t } = useWords();
  if (compact) {
    return (
      <ActionIcon variant="default" size={30} aria-label={t('terminal.send')} disabled={isDisabled} onClick={onSend}>
        <IconSend size={16} stroke={1.75} />
      </ActionIcon>
    );
  }
  return (
    <Button size="sm" h={30} disabled={isDisabled} onClick={onSend} leftSection={<IconSend size={16} stroke={1.75} />}>
      {t('terminal.send')}
    </Button>
  );
};

const FailureNote = ({ failure }: { readonly failure: Failure }) => {
  const { language } = useWords();
  const words = describeFailure(failure, language);
  // `at/unclaimed`: the command was sent as requested.
  const isFailure = failure.code !== 'at/unclaimed';
  return (
    <p role="alert" className={`${styles.below} ${isFailure ? styles.failure : ''}`}>
      {words.happened} {words.action}
      {isFailure && <span className={styles.code}>{words.code}</span>}
    </p>
  );
};
