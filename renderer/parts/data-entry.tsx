import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { WantedDataView } from '../../shared/contract.ts';
import { typedDataWords } from '../../shared/words/typed-data.ts';
import { fill } from '../../shared/words/typed-words.ts';
import styles from './command-line.module.css';
import { useWords } from './words.ts';

export interface DataEntryProps {
  /** As `AT+HTTPDATA`. */
  readonly command: string;
  readonly wanted: WantedDataView;
  readonly onData: (text: string) => void;
  readonly onCancel: () => void;
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** The data that the module waits for at a prompt: Ctrl+Enter sends them. */
export const DataEntry = ({ command, wanted, onData, onCancel }: DataEntryProps) => {
  const { t, language } = useWords();
  const words = typedDataWords[language];
  const [text, setText] = useState('');
  const { sizeBytes, limitMs, canCancel } = wanted;
  const bytes = sizeOf(text);
  const canSend = sizeBytes === null || bytes === sizeBytes;
  const field = useFocusWhileShown();
  const send = (): void => {
    if (canSend) onData(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.data}>
      <Textarea
        ref={field}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        label={fill(words.label, { command })}
        placeholder={words.hint}
        value={text}
        spellCheck={false}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.waiting}>
        <span role="status">
          {sizeBytes === null ? fill(words.text, { n: bytes }) : fill(words.counted, { n: bytes, size: sizeBytes })}
        </span>
        {limitMs !== null && <span>{fill(words.within, { seconds: Math.ceil(limitMs / 1_000) })}</span>}
        {!canCancel && <span>{words.needed}</span>}
        <Button size="compact-xs" disabled={!canSend} onClick={send}>
          {words.send}
        </Button>
        {canCancel && (
          <Button size="compact-xs" variant="default" onClick={onCancel}>
            {t('terminal.cancelCommand')}
          </Button>
        )}
      </div>
    </div>
  );
};

/** Takes the focus, and returns it at the end. */
const useFocusWhileShown = () => {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return field;
};
