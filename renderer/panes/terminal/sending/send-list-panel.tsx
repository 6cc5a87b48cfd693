import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { repairedCommand } from '../../../../shared/at/repair-command.ts';
import { entryNoteWords } from '../../../../shared/words/entry-notes.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconPlayerStop, IconSend, IconTrash, IconX } from '../../../parts/icons.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { countText } from '../../../parts/time.ts';
import { failureText } from './failure-text.ts';
import type { ListedText, SendList, SendListOptions } from './send-list.ts';
import styles from './sending.module.css';
import type { SendMode } from './sending-row.tsx';
import { useSendingWords } from './use-sending-words.ts';
import { wholeNumber } from './whole-number.ts';

interface SendListProps {
  readonly list: SendList;
  readonly mode: SendMode;
  readonly canSend: boolean;
  readonly send: SendListOptions['send'];
  readonly mayGoOn: SendListOptions['mayGoOn'];
}

const longestPauseMs = 600_000;

/** Pasted lines, to be looked at and changed before they are sent one after the other. */
export const SendListPanel = (props: SendListProps) => {
  const { list, mode } = props;
  const { m } = useSendingWords();
  const items = useStore(list.items);
  if (items.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={fill(m.list.title, { n: items.length })}>
      <div className={styles.head}>
        <h3>{fill(m.list.title, { n: items.length })}</h3>
        <span className={styles.facts}>
          {items.every(({ state }) => state === 'waiting') && `${m.list.hint} `}
          {mode === 'command' ? m.list.asCommands : m.list.asBytes}
        </span>
        <span className={styles.grow} />
        <ListControls {...props} />
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.list.close} onClick={list.clear}>
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      <ol className={styles.items}>
        {items.map((item, index) => (
          <Item key={item.id} {...{ item, list, mode }} number={index + 1} />
        ))}
      </ol>
    </section>
  );
};

const isPartlySent = (items: readonly ListedText[]): boolean =>
  items.some(({ state }) => state === 'sent') && items.some(({ state }) => state === 'waiting' || state === 'failed');

const ListControls = ({ list, mode, canSend, send, mayGoOn }: SendListProps) => {
  const { m } = useSendingWords();
  const isRunning = useStore(list.state, ({ kind }) => kind === 'running');
  const isBegun = useStore(list.items, (items) => isPartlySent(items));
  const [pause, setPause] = useState('200');
  const [stopsAtError, setStopsAtError] = useState(true);
  const pauseMs = mode === 'command' ? 0 : wholeNumber(pause, 0, longestPauseMs);
  return (
    <>
      {mode === 'bytes' && (
        <>
          <span className={styles.facts}>{m.list.pause}</span>
          <input
            className={styles.number}
            aria-label={m.list.pause}
            aria-invalid={pauseMs === null}
            inputMode="numeric"
            value={pause}
            disabled={isRunning}
            onChange={({ currentTarget }) => setPause(currentTarget.value)}
          />
        </>
      )}
      <Checkbox
        size="xs"
        label={m.list.stopAtError}
        checked={stopsAtError}
        disabled={isRunning}
        onChange={({ currentTarget }) => setStopsAtError(currentTarget.checked)}
      />
      {isRunning ? (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlayerStop size={14} stroke={1.75} />}
          onClick={list.stop}
        >
          {m.list.stop}
        </Button>
      ) : (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconSend size={14} stroke={1.75} />}
          disabled={!canSend || pauseMs === null}
          onClick={() => pauseMs !== null && list.sendAll({ send, mayGoOn, pauseMs, stopsAtError })}
        >
          {isBegun ? m.list.sendRest : m.list.sendAll}
        </Button>
      )}
    </>
  );
};

const marks = { waiting: 'waiting', sending: 'running', sent: 'done', failed: 'failed' } as const;

interface ItemProps {
  readonly item: ListedText;
  readonly number: number;
  readonly list: SendList;
  readonly mode: SendMode;
}

const Item = ({ item, number, list, mode }: ItemProps) => {
  const { m, language } = useSendingWords();
  const { id, text, state, failure } = item;
  const n = countText(number);
  /** A document editor has changed its quotes or other characters. */
  const repaired = mode === 'command' ? repairedCommand(text) : null;
  return (
    <li className={styles.item}>
      <StateMark state={marks[state]} size={14} />
      <span className={styles.itemState} data-state={state} title={failure ? failureText(failure, language).text : ''}>
        {m.list.states[state]}
      </span>
      <input
        aria-label={fill(m.list.text, { n })}
        value={text}
        disabled={state === 'sending'}
        spellCheck={false}
        onChange={({ currentTarget }) => list.edit(id, currentTarget.value)}
      />
      {repaired !== null && state !== 'sending' && (
        <Button size="compact-xs" variant="default" title={repaired} onClick={() => list.edit(id, repaired)}>
          {entryNoteWords[language].repair}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={fill(m.list.remove, { n })}
        disabled={state === 'sending'}
        onClick={() => list.remove(id)}
      >
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </li>
  );
};
