import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { noQuery } from '../../../shared/lines/matcher.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { IconFilter, IconPin, IconX } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useListWords } from '../use-list-words.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import styles from './lines-view.module.css';
import { QueryField, useWrongText } from './search-field.tsx';

interface FilterBarProps {
  readonly lines: TerminalLines;
  readonly onClose: () => void;
  readonly onPin: () => void;
}

/** Which lines are shown: by text or expression, and by command. */
export const FilterBar = ({ lines, onClose, onPin }: FilterBarProps) => {
  const { m } = useListWords();
  const { query, setQuery, isWrong, command, setCommand } = lines.filter;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const close = (): void => {
    setQuery(noQuery);
    setCommand('');
    onClose();
  };
  return (
    <search
      className={styles.filterBar}
      aria-label={m.filter.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <QueryField
        label={m.filter.text}
        query={query}
        onQuery={setQuery}
        isWrong={isWrong}
        inputRef={input}
        icon={<IconFilter size={14} stroke={1.75} />}
      />
      <TextInput
        size="xs"
        className={styles.filterCommand}
        aria-label={m.filter.command}
        placeholder={m.filter.command}
        maxLength={200}
        value={command}
        onChange={(event) => setCommand(event.currentTarget.value)}
      />
      <Shown lines={lines} />
      <Tooltip label={m.filter.pin}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={m.filter.pin}
          disabled={isWrong || (query.text === '' && command === '')}
          onClick={() => {
            onPin();
            // The first list shows all lines again.
            setQuery(noQuery);
            setCommand('');
          }}
        >
          <IconPin size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.filter.close} onClick={close}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </search>
  );
};

const Shown = ({ lines: { all, filter } }: { readonly lines: TerminalLines }) => {
  const { m } = useListWords();
  const wrong = useWrongText(filter.query.kind);
  useSyncExternalStore(filter.list.onChange, filter.list.version);
  const counts = { n: countText(filter.list.count()), all: countText(all.count()) };
  return (
    <span className={styles.hits} role="status">
      {filter.isWrong ? wrong : fill(filter.list.isComplete() ? m.filter.shown : m.filter.shownSoFar, counts)}
    </span>
  );
};
