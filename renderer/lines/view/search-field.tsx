import { TextInput, Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { longestQuery } from '../../../shared/lines/kinds.ts';
import type { MatchKind, Query } from '../../../shared/lines/matcher.ts';
import { HitButtons } from '../../parts/hit-buttons.tsx';
import { IconSearch } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useListWords } from '../use-list-words.ts';
import type { LineSearch } from '../use-search.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import styles from './lines-view.module.css';

const kinds = [
  { kind: 'regex', sign: '.*', word: 'asRegex' },
  { kind: 'hex', sign: '0x', word: 'asHex' },
] as const;

interface QueryFieldProps {
  readonly label: string;
  readonly query: Query;
  readonly onQuery: (query: Query) => void;
  readonly isWrong: boolean;
  readonly icon?: React.ReactNode;
  readonly inputRef?: React.RefObject<HTMLInputElement | null>;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
}

/** Why a text is not a query of its kind. */
export const useWrongText = (kind: MatchKind): string => {
  const { m } = useListWords();
  return kind === 'hex' ? m.noHex : m.noRegex;
};

/** A text field whose text can also be a regular expression, or bytes. */
export const QueryField = (props: QueryFieldProps) => {
  const { label, query, onQuery, isWrong, icon, inputRef, onKeyDown } = props;
  const { m } = useListWords();
  const wrong = useWrongText(query.kind);
  return (
    <>
      <TextInput
        ref={inputRef}
        size="xs"
        flex={1}
        miw={0}
        aria-label={label}
        placeholder={label}
        leftSection={icon}
        error={isWrong}
        maxLength={longestQuery}
        title={isWrong ? wrong : undefined}
        value={query.text}
        onChange={(event) => onQuery({ ...query, text: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      {kinds.map(({ kind, sign, word }) => (
        <Tooltip key={kind} label={m[word]}>
          <button
            type="button"
            className={styles.kind}
            aria-label={`${sign} ${m[word]}`}
            aria-pressed={query.kind === kind}
            onClick={() => onQuery({ ...query, kind: query.kind === kind ? 'text' : kind })}
          >
            {sign}
          </button>
        </Tooltip>
      ))}
    </>
  );
};

interface SearchFieldProps {
  readonly lines: TerminalLines;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
}

export const SearchField = ({ lines, inputRef }: SearchFieldProps) => {
  const { t } = useWords();
  const { query, setQuery, isWrong, search } = lines;
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setQuery({ ...query, text: '' });
    else if (event.key === 'Enter') search.step(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.search}>
      <QueryField
        label={t('terminal.search')}
        query={query}
        onQuery={setQuery}
        isWrong={isWrong}
        icon={<IconSearch size={14} stroke={1.75} />}
        inputRef={inputRef}
        onKeyDown={press}
      />
      <Found search={search} isWrong={isWrong} kind={query.kind} />
      <HitButtons onStep={search.step} />
    </div>
  );
};

const unchanging = (): (() => void) => () => undefined;

const Found = ({
  search,
  isWrong,
  kind,
}: {
  readonly search: LineSearch;
  readonly isWrong: boolean;
  readonly kind: MatchKind;
}) => {
  const { m, t } = useListWords();
  const { hits, hit } = search;
  useSyncExternalStore(hits?.onChange ?? unchanging, hits?.version ?? (() => 0));
  const wrong = useWrongText(kind);
  const text = isWrong
    ? wrong
    : hits === null
      ? null
      : hits.count() === 0
        ? t('terminal.noHits')
        : t('terminal.hits', {
            at: countText(hit !== null && hits.lineAt(hit) !== null ? hits.rankOf(hit) + 1 : 0),
            n: countText(hits.count()),
          });
  if (text === null) return null;
  return (
    <span className={styles.hits} role="status">
      {text}
      {hits !== null && !hits.isComplete() && ` ${m.filter.soFar}`}
    </span>
  );
};
