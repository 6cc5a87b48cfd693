import { ActionIcon, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { longestQuery } from '../../../shared/lines/kinds.ts';
import type { LineSearch } from '../../lines/use-search.ts';
import { HitButtons } from '../../parts/hit-buttons.tsx';
import { IconX } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import styles from './dock-pane.module.css';

interface DockSearchProps {
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly search: LineSearch;
  readonly onQuery: (query: string) => void;
  readonly onClose: () => void;
}

export const DockSearch = ({ inputRef, query, search, onQuery, onClose }: DockSearchProps) => {
  const { t } = useWords();
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    // Newest first, so Enter searches upwards.
    else if (event.key === 'Enter') search.step(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.search}>
      <TextInput
        size="xs"
        flex={1}
        autoFocus
        ref={inputRef}
        maxLength={longestQuery}
        aria-label={t('terminal.search')}
        placeholder={t('terminal.search')}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={press}
      />
      <Found search={search} />
      <HitButtons onStep={search.step} />
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('terminal.closeSearch')} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};

const unchanging = (): (() => void) => () => undefined;

const Found = ({ search: { hits, hit } }: { readonly search: LineSearch }) => {
  const { t } = useWords();
  useSyncExternalStore(hits?.onChange ?? unchanging, hits?.version ?? (() => 0));
  if (hits === null) return <span className={styles.hits} role="status" />;
  const n = countText(hits.count());
  const at = countText(hit !== null && hits.near(hit, 1) === hit ? hits.rankOf(hit) + 1 : 0);
  return (
    <span className={styles.hits} role="status">
      {hits.count() === 0 && hits.isComplete() ? t('terminal.noHits') : t('terminal.hits', { at, n })}
    </span>
  );
};
