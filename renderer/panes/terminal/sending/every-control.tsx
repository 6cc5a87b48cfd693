import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconPlayerPlay, IconPlayerStop } from '../../../parts/icons.ts';
import { countText } from '../../../parts/time.ts';
import { intervalOf, type Repeater, shortestIntervalMs } from './repeat.ts';
import styles from './sending.module.css';
import { useSendingWords } from './use-sending-words.ts';

interface EveryProps {
  readonly repeater: Repeater;
  readonly onStart: (intervalMs: number) => void;
  readonly canSend: boolean;
}

/** Sends the text of the line every n ms until it is stopped, and shows how often it was sent. */
export const EveryControl = ({ repeater, onStart, canSend }: EveryProps) => {
  const { m } = useSendingWords();
  const [typed, setTyped] = useState('1000');
  const isRunning = useStore(repeater.state, ({ kind }) => kind === 'running');
  const intervalMs = intervalOf(typed);
  const least = { least: shortestIntervalMs };
  return (
    <span className={styles.every}>
      <span className={styles.label}>{m.every}</span>
      <input
        className={styles.number}
        inputMode="numeric"
        aria-label={m.everyLabel}
        aria-invalid={intervalMs === null}
        title={fill(intervalMs === null ? m.everyWrong : m.everyHint, least)}
        value={typed}
        disabled={isRunning}
        maxLength={8}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (intervalMs !== null && canSend) onStart(intervalMs);
        }}
      />
      <span className={styles.unit}>ms</span>
      {isRunning ? (
        <Stop repeater={repeater} />
      ) : (
        <ActionIcon
          variant="default"
          size={28}
          aria-label={m.startEvery}
          title={fill(m.everyHint, least)}
          disabled={intervalMs === null || !canSend}
          onClick={() => intervalMs !== null && onStart(intervalMs)}
        >
          <IconPlayerPlay size={14} stroke={1.75} />
        </ActionIcon>
      )}
    </span>
  );
};

const Stop = ({ repeater }: Pick<EveryProps, 'repeater'>) => {
  const { m } = useSendingWords();
  const count = useStore(repeater.count);
  const text = useStore(repeater.text);
  return (
    <Button
      size="compact-xs"
      h={28}
      variant="light"
      aria-label={fill(m.stopEvery, { n: countText(count) })}
      title={`${fill(m.stopEvery, { n: countText(count) })}\n${text}`}
      leftSection={<IconPlayerStop size={14} stroke={1.75} />}
      onClick={repeater.stop}
    >
      {countText(count)}
    </Button>
  );
};
