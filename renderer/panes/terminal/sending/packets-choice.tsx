import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { longestPacketMs } from '../../../../shared/contract/settings.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconClock } from '../../../parts/icons.ts';
import styles from './sending.module.css';
import type { SendingChoice } from './use-sending-choice.ts';
import { useSendingWords } from './use-sending-words.ts';
import { wholeNumber } from './whole-number.ts';

const usualMs = 20;

/** For devices without line ends: a pause ends a line. */
export const PacketsChoice = ({ choice, canSend }: { readonly choice: SendingChoice; readonly canSend: boolean }) => {
  const { m } = useSendingWords();
  const { packetMs, onPackets } = choice;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(packetMs ?? usualMs);
  const isOn = packetMs !== null;
  /** Before the program has answered to the switch. */
  const isWanted = useRef(isOn);
  useEffect(() => {
    isWanted.current = isOn;
  }, [isOn]);
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
            onChange={({ currentTarget: { checked } }) => {
              isWanted.current = checked;
              onPackets(checked ? (wholeNumber(shown, 1, longestPacketMs) ?? usualMs) : null);
            }}
          />
          <span className={styles.every}>
            <input
              className={styles.number}
              inputMode="numeric"
              aria-label={m.packets.pause}
              aria-invalid={wholeNumber(shown, 1, longestPacketMs) === null}
              title={fill(m.packets.limits, { n: longestPacketMs })}
              value={shown}
              maxLength={3}
              onChange={({ currentTarget: { value } }) => {
                setTyped(value);
                const ms = wholeNumber(value, 1, longestPacketMs);
                if (isWanted.current && ms !== null) onPackets(ms);
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
