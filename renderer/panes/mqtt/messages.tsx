import { TextInput } from '@mantine/core';
import { memo, type ReactNode, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { type MessageOwner, type MessageView, noMessageCounts, type SessionView } from '../../../shared/contract.ts';
import { FilterChip, FollowToggle } from '../../parts/bar-buttons.tsx';
import { IconArrowDown, IconArrowUp, IconSearch } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useSessionState } from '../../store/session-use.ts';
import { useSessionPart } from '../../store/view-store.ts';
import { MessageDetail } from './message-detail.tsx';
import { createMessageFilter } from './message-filter.ts';
import { MessageList } from './message-list.tsx';
import styles from './messages.module.css';

const noMessages: readonly MessageView[] = [];
const noOwners: readonly MessageOwner[] = [];
const noSubscriptions: SessionView['subscriptions'] = [];

interface MessagesProps {
  /** Replaces the default title. */
  readonly title: ReactNode;
  readonly menu: ReactNode;
  readonly note: ReactNode;
  readonly empty: ReactNode;
}

export const Messages = ({ title, menu, note, empty }: MessagesProps) => {
  const { t } = useWords();
  const messages = useSessionPart((session) => session.messages, noMessages);
  const subscriptions = useSessionPart((session) => session.subscriptions, noSubscriptions);
  const filters = useMemo(() => subscriptions.map(({ topic }) => topic), [subscriptions]);
  const [shows, setShows] = useState({ up: true, down: true });
  const [query, setQuery] = useState('');
  const owners = useSessionPart((session) => session.messageOwners, noOwners);
  // Message numbers start at 1.
  const older = (messages[0]?.number ?? 1) - 1;
  /** The whole message, because it may drop out of the list while it is being read. `null` selects the newest. */
  const [chosen, setChosen] = useSessionState<MessageView | null>(null);
  const [filter] = useState(createMessageFilter);
  const shown = filter(messages, { ...shows, query });
  const selected = chosen ?? shown.at(-1) ?? null;
  // With many messages a second, the detail is drawn at low priority, so that input stays responsive.
  const detailed = useDeferredValue(selected);
  const follow = useCallback(() => setChosen(null), [setChosen]);

  return (
    <section className={styles.pane}>
      <header className={styles.head}>
        {title ?? <h2 className={styles.title}>{t('mqtt.messages')}</h2>}
        {menu}
        <DirectionFilters shows={shows} onShows={setShows} />
        <span className={styles.grow} />
        <Find query={query} onQuery={setQuery} />
        <Follow isOn={chosen === null} onFollow={follow} />
      </header>
      {note}
      <ColumnTitles />
      {older > 0 && <p className={styles.older}>{t('mqtt.older', { n: countText(older) })}</p>}
      <div className={styles.body}>
        {messages.length === 0 ? empty : shown.length === 0 && <p className={styles.noMatch}>{t('mqtt.noMatch')}</p>}
        <MessageList
          messages={shown}
          owners={owners}
          filters={filters}
          selected={selected?.number ?? null}
          follows={chosen === null}
          onSelect={setChosen}
          onScrolledUp={() => setChosen(selected)}
        />
      </div>
      {detailed && <MessageDetail message={detailed} isGone={detailed.number < (messages[0]?.number ?? 0)} />}
    </section>
  );
};

/** Decorative: each row says what its parts are. */
const ColumnTitles = () => {
  const { t } = useWords();
  return (
    <div className={styles.columns} aria-hidden="true">
      <span />
      <span>{t('mqtt.time')}</span>
      <span>{t('mqtt.topic')}</span>
      <span>{t('mqtt.content')}</span>
      <span className={styles.size}>{t('mqtt.bytes')}</span>
    </div>
  );
};

type Directions = Readonly<Record<'up' | 'down', boolean>>;

interface DirectionFiltersProps {
  readonly shows: Directions;
  readonly onShows: (shows: Directions) => void;
}

const DirectionFilters = ({ shows, onShows }: DirectionFiltersProps) => {
  const counts = useSessionPart((session) => session.messageCounts, noMessageCounts);
  return (['up', 'down'] as const).map((name) => (
    <DirectionFilter
      key={name}
      name={name}
      count={counts[name]}
      isOn={shows[name]}
      onPress={() => onShows({ ...shows, [name]: !shows[name] })}
    />
  ));
};

/** Memoised: does not redraw when the counts change. */
const Find = memo(({ query, onQuery }: { readonly query: string; readonly onQuery: (query: string) => void }) => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  useAction(
    'find',
    useCallback(() => input.current?.select(), []),
  );
  return (
    <TextInput
      className={styles.find}
      aria-label={t('mqtt.find')}
      placeholder={t('mqtt.find')}
      leftSection={<IconSearch size={14} stroke={1.75} />}
      ref={input}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
    />
  );
});

const Follow = memo(({ isOn, onFollow }: { readonly isOn: boolean; readonly onFollow: () => void }) => {
  const { t } = useWords();
  return <FollowToggle className={styles.follow ?? ''} word={t('mqtt.follow')} isOn={isOn} onPress={onFollow} />;
});

const DirectionFilter = ({
  name,
  count,
  isOn,
  onPress,
}: {
  readonly name: 'up' | 'down';
  readonly count: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}) => {
  const { t } = useWords();
  const Arrow = name === 'up' ? IconArrowUp : IconArrowDown;
  const word = name === 'up' ? t('mqtt.sent') : t('mqtt.received');
  return (
    <FilterChip
      glyph={<Arrow size={14} stroke={2} aria-hidden="true" />}
      word={word}
      count={count}
      isOn={isOn}
      title={word}
      onClick={onPress}
    />
  );
};
