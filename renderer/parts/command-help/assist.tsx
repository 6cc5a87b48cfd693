import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useState } from 'react';
import type { CommandFacts } from '../../../shared/contract/commands.ts';
import { commandCardWords } from '../../../shared/words/command-card-words.ts';
import { commandHelp } from '../../../shared/words/command-help/table.ts';
import { useWords } from '../words.ts';
import { CommandCard } from './command-card.tsx';
import styles from './command-help.module.css';
import { CommandPage } from './command-page.tsx';
import { allCommands, commandAtEnd, findCommand, matchesOf, textOfTaken } from './command-text.ts';
import { HistorySearch } from './history-search.tsx';
import { KeyHints } from './key-hints.tsx';
import { ListOption } from './list-option.tsx';
import { type ReadCommands, useCommandTable } from './use-command-table.ts';

/** What is open above a command line: the commands that fit, the search in what was typed, or the page of a command. */
export type AssistMode = 'closed' | 'list' | 'history' | 'page';

export interface AssistProps {
  readonly mode: Exclude<AssistMode, 'closed'>;
  readonly text: string;
  /** The newest last. */
  readonly history: readonly string[];
  readonly readCommands: ReadCommands;
  /** Of the field: asked first, says whether it used the key. */
  readonly keys: RefObject<((event: KeyboardEvent) => boolean) | null>;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Puts a text into the command line. Nothing is sent. */
  readonly onTake: (text: string) => void;
  readonly onMode: (mode: AssistMode) => void;
}

export const Assist = (props: AssistProps) => {
  const { mode, text, history, input, onTake, onMode } = props;
  const table = useCommandTable(props.readCommands);
  const [asked, setAsked] = useState<string | null>(null);
  const close = (): void => onMode('closed');
  const take = (line: string): void => {
    onTake(line);
    close();
    input.current?.focus();
  };
  if (mode === 'history') {
    return (
      <HistorySearch
        history={history}
        onTake={take}
        onClose={() => {
          close();
          input.current?.focus();
        }}
      />
    );
  }
  if (table === null) return null;
  if (mode === 'page') {
    const name = asked ?? commandAtEnd(text)?.name ?? commandAtEnd(history.at(-1) ?? '')?.name ?? 'AT';
    return (
      <CommandPage
        {...{ table, name }}
        onTake={take}
        onClose={() => {
          setAsked(null);
          close();
        }}
      />
    );
  }
  return (
    <FittingCommands
      {...props}
      commands={matchesOf(table, commandAtEnd(text) ?? { before: '', name: '', tail: '' })}
      onPage={(command) => {
        setAsked(command?.name ?? findCommand(allCommands(table), commandAtEnd(text)?.name ?? '')?.name ?? null);
        onMode('page');
      }}
    />
  );
};

interface FittingProps extends AssistProps {
  readonly commands: readonly CommandFacts[];
  readonly onPage: (chosen: CommandFacts | null) => void;
}

/** ↓ goes into the list. Until then every key is that of the field, and Enter sends what was typed. */
const FittingCommands = ({ text, commands, keys, input, onTake, onMode, onPage }: FittingProps) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  const typed = commandAtEnd(text);
  const [chosen, setChosen] = useState({ text, index: -1 });
  // Another text has another list.
  const index = chosen.text === text ? Math.min(chosen.index, commands.length - 1) : -1;
  const command = commands[Math.max(0, index)];
  const listId = useId();
  const optionId = (at: number): string => `${listId}-${at}`;
  const choose = (next: number): void => setChosen({ text, index: next });
  const take = (taken: CommandFacts): void => {
    if (typed) onTake(textOfTaken(typed, taken));
  };
  const onKey = ({ key, altKey, shiftKey }: KeyboardEvent): boolean => {
    if (key === 'Escape') onMode('closed');
    else if (key === 'F1') onPage(index < 0 ? null : (command ?? null));
    else if (key === 'ArrowDown' && !altKey && commands.length > 0) choose(Math.min(index + 1, commands.length - 1));
    else if (key === 'ArrowUp' && !altKey && index >= 0) choose(index - 1);
    else if ((key === 'Enter' || (key === 'Tab' && !shiftKey)) && index >= 0 && command) take(command);
    else return false;
    return true;
  };
  useLayoutEffect(() => {
    keys.current = onKey;
    return () => {
      keys.current = null;
    };
  });
  useActiveOption(input, listId, index < 0 ? null : optionId(index));
  if (command === undefined || typed === null) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus in the field
    <div className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
      <div className={styles.columns}>
        <div role="listbox" id={listId} aria-label={m.label} className={styles.list}>
          {commands.map((one, at) => (
            <Option
              key={one.name}
              id={optionId(at)}
              command={one}
              isChosen={at === index}
              isShown={at === Math.max(0, index)}
              onTake={() => take(one)}
            />
          ))}
        </div>
        <CommandCard command={command} tail={command.name === typed.name ? typed.tail : ''} />
      </div>
      <KeyHints
        hints={[
          [['↓'], m.choose],
          [['Tab'], m.take],
          [['F1'], m.page],
          [['Escape'], m.close],
        ]}
      />
    </div>
  );
};

/** Tells a screen reader which command is chosen while the focus stays in the field. */
const useActiveOption = (input: RefObject<HTMLInputElement | null>, listId: string, optionId: string | null): void => {
  useEffect(() => {
    const field = input.current;
    field?.setAttribute('aria-controls', listId);
    if (optionId === null) field?.removeAttribute('aria-activedescendant');
    else field?.setAttribute('aria-activedescendant', optionId);
    return () => {
      field?.removeAttribute('aria-controls');
      field?.removeAttribute('aria-activedescendant');
    };
  }, [input, listId, optionId]);
};

interface OptionProps {
  readonly id: string;
  readonly command: CommandFacts;
  readonly isChosen: boolean;
  /** Its card is shown. */
  readonly isShown: boolean;
  readonly onTake: () => void;
}

const Option = ({ id, command, isChosen, isShown, onTake }: OptionProps) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  return (
    <ListOption
      {...{ id, isChosen, onTake }}
      className={styles.option}
      data-shown={isShown || undefined}
      data-lacking={command.isLacking || undefined}
    >
      <span className={styles.name}>{command.name}</span>
      <span className={styles.help}>{command.isLacking ? m.lacking : commandHelp[language][command.name]}</span>
    </ListOption>
  );
};
