import { ActionIcon, Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { BarIconButton, FilterChip, FollowToggle } from '../../parts/bar-buttons.tsx';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { IconEraser, IconFilter, IconHeartbeat, IconTextWrap } from '../../parts/icons.ts';
import { useWords } from '../../parts/words.ts';
import { toggled } from '../../store/line-filter.ts';
import { CopyMenu } from '../copy-menu.tsx';
import type { CopyingLines } from '../use-copying-lines.ts';
import { useListWords } from '../use-list-words.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import styles from './lines-view.module.css';
import { SearchField } from './search-field.tsx';

const filters = [
  { name: 'sent', word: 'terminal.sent', words: 'terminal.showSent' },
  { name: 'received', word: 'terminal.received', words: 'terminal.showReceived' },
  { name: 'urc', word: 'terminal.urc', words: 'terminal.showUrc' },
  { name: 'error', word: 'terminal.errors', words: 'terminal.showErrors' },
] as const;

export interface LinesBarProps {
  readonly lines: TerminalLines;
  readonly copying: CopyingLines;
  readonly onMake: (() => void) | null;
  /** The choice of the view. */
  readonly views: React.ReactNode;
  /** Further buttons. */
  readonly tools: React.ReactNode;
  /** False: no lines come by themselves. */
  readonly grows: boolean;
  readonly searchInput: React.RefObject<HTMLInputElement | null>;
  readonly filters: boolean;
  readonly onFilters: () => void;
}

export const LinesBar = ({
  lines,
  copying,
  onMake,
  views,
  tools,
  grows,
  searchInput,
  filters: isFiltering,
  onFilters,
}: LinesBarProps) => {
  const { m } = useListWords();
  const { wraps, setWraps, filter, model } = lines;
  return (
    <div className={styles.bar}>
      <Filters lines={lines} />
      <span className={styles.separator} />
      {views}
      <span className={styles.grow} />
      <SearchField lines={lines} inputRef={searchInput} />
      <BarIconButton label={m.filter.label} isPressed={isFiltering} onClick={onFilters}>
        <IconFilter size={16} stroke={1.75} />
      </BarIconButton>
      {tools}
      <BarIconButton label={m.wrap} isPressed={wraps} onClick={() => setWraps(!wraps)}>
        <IconTextWrap size={16} stroke={1.75} />
      </BarIconButton>
      {filter.hasChecks && (
        <BarIconButton
          label={m.groupChecks}
          isPressed={!filter.wantsChecks}
          onClick={() => filter.setWantsChecks(!filter.wantsChecks)}
        >
          <IconHeartbeat size={16} stroke={1.75} />
        </BarIconButton>
      )}
      {grows && <FollowButton lines={lines} />}
      <CopyMenu model={model} copying={copying} onMake={onMake} />
      {grows && (
        <Tooltip label={m.clear}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.clear} onClick={filter.clear}>
            <IconEraser size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
};

const FollowButton = ({ lines: { model } }: { readonly lines: TerminalLines }) => {
  const { t } = useWords();
  const follows = useStore(model.state, ({ anchor }) => anchor === 'follow');
  return (
    <FollowToggle
      size="compact-sm"
      h={28}
      className={styles.follow ?? ''}
      word={t('terminal.follow')}
      isOn={follows}
      onPress={model.toEnd}
    />
  );
};

/** Only their counts, before the choice of the view, which stays where it is. */
export const FiltersPlace = ({ lines }: { readonly lines: TerminalLines }) => (
  <div className={styles.inertPlace} aria-hidden inert>
    <Filters lines={lines} />
    <span className={styles.separator} />
  </div>
);

const Filters = ({ lines }: { readonly lines: TerminalLines }) =>
  filters.map((filter) => <Filter key={filter.name} lines={lines} {...filter} />);

/** Alone, because its count changes with every line. */
const Filter = ({ lines, name, word, words }: (typeof filters)[number] & { readonly lines: TerminalLines }) => {
  const { t } = useWords();
  const { memory, olderCounts, filter } = lines;
  const newer = useSyncExternalStore(memory.onChange, () => memory.counts()[name]);
  const older = useSyncExternalStore(olderCounts.onChange, () => olderCounts.counts()[name]);
  return (
    <Tooltip label={t(words)}>
      <FilterChip
        glyph={<DirectionMark kind={name} />}
        word={t(word)}
        count={older + newer}
        isOn={filter.classes.has(name)}
        onClick={() => filter.setClasses(toggled(filter.classes, name))}
      />
    </Tooltip>
  );
};
