import { Button, Select, TextInput } from '@mantine/core';
import { foundLimit } from '../../../shared/contract/recordings.ts';
import { longestQuery } from '../../../shared/lines/kinds.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { IconSearch } from '../../parts/icons.ts';
import styles from './recordings.module.css';
import type { LinesFound, ResultFilter } from './search.ts';
import { useViewerWords } from './viewer/use-viewer-words.ts';

export interface ListToolsProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly filter: ResultFilter;
  readonly onFilter: (filter: ResultFilter) => void;
  readonly lines: LinesFound | null;
  readonly onFind: () => void;
  readonly onStop: () => void;
}

/** Search and filter above the list. Enter searches the lines of all recordings too. */
export const ListTools = ({ text, onText, filter, onFilter, lines, onFind, onStop }: ListToolsProps) => {
  const { m } = useViewerWords();
  const isSearching = lines !== null && lines.done < lines.total;
  return (
    <>
      <search className={styles.tools}>
        <TextInput
          className={styles.search ?? ''}
          aria-label={m.searchLabel}
          placeholder={m.search}
          maxLength={longestQuery}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text.trim() !== '') onFind();
          }}
        />
        <Select
          className={styles.filter ?? ''}
          aria-label={m.result}
          value={filter}
          allowDeselect={false}
          onChange={(value) => onFilter((value ?? 'all') as ResultFilter)}
          data={[
            { value: 'all', label: m.allResults },
            { value: 'failed', label: m.onlyFailed },
            { value: 'online', label: m.onlyOnline },
            { value: 'pinned', label: m.onlyPinned },
          ]}
        />
      </search>
      {text.trim() !== '' && (
        <div className={styles.openings} role="status">
          {lines === null ? (
            <Button size="compact-sm" variant="default" onClick={onFind}>
              {m.findInLines}
            </Button>
          ) : (
            <span>
              {isSearching
                ? fill(m.finding, { done: lines.done, total: lines.total })
                : lines.found.size === 0
                  ? m.nothingFound
                  : placesText(lines, m)}
            </span>
          )}
          {isSearching && (
            <button type="button" className={styles.link} onClick={onStop}>
              {m.stop}
            </button>
          )}
        </div>
      )}
    </>
  );
};

type Words = ReturnType<typeof useViewerWords>['m'];

const placesText = ({ found }: LinesFound, m: Words): string => {
  const counts = [...found.values()].map(({ places }) => places);
  const count = counts.reduce((sum, one) => sum + one, 0);
  return fill(counts.some((one) => one >= foundLimit) ? m.foundMore : m.found, { count });
};
