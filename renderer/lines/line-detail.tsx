import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { visibleText } from '../../shared/at/visible-text.ts';
import { longestNote } from '../../shared/lines/kinds.ts';
import { allBytesOf, classOf, isExplained, type TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { mergedWords } from '../../shared/words/merged-words.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { DirectionMark } from '../parts/direction-mark.tsx';
import { IconX } from '../parts/icons.ts';
import { useLineWords } from '../parts/line-words.ts';
import type { PortLabelFacts } from '../parts/port-label.tsx';
import { clockText, countText, durationText, utcText } from '../parts/time.ts';
import { dump } from './dump.ts';
import styles from './line-detail.module.css';
import { useListWords } from './use-list-words.ts';

export interface LineDetailProps {
  readonly line: TrafficLine;
  readonly number: number;
  /** In a merged view. */
  readonly port: PortLabelFacts | null;
  /** The note of its mark; `null`: not marked. */
  readonly mark: string | null;
  readonly onNote: (note: string) => void;
  readonly onClose: () => void;
}

/** One line, whole: its text and its bytes, what it means, which command it belongs to, and its times. */
export const LineDetail = ({ line, number, port, mark, onNote, onClose }: LineDetailProps) => {
  const { m, t, language } = useListWords();
  const explain = useLineWords();
  const meaning = isExplained(line)
    ? explain(line.text, language, { command: line.command, urcName: line.name })
    : null;
  const facts: readonly (readonly [string, string])[] = [
    ...(port === null ? [] : [[mergedWords[language].port, port.address] as const]),
    ...(meaning === null ? [] : [[m.detail.meaning, meaning] as const]),
    ...(line.command === undefined ? [] : [[m.detail.command, line.command] as const]),
    ...(line.answeredMs === undefined ? [] : [[m.answered, durationText(line.answeredMs)] as const]),
  ];
  return (
    <section className={styles.detail} aria-label={fill(m.detail.title, { n: countText(number) })}>
      <header className={styles.head}>
        <DirectionMark kind={classOf(line)} />
        <b>{fill(m.detail.title, { n: countText(number) })}</b>
        <span className={styles.times}>
          {clockText(line.atMs)} · {t('common.utc', { time: utcText(line.atMs) })} ·{' '}
          {t('terminal.foldedPayload', { n: countText(allBytesOf(line).length) })}
        </span>
        <NoteField key={line.sequence} note={mark ?? ''} onNote={onNote} />
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.detail.close} onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard */}
      <section className={styles.body} tabIndex={0} aria-label={m.detail.content}>
        <pre className={styles.text}>{wholeText(line)}</pre>
        <pre className={styles.bytes}>{dump(allBytesOf(line))}</pre>
      </section>
    </section>
  );
};

const pauseMs = 300;

/** What is typed is kept after a pause, and when the field is left. */
const NoteField = ({ note, onNote }: { readonly note: string; readonly onNote: (note: string) => void }) => {
  const { m } = useListWords();
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly send: () => void } | null>(null);
  const flush = (): void => {
    if (waiting.current === null) return;
    clearTimeout(waiting.current.timer);
    waiting.current.send();
    waiting.current = null;
  };
  const change = (text: string): void => {
    setTyped(text);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    const send = (): void => onNote(text);
    waiting.current = { send, timer: setTimeout(flush, pauseMs) };
  };
  const leave = useRef(flush);
  leave.current = flush;
  useEffect(() => () => leave.current(), []);
  return (
    <TextInput
      size="xs"
      className={styles.note}
      aria-label={m.detail.note}
      placeholder={m.detail.note}
      maxLength={longestNote}
      value={typed ?? note}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        flush();
        // Another window may change it from here on.
        setTyped(null);
      }}
    />
  );
};

/** Keeps the line breaks of a text file and makes other control characters visible. */
const wholeText = (line: TrafficLine): string =>
  line.kind === 'payload'
    ? (line.textOf ?? visibleText)(line.bytes).replaceAll('␍␊', '\n').replaceAll('␊', '\n')
    : line.text;
