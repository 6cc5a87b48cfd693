import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { MessageView, SessionView } from '../../../shared/contract.ts';
import { IconArrowBarToDown, IconArrowDown, IconArrowUp, IconSearch } from '../../parts/icons.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useSessionPart } from '../../store/view-store.ts';
import { MessageDetail } from './message-detail.tsx';
import { MessageList } from './message-list.tsx';
import styles from './messages.module.css';

const noMessages: readonly MessageView[] = [];
const noSubscriptions: SessionView['subscriptions'] = [];

export const Messages = ({ menu, empty }: { readonly menu: ReactNode; readonly empty: ReactNode }) => {
  const { t } = useWords();
  const messages = useSessionPart((session) => session.messages, noMessages);
  const subscriptions = useSessionPart((session) => session.subscriptions, noSubscriptions);
  const filters = useMemo(() => subscriptions.map(({ topic }) => topic), [subscriptions]);
  const [shows, setShows] = useState({ up: true, down: true });
  const [query, setQuery] = useState('');
  const searchInput = useRef<HTMLInputElement>(null);
  useAction(
    'find',
    useCallback(() => searchInput.current?.select(), []),
  );
  /** `null`: the newest, whichever it is. */
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = useMemo(() => {
    const wanted = query.toLowerCase();
    const fits = ({ payload, topic }: MessageView): boolean =>
      wanted === '' || payload.toLowerCase().includes(wanted) || topic.toLowerCase().includes(wanted);
    return messages.filter((message) => shows[message.direction] && fits(message));
  }, [messages, shows, query]);
  const selected = shown.find(({ number }) => number === chosen) ?? shown.at(-1) ?? null;
  const count = (direction: 'up' | 'down'): number => messages.filter((one) => one.direction === direction).length;

  return (
    <section className={styles.pane}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('mqtt.messages')}</h2>
        {menu}
        <DirectionFilter
          name="up"
          count={count('up')}
          isOn={shows.up}
          onPress={() => setShows({ ...shows, up: !shows.up })}
        />
        <DirectionFilter
          name="down"
          count={count('down')}
          isOn={shows.down}
          onPress={() => setShows({ ...shows, down: !shows.down })}
        />
        <span className={styles.grow} />
        <TextInput
          className={styles.find}
          aria-label={t('mqtt.find')}
          placeholder={t('mqtt.find')}
          leftSection={<IconSearch size={14} stroke={1.75} />}
          ref={searchInput}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button
          variant={chosen === null ? 'light' : 'default'}
          aria-pressed={chosen === null}
          leftSection={<IconArrowBarToDown size={16} stroke={1.75} />}
          onClick={() => setChosen(null)}
        >
          {t('mqtt.follow')}
        </Button>
      </header>
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span>{t('mqtt.time')}</span>
        <span>{t('mqtt.topic')}</span>
        <span>{t('mqtt.content')}</span>
        <span className={styles.size}>{t('mqtt.bytes')}</span>
      </div>
      <div className={styles.body}>
        {messages.length === 0 ? empty : shown.length === 0 && <p className={styles.noMatch}>{t('mqtt.noMatch')}</p>}
        <MessageList
          messages={shown}
          filters={filters}
          selected={selected?.number ?? null}
          follows={chosen === null}
          onSelect={setChosen}
          onScrolledUp={() => setChosen(selected?.number ?? null)}
        />
      </div>
      {selected && <MessageDetail message={selected} />}
    </section>
  );
};

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
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onPress}>
      <Arrow size={14} stroke={2} aria-hidden="true" />
      {name === 'up' ? t('mqtt.sent') : t('mqtt.received')}
      <span className={styles.count}>{countText(count)}</span>
    </button>
  );
};
