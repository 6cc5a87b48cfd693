import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { useState } from 'react';
import { longestPacketMs } from '../../../../shared/contract/settings.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconClock } from '../../../parts/icons.ts';
import styles from './sending.module.css';
import type { SendingChoice } from './use-sending-choice.ts';
import { useSendingWords } from './use-sending-words.ts';

const usualMs = 20;

/** The pause in whole milliseconds; `null`: none, or outside of the limits. */
const pauseOf = (typed: string): number | null => {
  const ms = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return ms >= 1 && ms <= longestPacketMs ? ms : null;
};

/** For devices without line ends: a pause ends a line. */
export const PacketsChoice = ({ choice, canSend }: { readonly choice: SendingChoice; readonly canSend: boolean }) => {
  const { m } = useSendingWords();
  const { packetMs, onPackets } = choice;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(packetMs ?? usualMs);
  const isOn = packetMs !== null;
  return (
    <Popover position="top-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={isOn ? 'light' : 'subtle'}
          color={isOn ? 'accent' : 'gray'}
          size={28}
          disabled={!canSend}
          aria-label={isOn ? fill(m.packets.on, { n: packetMs }) : m.packets.label}
          title={isOn ? fill(m.packets.on, { n: packetMs }) : m.packets.label}
        >
          <IconClock size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={m.packets.label}>
        <div className={styles.packets}>
          <Checkbox
            size="xs"
            label={m.packets.label}
            checked={isOn}
            onChange={({ currentTarget }) => onPackets(currentTarget.checked ? (pauseOf(shown) ?? usualMs) : null)}
          />
          <span className={styles.every}>
            <input
              className={styles.number}
              inputMode="numeric"
              aria-label={m.packets.pause}
              aria-invalid={pauseOf(shown) === null}
              title={fill(m.packets.limits, { n: longestPacketMs })}
              value={shown}
              maxLength={3}
              onChange={({ currentTarget: { value } }) => {
                setTyped(value);
                const ms = pauseOf(value);
                if (isOn && ms !== null) onPackets(ms);
              }}
            />
            <span className={styles.unit}>ms</span>
          </span>
          <p>{m.packets.hint}</p>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
