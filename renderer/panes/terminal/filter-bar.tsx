import { ActionIcon, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { noQuery } from '../../../shared/lines/matcher.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { useListWords } from '../../lines/use-list-words.ts';
import type { TerminalLines } from '../../lines/use-terminal-lines.ts';
import { IconFilter, IconX } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { QueryField } from './search-field.tsx';
import styles from './terminal-pane.module.css';

/** Which lines are shown: by text or expression, and by command. */
export const FilterBar = ({ lines, onClose }: { readonly lines: TerminalLines; readonly onClose: () => void }) => {
  const { m } = useListWords();
  const { query, setQuery, isWrong, command, setCommand } = lines.filter;
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
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.filter.close} onClick={close}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </search>
  );
};

const Shown = ({ lines: { all, filter } }: { readonly lines: TerminalLines }) => {
  const { m } = useListWords();
  useSyncExternalStore(filter.list.onChange, filter.list.version);
  const counts = { n: countText(filter.list.count()), all: countText(all.count()) };
  return (
    <span className={styles.hits} role="status">
      {fill(filter.list.isComplete() ? m.filter.shown : m.filter.shownSoFar, counts)}
    </span>
  );
};
