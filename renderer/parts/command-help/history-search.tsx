import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { commandCardWords } from '../../../shared/words/command-card-words.ts';
import { useWords } from '../words.ts';
import styles from './command-help.module.css';
import { searchedLines } from './command-text.ts';
import { KeyHints } from './key-hints.tsx';
import { ListOption } from './list-option.tsx';

interface HistorySearchProps {
  readonly history: readonly string[];
  readonly onTake: (line: string) => void;
  readonly onClose: () => void;
}

/** Searches the history. The text of the command line stays until a line is taken; nothing is sent. */
export const HistorySearch = ({ history, onTake, onClose }: HistorySearchProps) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const lines = searchedLines(history, query);
  const chosen = lines[index];
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const { key, altKey } = event;
    if (key === 'Escape') onClose();
    else if (key === 'ArrowDown' && !altKey) setIndex(Math.max(0, Math.min(index + 1, lines.length - 1)));
    else if (key === 'ArrowUp' && !altKey) setIndex(Math.max(0, index - 1));
    else if (key === 'Enter') {
      if (chosen !== undefined) onTake(chosen);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={styles.panel} aria-label={m.history.label} onKeyDown={onKeyDown}>
      <input
        ref={field}
        className={styles.search}
        aria-label={m.history.search}
        placeholder={m.history.search}
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${index}`}
        value={query}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setIndex(0);
        }}
      />
      {lines.length === 0 ? (
        <output className={styles.nothing}>{history.length === 0 ? m.history.empty : m.history.none}</output>
      ) : (
        <Found {...{ listId, lines, index, onTake }} />
      )}
      <KeyHints
        hints={[
          [['↑', '↓'], m.choose],
          [['Enter'], m.history.hint],
          [['Escape'], m.close],
        ]}
      />
    </section>
  );
};

interface FoundProps {
  readonly listId: string;
  readonly lines: readonly string[];
  readonly index: number;
  readonly onTake: (line: string) => void;
}

const Found = ({ listId, lines, index, onTake }: FoundProps) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  return (
    <div
      role="listbox"
      id={listId}
      aria-label={m.history.label}
      className={styles.lines}
      onMouseDown={(event) => event.preventDefault()}
    >
      {lines.map((line, at) => (
        <Line key={line} id={`${listId}-${at}`} line={line} isChosen={at === index} onTake={() => onTake(line)} />
      ))}
    </div>
  );
};

interface LineProps {
  readonly id: string;
  readonly line: string;
  readonly isChosen: boolean;
  readonly onTake: () => void;
}

const Line = ({ line, ...option }: LineProps) => (
  <ListOption {...option} className={styles.typed} title={line}>
    {line}
  </ListOption>
);
