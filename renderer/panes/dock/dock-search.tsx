import { ActionIcon, TextInput } from '@mantine/core';
import { HitButtons } from '../../parts/hit-buttons.tsx';
import { IconX } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import styles from './dock-pane.module.css';

interface DockSearchProps {
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly hits: readonly number[];
  /** Number of the current hit, counted from 1; 0 if there is none yet. */
  readonly at: number;
  readonly onQuery: (query: string) => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onClose: () => void;
}

export const DockSearch = ({ inputRef, query, hits, at, onQuery, onStep, onClose }: DockSearchProps) => {
  const { t } = useWords();
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onClose();
    // Newest first, so Enter searches upwards.
    else if (event.key === 'Enter') onStep(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
  };
  const count = countText(hits.length);
  return (
    <div className={styles.search}>
      <TextInput
        size="xs"
        flex={1}
        autoFocus
        ref={inputRef}
        aria-label={t('terminal.search')}
        placeholder={t('terminal.search')}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span className={styles.hits} role="status">
        {query !== '' &&
          (hits.length === 0 ? t('terminal.noHits') : t('terminal.hits', { at: countText(at), n: count }))}
      </span>
      <HitButtons onStep={onStep} />
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('terminal.closeSearch')} onClick={onClose}>
        <IconX size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};
