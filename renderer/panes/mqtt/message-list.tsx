import { type KeyboardEvent, memo, type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { visibleCharacters } from '../../../shared/at/visible-text.ts';
import type { MessageOwner, MessageView } from '../../../shared/contract.ts';
import { IconArrowDown, IconArrowUp } from '../../parts/icons.ts';
import { shortTopic } from '../../parts/short-topic.ts';
import { clockText, countText, utcText } from '../../parts/time.ts';
import { useVisibleRows } from '../../parts/use-visible-rows.ts';
import { type Translate, useWords } from '../../parts/words.ts';
import { type MessageRow, messageRows } from './message-rows.ts';
import styles from './messages.module.css';
import { summaryOf } from './payload-summary.ts';
import { TopicMark } from './topic-mark.tsx';
import { subscriptionOf } from './topic-names.ts';

export interface MessageListProps {
  readonly messages: readonly MessageView[];
  readonly owners: readonly MessageOwner[];
  /** Topic filters of the subscriptions, in order. */
  readonly filters: readonly string[];
  readonly selected: number | null;
  readonly follows: boolean;
  readonly onSelect: (message: MessageView) => void;
  readonly onScrolledUp: () => void;
}

const rowHeight = 28;
const endPx = 20;

export const MessageList = (props: MessageListProps) => {
  const { messages, owners, selected, follows, onScrolledUp } = props;
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => messageRows(messages, owners), [messages, owners]);
  const keyOf = useCallback(
    (index: number) => {
      const row = rows[index];
      return row?.kind === 'message' ? row.message.number : `owner-${row?.owner.from ?? index}`;
    },
    [rows],
  );
  const virtual = useVisibleRows({
    count: rows.length,
    scroller,
    rowHeightPx: rowHeight,
    overscan: 8,
    keyOf,
    follows,
  });
  const size = virtual.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end moves when the size changes
  useLayoutEffect(() => {
    const element = scroller.current;
    if (follows && element) element.scrollTop = element.scrollHeight;
  }, [follows, size, rows]);

  const index = messages.findIndex(({ number }) => number === selected);
  // Tab stop when the selected message is not in the list.
  const entry = index < 0 ? messages.at(-1)?.number : selected;
  const onKeyDown = arrowKeys(props, index, (next) => {
    const row = rows.findIndex((one) => one.kind === 'message' && one.message === next);
    virtual.scrollToIndex(row, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-number="${next.number}"]`)?.focus(),
    );
  });
  const onScroll = useScrolledUp(scroller, () => follows && onScrolledUp());
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <ul className={styles.rows} aria-label={t('mqtt.messages')} style={{ height: size }} onKeyDown={onKeyDown}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li key={key} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
                <RowContent {...props} row={row} entry={entry} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
};

/** Arrow keys select the next or previous message. */
const arrowKeys =
  (
    { messages, onSelect }: MessageListProps,
    index: number,
    show: (message: MessageView) => void,
  ): ((event: KeyboardEvent) => void) =>
  (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = messages[Math.min(messages.length - 1, Math.max(0, index + step))];
    if (step === 0 || !next) return;
    event.preventDefault();
    onSelect(next);
    show(next);
  };

/** Calls `onScrolledUp` when the list is scrolled up from its end. */
const useScrolledUp = (scroller: RefObject<HTMLDivElement | null>, onScrolledUp: () => void): (() => void) => {
  const lastTop = useRef(0);
  return () => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isUp = scrollTop < lastTop.current - 2;
    lastTop.current = scrollTop;
    if (isUp && scrollHeight - scrollTop - clientHeight > endPx) onScrolledUp();
  };
};

interface RowContentProps extends MessageListProps {
  readonly row: MessageRow;
  readonly entry: number | null | undefined;
}

const RowContent = ({ row, entry, filters, selected, onSelect }: RowContentProps) => {
  const { t } = useWords();
  if (row.kind === 'owner') return <p className={styles.owner}>{ownerText(row.owner, t)}</p>;
  const { message } = row;
  return (
    <Row
      message={message}
      index={message.direction === 'down' ? subscriptionOf(filters, message.topic) : -1}
      isSelected={message.number === selected}
      isEntry={message.number === entry}
      onSelect={onSelect}
    />
  );
};

const ownerText = ({ module }: MessageOwner, t: Translate): string =>
  t(module === '' ? 'terminal.divider.perhaps-other' : 'terminal.divider.other-module', { module });

interface RowProps {
  readonly message: MessageView;
  readonly index: number;
  readonly isSelected: boolean;
  readonly isEntry: boolean;
  readonly onSelect: (message: MessageView) => void;
}

/** Memoised: existing rows are not drawn again when rows are added below. */
const Row = memo(({ message, index, isSelected, isEntry, onSelect }: RowProps) => {
  const { t } = useWords();
  const { direction, atMs, topic, sizeBytes, number } = message;
  const isUp = direction === 'up';
  const Arrow = isUp ? IconArrowUp : IconArrowDown;
  const time = clockText(atMs);
  return (
    <button
      type="button"
      className={`${styles.message} ${isSelected ? styles.isSelected : ''}`}
      aria-pressed={isSelected}
      data-number={number}
      tabIndex={isEntry ? 0 : -1}
      onClick={() => onSelect(message)}
    >
      <span className={isUp ? styles.up : styles.down}>
        <Arrow size={14} stroke={2} role="img" aria-label={isUp ? t('mqtt.sent') : t('mqtt.received')} />
      </span>
      <time className={styles.time} title={t('common.utc', { time: utcText(atMs) })}>
        {time.slice(0, 8)}
        <span className={styles.fraction}>{time.slice(8)}</span>
      </time>
      <span className={styles.topic} title={visibleCharacters(topic)}>
        <TopicMark index={index} />
        <span className={styles.cut}>{visibleCharacters(shortTopic(topic))}</span>
      </span>
      <Content message={message} />
      <span className={styles.size}>{countText(sizeBytes)}</span>
    </button>
  );
});

const Content = ({ message }: { readonly message: MessageView }) => {
  const { t } = useWords();
  if (message.encoding === 'hex') {
    return (
      <span className={styles.content}>
        <b>{t('mqtt.binary')}</b>
        <span className={styles.cut}>{message.payload.slice(0, 80)}</span>
      </span>
    );
  }
  const { head, pairs, text } = summaryOf(message.payload);
  return (
    <span className={styles.content}>
      {!message.complete && <em>{t('mqtt.incomplete')}</em>}
      {head !== null && <span className={styles.about}>{visibleCharacters(head)}</span>}
      {text !== null && <span className={styles.cut}>{visibleCharacters(text)}</span>}
      {pairs.map(({ name, value }) => (
        <span key={name} className={styles.pair}>
          {visibleCharacters(name)} <b>{visibleCharacters(value)}</b>
        </span>
      ))}
    </span>
  );
};
