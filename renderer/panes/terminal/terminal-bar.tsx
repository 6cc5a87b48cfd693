import { ActionIcon, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { useCallback } from 'react';
import { FilterChip, FollowToggle } from '../../parts/bar-buttons.tsx';
import { CopyIcon, useCopying } from '../../parts/copy-button.tsx';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { HitButtons } from '../../parts/hit-buttons.tsx';
import { IconEraser, IconSearch } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { toggled } from '../../store/line-filter.ts';
import { trafficOf, useTraffic } from '../../store/traffic.ts';
import type { LineClass } from '../../store/traffic-lines.ts';
import { useScope } from '../../store/view-store.ts';
import { linesInView, plainText, type ScreenMode } from './screen-lines.ts';
import styles from './terminal-pane.module.css';

const filters = [
  { name: 'sent', word: 'terminal.sent', words: 'terminal.showSent' },
  { name: 'received', word: 'terminal.received', words: 'terminal.showReceived' },
  { name: 'urc', word: 'terminal.urc', words: 'terminal.showUrc' },
  { name: 'error', word: 'terminal.errors', words: 'terminal.showErrors' },
] as const;

export interface TerminalBarProps {
  readonly shown: ReadonlySet<LineClass>;
  /** Lines with smaller numbers were cleared. */
  readonly from: number;
  readonly onShown: (shown: ReadonlySet<LineClass>) => void;
  readonly mode: ScreenMode;
  readonly onMode: (mode: ScreenMode) => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hits: { readonly at: number; readonly count: number } | null;
  readonly onFind: (direction: 1 | -1) => void;
  readonly searchInput: React.RefObject<HTMLInputElement | null>;
  readonly follows: boolean;
  readonly onFollow: () => void;
  readonly onClear: () => void;
}

export const TerminalBar = (props: TerminalBarProps) => {
  const { shown, from, onShown, mode, onMode, follows, onFollow, onClear } = props;
  const { t } = useWords();
  const scope = useScope();
  const lines = useCallback(() => plainText(linesInView(trafficOf(scope).lines, shown, from)), [scope, shown, from]);
  const copying = useCopying(lines);
  useAction('clearView', onClear);
  useAction('copyLines', copying.copy);
  return (
    <div className={styles.bar}>
      <Filters shown={shown} onShown={onShown} />
      <span className={styles.separator} />
      <SegmentedControl
        size="xs"
        aria-label={t('terminal.view')}
        value={mode}
        onChange={(value) => onMode(value as ScreenMode)}
        data={[
          { value: 'text', label: t('terminal.text') },
          { value: 'hex', label: t('terminal.hex') },
          { value: 'split', label: t('terminal.split') },
        ]}
      />
      <span className={styles.grow} />
      <Search {...props} />
      <FollowToggle
        size="compact-sm"
        h={28}
        className={styles.follow ?? ''}
        word={t('terminal.follow')}
        isOn={follows}
        onPress={onFollow}
      />
      <CopyIcon what={t('terminal.copyAll')} {...copying} />
      <Tooltip label={t('terminal.clear')}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('terminal.clear')} onClick={onClear}>
          <IconEraser size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
};

const Filters = ({ shown, onShown }: Pick<TerminalBarProps, 'shown' | 'onShown'>) => {
  const { t } = useWords();
  const { counts } = useTraffic();
  return filters.map(({ name, word, words }) => (
    <Tooltip key={name} label={t(words)}>
      <FilterChip
        glyph={<DirectionMark kind={name} />}
        word={t(word)}
        count={counts[name]}
        isOn={shown.has(name)}
        onClick={() => onShown(toggled(shown, name))}
      />
    </Tooltip>
  ));
};

const Search = ({ query, onQuery, hits, onFind, searchInput }: TerminalBarProps) => {
  const { t } = useWords();
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onQuery('');
    else if (event.key === 'Enter') onFind(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
  };
  const found = hits === null || query === '' ? null : hits;
  return (
    <div className={styles.search}>
      <TextInput
        ref={searchInput}
        size="xs"
        flex={1}
        aria-label={t('terminal.search')}
        placeholder={t('terminal.search')}
        leftSection={<IconSearch size={14} stroke={1.75} />}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={press}
      />
      {found && (
        <span className={styles.hits} role="status">
          {found.count === 0
            ? t('terminal.noHits')
            : t('terminal.hits', { at: countText(found.at), n: countText(found.count) })}
        </span>
      )}
      <HitButtons onStep={onFind} />
    </div>
  );
};
